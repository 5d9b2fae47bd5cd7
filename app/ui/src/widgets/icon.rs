//! Icons and the turning sign of work going on.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Sense, Spinner, Ui, Vec2};

use crate::icons;
use crate::theme::{self, icon_font};

/// One glyph of the icon font; the names are in [`crate::icons`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(pub(crate) char);

impl Icon {
    /// The character that the icon font draws.
    pub const fn glyph(self) -> char {
        self.0
    }
}

/// Draws an icon as decoration: it has no accessible name, so a word must stand beside it.
pub fn icon(ui: &mut Ui, icon: Icon, points: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(points), Sense::hover());
    paint_icon(ui.painter(), icon, rect.center(), points, color);
    response
}

/// Draws a turning ring, or a still one when motion is reduced.
pub fn spinner(ui: &mut Ui, diameter: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(diameter), Sense::hover());
    paint_spinner(ui, rect, theme::tokens(ui).text.muted);
    response
}

/// The glyph fills its em square, so the middle of the square is the middle of the drawing.
pub(super) fn paint_icon(painter: &Painter, icon: Icon, center: Pos2, points: f32, color: Color32) {
    painter.text(
        center,
        Align2::CENTER_CENTER,
        icon.0,
        icon_font(points),
        color,
    );
}

pub(super) fn paint_spinner(ui: &Ui, rect: Rect, color: Color32) {
    if theme::is_motion_reduced(ui.ctx()) {
        paint_icon(
            ui.painter(),
            icons::LOADER,
            rect.center(),
            rect.width(),
            color,
        );
    } else {
        Spinner::new().color(color).paint_at(ui, rect);
    }
}
