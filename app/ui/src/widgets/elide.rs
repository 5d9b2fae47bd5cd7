//! Names that are too long lose their middle: the ending of a file's name says what it is.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::paint;
use crate::theme::{Size, Weight};

/// So many letters at the end stay.
const TAIL: usize = 12;

/// Lays a name out on one line; whether something of it is missing.
pub(super) fn name_line(
    ui: &Ui,
    name: &str,
    (size, weight): (Size, Weight),
    width: f32,
) -> (Arc<Galley>, bool) {
    let line = |text: &str| paint::line(ui, text, size, weight, f32::INFINITY);
    let whole = line(name);
    if whole.size().x <= width {
        return (whole, false);
    }
    let letters: Vec<char> = name.chars().collect();
    let tail = TAIL.min(letters.len() / 2);
    // The longest beginning that fits; the search halves the rest each time.
    let (mut fits, mut too_long) = (0, letters.len() - tail);
    while fits + 1 < too_long {
        let middle = (fits + too_long) / 2;
        match line(&without_middle(&letters, middle, tail)).size().x <= width {
            true => fits = middle,
            false => too_long = middle,
        }
    }
    let text = without_middle(&letters, fits, tail);
    (paint::line(ui, &text, size, weight, width), true)
}

fn without_middle(letters: &[char], head: usize, tail: usize) -> String {
    let head = letters.iter().take(head);
    let tail = letters.iter().skip(letters.len() - tail);
    head.chain(['…'].iter()).chain(tail).collect()
}
