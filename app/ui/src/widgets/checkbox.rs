//! A square that is ticked or not.

use egui::{
    CornerRadius, Frame, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::icon::paint_icon;
use super::paint::{self, focus_ring};
use super::tip::tip;
use crate::icons;
use crate::theme::{self, Size, Weight, height, radius, space};

const SIDE: f32 = 16.0;

/// Draws the square and its sentence; a click on either changes it.
pub fn checkbox(ui: &mut Ui, is_on: &mut bool, name: &str) -> Response {
    let room = ui.available_width() - SIDE - space::S;
    let galley = paint::line(ui, name, Size::Body, Weight::Regular, room);
    let size = vec2(SIDE + space::S + galley.size().x, height::CONTROL_COMPACT);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *is_on, name));
    let square = Rect::from_center_size(
        rect.left_center() + vec2(SIDE / 2.0, 0.0),
        Vec2::splat(SIDE),
    );
    paint_square(ui, square, &response, *is_on);
    let color = theme::tokens(ui).text.primary;
    paint::put_line(
        ui,
        rect.left_center() + vec2(SIDE + space::S, 0.0),
        galley,
        color,
    );
    focus_ring(ui, &response, square, radius::SMALL);
    response
}

/// What belongs to the checkbox above: in line with its sentence, not with its square.
pub fn below_checkbox<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let indent = Margin {
        left: (SIDE + space::S) as i8,
        ..Margin::ZERO
    };
    // The row of the checkbox has air enough.
    ui.add_space(-ui.spacing().item_spacing.y);
    Frame::new().inner_margin(indent).show(ui, content).inner
}

/// Draws the square alone, for tables whose titles say what it is; `name` says it to screen
/// readers and in a tooltip.
pub fn tick(ui: &mut Ui, is_on: &mut bool, name: &str) -> Response {
    let side = Vec2::splat(height::CONTROL_COMPACT);
    let (rect, mut response) = ui.allocate_exact_size(side, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *is_on, name));
    let middle = rect.left_center() + vec2(SIDE / 2.0, 0.0);
    let square = Rect::from_center_size(middle, Vec2::splat(SIDE));
    paint_square(ui, square, &response, *is_on);
    focus_ring(ui, &response, square, radius::SMALL);
    tip(response, name, None)
}

fn paint_square(ui: &Ui, square: Rect, response: &Response, is_on: bool) {
    let tokens = theme::tokens(ui);
    let accent = &tokens.meanings.accent;
    let (ground, edge) = match is_on {
        true if response.hovered() => (accent.solid_hover, accent.solid_hover),
        true => (accent.solid, accent.solid),
        false if response.hovered() => (tokens.surface.hover, tokens.outline),
        false => (tokens.surface.field, tokens.outline),
    };
    let corners = CornerRadius::same(radius::SMALL);
    ui.painter().rect(
        square,
        corners,
        ground,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    if is_on {
        paint_icon(
            ui.painter(),
            icons::CHECK,
            square.center(),
            12.0,
            accent.on_solid,
        );
    }
}
