//! A few exclusive choices side by side.

use egui::{
    Color32, CornerRadius, Frame, Margin, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::paint::{self, focus_ring};
use crate::theme::{self, Size, Weight, height, radius, space};

/// Draws the choices on one track; the index of a new choice.
pub fn segmented(ui: &mut Ui, name: &str, options: &[&str], selected: usize) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let track = Frame::new()
        .fill(tokens.surface.pressed)
        .corner_radius(radius::MEDIUM + 1)
        .inner_margin(Margin::same(2));
    let mut choice = None;
    let shown = track.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XXS;
            for (index, option) in options.iter().enumerate() {
                if segment(ui, option, index == selected).clicked() {
                    choice = Some(index);
                }
            }
        });
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(name);
    });
    choice.filter(|choice| *choice != selected)
}

fn segment(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    let galley = paint::line(ui, text, Size::Body, Weight::Medium, f32::INFINITY);
    let size = vec2(galley.size().x + 2.0 * space::M, height::CONTROL_COMPACT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_selected, text)
    });
    let tokens = theme::tokens(ui);
    let (ground, edge) = match is_selected {
        true => (tokens.surface.raised, tokens.meanings.neutral.border),
        false => (Color32::TRANSPARENT, Color32::TRANSPARENT),
    };
    let is_lit = is_selected || response.hovered();
    let ink = if is_lit {
        tokens.text.primary
    } else {
        tokens.text.secondary
    };
    let corners = CornerRadius::same(radius::MEDIUM - 1);
    ui.painter().rect(
        rect,
        corners,
        ground,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    paint::put_line(ui, rect.left_center() + vec2(space::M, 0.0), galley, ink);
    focus_ring(ui, &response, rect, radius::MEDIUM);
    response
}
