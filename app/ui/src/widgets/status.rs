//! Small signs: a dot with a word, a badge, a counter.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::theme::{self, Size, Tone, Weight, space};

const DOT: f32 = 8.0;
const BADGE: f32 = 20.0;
const COUNTER: f32 = 18.0;

/// A dot and the word that says the same.
pub fn status(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let room = ui.available_width() - DOT - space::S;
    let galley = paint::line(ui, text, Size::Body, Weight::Regular, room);
    let size = vec2(DOT + space::S + galley.size().x, galley.size().y.max(DOT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let center = rect.left_center() + vec2(DOT / 2.0, 0.0);
    ui.painter()
        .circle_filled(center, DOT / 2.0, tokens.meaning(tone).mark);
    paint::put_line(
        ui,
        rect.left_center() + vec2(DOT + space::S, 0.0),
        galley,
        tokens.text.primary,
    );
    response
}

/// A word on a tinted ground.
pub fn badge(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let meaning = theme::tokens(ui).meaning(tone);
    let galley = paint::line(
        ui,
        text,
        Size::Small,
        Weight::Medium,
        ui.available_width() - 2.0 * space::S,
    );
    let size = vec2(galley.size().x + 2.0 * space::S, BADGE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let edge = Stroke::new(1.0, meaning.border);
    ui.painter().rect(
        rect,
        CornerRadius::same(BADGE as u8 / 2),
        meaning.background,
        edge,
        StrokeKind::Inside,
    );
    paint::put_line(
        ui,
        rect.left_center() + vec2(space::S, 0.0),
        galley,
        meaning.text,
    );
    response
}

/// A number that asks to be looked at.
pub fn counter(ui: &mut Ui, tone: Tone, count: usize) -> Response {
    let meaning = theme::tokens(ui).meaning(tone);
    let text = if count > 99 {
        "99+".to_owned()
    } else {
        count.to_string()
    };
    let galley = paint::line(ui, &text, Size::Caption, Weight::SemiBold, f32::INFINITY);
    let width = (galley.size().x + 10.0).max(COUNTER);
    let (rect, response) = ui.allocate_exact_size(vec2(width, COUNTER), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    ui.painter()
        .rect_filled(rect, CornerRadius::same(COUNTER as u8 / 2), meaning.solid);
    let left = rect.center().x - galley.size().x / 2.0;
    paint::put_line(ui, pos2(left, rect.center().y), galley, meaning.on_solid);
    response
}
