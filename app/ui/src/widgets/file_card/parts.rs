//! The sizes of a file's parts, so that its height is known without drawing it.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Ui, Vec2, vec2};

use super::FileCard;
use crate::theme::{self, Size, Tone, Weight, font, space};
use crate::widgets::bubble::{AUTHOR, MARK};
use crate::widgets::elide::name_line;
use crate::widgets::paint;

pub(super) const PADDING: f32 = 8.0;
/// The square with the sign of the kind.
pub(super) const TILE: f32 = 36.0;
/// The line with the sign, the name and the buttons.
pub(super) const ROW: f32 = 38.0;
pub(super) const GAP: f32 = 10.0;
/// A button's side.
pub(super) const BUTTON: f32 = 24.0;
/// From the bar to the lower edge; the bar lies in the padding, so that nothing moves for it.
pub(super) const BELOW_BAR: f32 = 4.0;
pub(super) const ABOVE_PROBLEM: f32 = 6.0;
const WIDEST: f32 = 340.0;

/// The parts, from top to bottom.
pub(super) struct Parts {
    pub above: f32,
    author: f32,
    pub card: Vec2,
    /// The picture's frame and the space below it.
    pub picture: f32,
    pub name: Arc<Galley>,
    pub is_cut: bool,
    pub about: Arc<Galley>,
    pub problem: Option<Arc<Galley>>,
}

impl Parts {
    pub fn height(&self) -> f32 {
        self.above + self.author + self.card.y
    }
}

impl FileCard<'_> {
    pub(super) fn parts(&self, ui: &Ui, width: f32) -> Parts {
        let width = (width * 0.8).min(WIDEST).floor();
        let inner = width - 2.0 * PADDING;
        let words = inner - TILE - GAP;
        let buttons = self.buttons.len() + usize::from(self.menu.is_some());
        let beside = words - BUTTON * buttons as f32 - space::XS;
        let (name, is_cut) = name_line(ui, self.name, (Size::Body, Weight::Medium), beside);
        let about = paint::line(
            ui,
            self.about,
            Size::Small,
            Weight::Regular,
            words - self.time_width(ui),
        );
        let problem = self.problem.map(|words| problem_in(ui, words, inner));
        let picture = self
            .picture
            .map_or(0.0, |(picture, _)| picture.frame_height(inner) + space::S);
        let below = problem
            .as_ref()
            .map_or(0.0, |words| ABOVE_PROBLEM + words.size().y);
        Parts {
            above: if self.is_joined { space::XXS } else { space::M },
            author: self.shown_author().map_or(0.0, |_| AUTHOR),
            card: vec2(width, 2.0 * PADDING + picture + ROW + below),
            picture,
            name,
            is_cut,
            about,
            problem,
        }
    }

    fn time_width(&self, ui: &Ui) -> f32 {
        let time = paint::line(ui, self.time, Size::Caption, Weight::Regular, f32::INFINITY);
        let mark = self.delivery.map_or(0.0, |_| MARK + 3.0);
        let gap = if self.time.is_empty() { 0.0 } else { space::S };
        time.size().x + mark + gap
    }
}

fn problem_in(ui: &Ui, words: &str, width: f32) -> Arc<Galley> {
    let color = theme::tokens(ui).meaning(Tone::Danger).text;
    let font = font(Size::Small, Weight::Medium);
    let mut job = LayoutJob::simple(words.to_owned(), font, color, width);
    for section in &mut job.sections {
        section.format.line_height = Some(Size::Small.line_height());
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
