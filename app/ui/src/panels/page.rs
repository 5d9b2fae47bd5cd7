//! A page in the place of the panels: its head with the way back, and Esc.

use atiende_assets::{Key, key};
use egui::{Align, Key as Pressed, Layout, Modifiers, Ui, vec2};

use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, height, space};
use crate::widgets::{IconButton, divider, spinner, title};

/// Draws the ground and the head; whether the way back was clicked.
pub(super) fn head_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    (heading, is_busy): (Key, bool),
    beside: impl FnOnce(&mut Ui),
) -> bool {
    let ground = theme::tokens(ui).surface.panel;
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0, ground);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height::BAR));
    let inside = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(inside);
    row.spacing_mut().item_spacing.x = space::S;
    let back = IconButton::new(icons::ARROW_LEFT, scene.text(key::ADMIN_LEAVE));
    let is_left = back.shortcut("Esc").show(&mut row).clicked();
    title(&mut row, scene.text(heading));
    row.add_space(space::M);
    beside(&mut row);
    if is_busy {
        row.with_layout(Layout::right_to_left(Align::Center), |ui| spinner(ui, 16.0));
    }
    divider(ui);
    is_left
}

/// Whether Esc asks to leave: not while it takes the keyboard from a field, or closes something.
pub(super) fn is_escaped(ui: &Ui, is_typing: bool, is_asking: bool) -> bool {
    let is_free = !is_typing && !is_asking && !ui.ctx().any_popup_open();
    is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Pressed::Escape))
}
