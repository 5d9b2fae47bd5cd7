//! A bar that fills as something goes on.

use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::theme::{self, Tone, radius};

/// How tall a bar is.
pub(super) const BAR: f32 = 3.0;

/// Draws a bar over the whole width; `name` says what goes on.
pub fn progress_bar(ui: &mut Ui, share: f32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    paint_progress(ui, rect, share);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    response
        .ctx
        .accesskit_node_builder(response.id, |node| tell(node, share));
}

/// Tells a screen reader how far it is, in percent.
pub(super) fn tell(node: &mut egui::accesskit::Node, share: f32) {
    node.set_min_numeric_value(0.0);
    node.set_max_numeric_value(100.0);
    node.set_numeric_value(f64::from((share.clamp(0.0, 1.0) * 100.0).round()));
}

/// Paints the bar alone. It does not glide: each step of it is a step of what goes on.
pub(super) fn paint_progress(ui: &Ui, rect: Rect, share: f32) {
    let tokens = theme::tokens(ui);
    let round = CornerRadius::same(radius::ROUND);
    let accent = tokens.meaning(Tone::Accent);
    ui.painter().rect_filled(rect, round, accent.border);
    let filled = vec2(rect.width() * share.clamp(0.0, 1.0), rect.height());
    if filled.x >= 1.0 {
        let filled = Rect::from_min_size(rect.min, filled);
        ui.painter().rect_filled(filled, round, accent.solid);
    }
}
