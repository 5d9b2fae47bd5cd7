//! What every widget paints with: one line of text, the focus ring, the ground under the pointer.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, CornerRadius, Galley, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use crate::theme::{self, Size, Weight, font, space};

/// Lays one line out; its colour is given when it is painted. What does not fit ends in `…`.
pub(super) fn line(ui: &Ui, text: &str, size: Size, weight: Weight, width: f32) -> Arc<Galley> {
    let mut job =
        LayoutJob::simple_singleline(text.to_owned(), font(size, weight), Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays running text out over as many lines as it needs.
pub(super) fn paragraph(
    ui: &Ui,
    text: &str,
    look: (Size, Weight, Color32),
    width: f32,
    align: Align,
) -> Arc<Galley> {
    let (size, weight, color) = look;
    let mut job = LayoutJob::simple(text.to_owned(), font(size, weight), color, width);
    job.halign = align;
    for section in &mut job.sections {
        section.format.line_height = Some(size.line_height());
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a laid-out line so that its left edge is at `left_center`.
pub(super) fn put_line(ui: &Ui, left_center: Pos2, galley: Arc<Galley>, color: Color32) {
    let top = left_center - egui::vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(top, galley, color);
}

/// Brings what the keyboard has just reached into sight; also what is too far away to be painted.
pub(super) fn reveal(ui: &Ui, response: &Response, rect: Rect) {
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(space::S), None);
    }
}

/// The ring around what has the keyboard, just outside the widget.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    reveal(ui, response, rect);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme::tokens(ui).focus);
        let radius = CornerRadius::same(radius.saturating_add(2));
        ui.painter()
            .rect_stroke(rect.expand(1.0), radius, stroke, StrokeKind::Outside);
    }
}

/// The same inside the widget, for what fills its container.
pub(super) fn focus_ring_inside(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    reveal(ui, response, rect);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme::tokens(ui).focus);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// Transparent, or the ground that says a click does something here.
pub(super) fn hover_ground(ui: &Ui, response: &Response) -> Color32 {
    let surface = &theme::tokens(ui).surface;
    match response {
        response if response.is_pointer_button_down_on() => surface.pressed,
        response if response.hovered() => surface.hover,
        _ => Color32::TRANSPARENT,
    }
}

/// Adds to what a screen reader says after the name.
pub(super) fn describe(response: &Response, text: &str) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(text));
}
