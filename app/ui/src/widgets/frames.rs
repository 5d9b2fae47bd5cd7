//! Cards, panel headers, sections and the line between areas.

use egui::{Align, Frame, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::text::{label, title};
use crate::theme::{self, Size, Weight, height, radius, space};

/// A raised area with an edge.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = theme::tokens(ui);
    Frame::new()
        .fill(tokens.surface.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::LARGE)
        .inner_margin(Margin::same(16))
        .show(ui, content)
        .inner
}

/// The title of a panel; `trailing` is laid out from the right.
pub fn panel_header<R>(ui: &mut Ui, heading: &str, trailing: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), height::BAR);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = space::XS;
        let answer = trailing(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title(ui, heading)
        });
        answer
    })
    .inner
}

/// A small heading and what belongs to it.
pub fn section<R>(ui: &mut Ui, heading: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let color = theme::tokens(ui).text.secondary;
    ui.vertical(|ui| {
        ui.add_space(space::S);
        label(ui, heading, Size::Small, Weight::SemiBold, color);
        ui.add_space(space::XXS);
        content(ui)
    })
    .inner
}

/// A hairline over the whole width.
pub fn divider(ui: &mut Ui) {
    let width = if ui.is_sizing_pass() {
        0.0
    } else {
        ui.available_width()
    };
    let (rect, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    let stroke = Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}
