//! An icon, a word and a trailing icon on one line: the inside of buttons, chips and menu items.

use std::sync::Arc;

use egui::{Color32, Galley, Rect, Ui, pos2};

use super::icon::{Icon, paint_icon, paint_spinner};
use super::paint;
use crate::theme::{self, Size, Tone, Weight, height, space};

const GAP: f32 = 6.0;
const TRAILING: f32 = 14.0;
const DOT: f32 = 8.0;

/// What stands on the line.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub icon: Option<Icon>,
    /// In the place of the icon.
    pub dot: Option<Tone>,
    pub text: &'a str,
    pub trailing: Option<Icon>,
    pub is_busy: bool,
    pub weight: Weight,
}

/// The same with its widths known.
pub(super) struct LaidOut<'a> {
    content: Content<'a>,
    galley: Arc<Galley>,
}

impl<'a> Content<'a> {
    pub fn lay_out(self, ui: &Ui, width: f32) -> LaidOut<'a> {
        let icons = self.leading() + self.trailing.map_or(0.0, |_| space::XS + TRAILING);
        let galley = paint::line(ui, self.text, Size::Body, self.weight, width - icons);
        LaidOut {
            content: self,
            galley,
        }
    }

    fn leading(&self) -> f32 {
        match self {
            _ if self.icon.is_some() || self.is_busy => height::ICON + GAP,
            _ if self.dot.is_some() => DOT + GAP,
            _ => 0.0,
        }
    }
}

impl LaidOut<'_> {
    pub fn width(&self) -> f32 {
        self.content.leading()
            + self.galley.size().x
            + self.content.trailing.map_or(0.0, |_| space::XS + TRAILING)
    }

    /// Paints in the middle of `rect`.
    pub fn paint_centered(self, ui: &Ui, rect: Rect, color: Color32) {
        let left = rect.center().x - self.width() / 2.0;
        self.paint_from(ui, left, rect, color);
    }

    /// Paints from `left` on, in the vertical middle of `rect`.
    pub fn paint_from(self, ui: &Ui, left: f32, rect: Rect, color: Color32) {
        let (middle, text_width) = (rect.center().y, self.galley.size().x);
        let place = Rect::from_center_size(
            pos2(left + height::ICON / 2.0, middle),
            egui::Vec2::splat(height::ICON),
        );
        if self.content.is_busy {
            paint_spinner(ui, place.shrink(1.0), color);
        } else if let Some(tone) = self.content.dot {
            let center = pos2(left + DOT / 2.0, middle);
            ui.painter()
                .circle_filled(center, DOT / 2.0, theme::tokens(ui).meaning(tone).mark);
        } else if let Some(icon) = self.content.icon {
            paint_icon(ui.painter(), icon, place.center(), height::ICON, color);
        }
        let text_left = left + self.content.leading();
        paint::put_line(ui, pos2(text_left, middle), self.galley, color);
        if let Some(icon) = self.content.trailing {
            let center = pos2(text_left + text_width + space::XS + TRAILING / 2.0, middle);
            paint_icon(ui.painter(), icon, center, TRAILING, color);
        }
    }
}
