//! The product's mark.

use egui::{CornerRadius, Sense, Ui, Vec2};

use crate::icons;
use crate::theme::{self, radius};
use crate::widgets::icon;

/// Draws the mark as decoration; the product's name stands beside it.
pub(crate) fn mark(ui: &mut Ui, side: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let accent = &theme::tokens(ui).meanings.accent;
    let corners = if side > 32.0 {
        radius::LARGE + 2
    } else {
        radius::MEDIUM
    };
    ui.painter()
        .rect_filled(rect, CornerRadius::same(corners), accent.solid);
    let glyph = side * 0.56;
    let place = egui::Rect::from_center_size(rect.center(), Vec2::splat(glyph));
    let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("mark").max_rect(place));
    icon(&mut inside, icons::HEADSET, glyph, accent.on_solid);
}
