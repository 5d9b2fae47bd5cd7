//! A square in a colour that somebody typed.

use egui::{CornerRadius, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::theme::{self, radius};

const SIDE: f32 = 20.0;

/// Whether white letters can be read on a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// They can (4.5:1).
    Readable,
    /// They can hardly be.
    Faint,
    /// It is no colour.
    Unknown,
}

/// Draws the square of a colour such as `#0a7d55`, and says how white letters look on it.
pub fn tint(ui: &mut Ui, typed: &str) -> Tint {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::hover());
    let tokens = theme::tokens(ui);
    let color = theme::typed_color(typed);
    let ground = color.unwrap_or(tokens.surface.sunken);
    let edge = Stroke::new(1.0, tokens.outline);
    let corners = CornerRadius::same(radius::SMALL);
    ui.painter()
        .rect(rect, corners, ground, edge, StrokeKind::Inside);
    match color {
        Some(color) if theme::carries_white(color) => Tint::Readable,
        Some(_) => Tint::Faint,
        None => Tint::Unknown,
    }
}
