//! What stands between the messages of a chat: days, and who came and went.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::theme::{self, Size, Weight, space};

/// The height of [`day_separator`].
pub const DAY_SEPARATOR: f32 = 40.0;

/// The height of [`system_line`].
pub const SYSTEM_LINE: f32 = 28.0;

/// A day's name between two hairlines.
pub fn day_separator(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), DAY_SEPARATOR), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let galley = paint::line(ui, text, Size::Caption, Weight::Medium, rect.width());
    let half = galley.size().x / 2.0 + space::M;
    let (middle, stroke) = (rect.center(), Stroke::new(1.0, tokens.line));
    ui.painter()
        .hline(rect.left()..=middle.x - half, middle.y, stroke);
    ui.painter()
        .hline(middle.x + half..=rect.right(), middle.y, stroke);
    paint::put_line(
        ui,
        pos2(middle.x - galley.size().x / 2.0, middle.y),
        galley,
        tokens.text.muted,
    );
    response
}

/// Something that happened, in the middle and small; `time` may be empty.
pub fn system_line(ui: &mut Ui, text: &str, time: &str) -> Response {
    let tokens = theme::tokens(ui);
    let words = paint::line(ui, text, Size::Small, Weight::Regular, ui.available_width());
    let clock = paint::line(ui, time, Size::Caption, Weight::Regular, f32::INFINITY);
    let gap = if time.is_empty() { 0.0 } else { space::S };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), SYSTEM_LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let left = rect.center().x - (words.size().x + gap + clock.size().x) / 2.0;
    let after = left + words.size().x + gap;
    paint::put_line(
        ui,
        pos2(left, rect.center().y),
        words,
        tokens.text.secondary,
    );
    paint::put_line(ui, pos2(after, rect.center().y), clock, tokens.text.muted);
    response
}
