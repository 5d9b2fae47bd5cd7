//! Links that choose a view and count what is in it: "Todas 214".

use egui::{
    Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::paint::{self, focus_ring, hover_ground};
use crate::theme::{self, Size, Weight, height, radius, space};

const PADDING: f32 = 10.0;
const GAP: f32 = 6.0;

/// A line of chips that goes on below when there is no room.
pub fn chip_bar<R>(ui: &mut Ui, chips: impl FnOnce(&mut Ui) -> R) -> R {
    let answer = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        chips(ui)
    });
    ui.ctx()
        .accesskit_node_builder(answer.response.id, |node| node.set_role(Role::TabList));
    answer.inner
}

/// One of several things that narrow a list down; any number may be on.
pub fn filter_chip(ui: &mut Ui, label: &str, is_on: bool) -> Response {
    let response = chip(ui, label, None, is_on);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_on, label));
    response
}

/// One view; the selected one has a ground and an edge of its own.
pub fn chip(ui: &mut Ui, label: &str, count: Option<usize>, is_selected: bool) -> Response {
    let word = paint::line(ui, label, Size::Body, Weight::Medium, f32::INFINITY);
    let number = count.map(|count| count.to_string());
    let digits = number
        .as_deref()
        .map(|number| paint::line(ui, number, Size::Small, Weight::Medium, f32::INFINITY));
    let width =
        word.size().x + digits.as_ref().map_or(0.0, |digits| GAP + digits.size().x) + 2.0 * PADDING;
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, height::CONTROL_COMPACT), Sense::click());
    name(&response, label, number.as_deref(), is_selected);

    let tokens = theme::tokens(ui);
    let accent = &tokens.meanings.accent;
    let (ground, edge, ink, faint) = match is_selected {
        true => (accent.background, accent.border, accent.text, accent.text),
        false => (
            hover_ground(ui, &response),
            Color32::TRANSPARENT,
            tokens.text.secondary,
            tokens.text.muted,
        ),
    };
    let radius = CornerRadius::same(radius::MEDIUM);
    ui.painter().rect(
        rect,
        radius,
        ground,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    let after_word = rect.left() + PADDING + word.size().x + GAP;
    paint::put_line(ui, pos2(rect.left() + PADDING, rect.center().y), word, ink);
    if let Some(digits) = digits {
        paint::put_line(ui, pos2(after_word, rect.center().y), digits, faint);
    }
    focus_ring(ui, &response, rect, radius::MEDIUM);
    response
}

fn name(response: &Response, label: &str, number: Option<&str>, is_selected: bool) {
    let name = number.map_or_else(|| label.to_owned(), |number| format!("{label} {number}"));
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, response.enabled(), &name));
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_selected(is_selected));
}
