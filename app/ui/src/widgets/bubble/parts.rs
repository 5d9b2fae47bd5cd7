//! The sizes of a bubble's parts, so that its height is known without drawing it.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Ui, Vec2, vec2};

use super::{Bubble, Delivery};
use crate::theme::{self, Size, Tone, Weight, font, height, space};
use crate::widgets::paint;

pub(super) const PADDING: Vec2 = vec2(12.0, 7.0);
pub(in crate::widgets) const MARK: f32 = 12.0;
/// The line with the writer's name.
pub(in crate::widgets) const AUTHOR: f32 = 18.0;
const WIDEST: f32 = 560.0;

/// The parts, from top to bottom.
pub(super) struct Parts {
    pub above: f32,
    author: f32,
    pub balloon: Vec2,
    pub text: Arc<Galley>,
    pub time: Arc<Galley>,
    /// Why it was refused; buttons stand below.
    pub refusal: Option<Arc<Galley>>,
}

impl Parts {
    pub fn height(&self) -> f32 {
        let buttons = space::XS + height::CONTROL_COMPACT;
        let below = self
            .refusal
            .as_ref()
            .map_or(0.0, |words| words.size().y + buttons);
        self.above + self.author + self.balloon.y + below
    }
}

impl Bubble<'_> {
    pub(super) fn parts(&self, ui: &Ui, width: f32) -> Parts {
        let widest = ((width * 0.8).min(WIDEST) - 2.0 * PADDING.x).max(40.0);
        let text = self.text_in(ui, widest);
        let time = paint::line(ui, self.time, Size::Caption, Weight::Regular, widest);
        let foot = time.size().x + self.delivery.map_or(0.0, |_| MARK + 3.0);
        let last = text.rows.last().map_or(0.0, |row| row.size.x);
        let fits_beside = last + space::M + foot <= widest;
        let inner = match fits_beside {
            true => vec2(text.size().x.max(last + space::M + foot), text.size().y),
            false => vec2(
                text.size().x.max(foot),
                text.size().y + time.size().y + space::XS,
            ),
        };
        Parts {
            above: if self.is_joined { space::XXS } else { space::M },
            author: self.shown_author().map_or(0.0, |_| AUTHOR),
            balloon: inner + 2.0 * PADDING,
            text,
            time,
            refusal: self.refusal_in(ui, width),
        }
    }

    pub(super) fn refusal_in(&self, ui: &Ui, width: f32) -> Option<Arc<Galley>> {
        let Some((Delivery::Refused, words)) = self.delivery else {
            return None;
        };
        let color = theme::tokens(ui).meaning(Tone::Danger).text;
        let font = font(Size::Small, Weight::Medium);
        let job = LayoutJob::simple(words.to_owned(), font, color, width * 0.8);
        Some(ui.fonts_mut(|fonts| fonts.layout_job(job)))
    }

    pub(super) fn text_in(&self, ui: &Ui, widest: f32) -> Arc<Galley> {
        let tokens = theme::tokens(ui);
        let mut plain = TextFormat::simple(font(Size::Body, Weight::Regular), tokens.text.primary);
        plain.line_height = Some(Size::Body.line_height());
        let ink = tokens.meanings.accent.text;
        let link = TextFormat {
            color: ink,
            ..plain.clone()
        };
        let mut job = LayoutJob::default();
        job.wrap.max_width = widest;
        let mut done = 0;
        let mut append = |range: Range<usize>, format: &TextFormat| {
            job.append(
                self.text.get(range).unwrap_or_default(),
                0.0,
                format.clone(),
            );
        };
        for range in self.links {
            append(done..range.start, &plain);
            append(range.clone(), &link);
            done = range.end;
        }
        append(done..self.text.len(), &plain);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
