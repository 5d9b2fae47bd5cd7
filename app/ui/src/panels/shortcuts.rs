//! The sheet of keyboard shortcuts.

use atiende_assets::key;
use egui::{Align, Context, Id, Layout, ScrollArea, Ui, vec2};

use crate::UiState;
use crate::keys::{SHEET, written};
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Button, body, caption, dialog, section};

/// What is above and below the list at least: title, button, and the edge of the window.
const AROUND: f32 = 180.0;

/// Draws the sheet while it is open.
pub(crate) fn shortcuts_ui(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) {
    if !ui_state.shows_shortcuts {
        return;
    }
    let mut is_done = false;
    let is_closed = dialog(
        ctx,
        Id::unique("shortcuts"),
        scene.text(key::SHORTCUTS),
        |ui| {
            // In a low window the button stays in reach.
            let room = (ctx.content_rect().height() - AROUND).max(0.0);
            let list = ScrollArea::vertical().max_height(room);
            list.show(ui, |ui| list_ui(ui, scene));
            ui.add_space(space::M);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                is_done = Button::secondary(scene.text(key::KEYS_CLOSE))
                    .show(ui)
                    .clicked();
            });
        },
    );
    ui_state.shows_shortcuts = !(is_closed || is_done);
}

fn list_ui(ui: &mut Ui, scene: Scene<'_>) {
    ui.spacing_mut().item_spacing.y = space::XXS;
    for (heading, keys) in SHEET {
        section(ui, scene.text(heading), |ui| {
            for (what, keys) in keys {
                line_ui(ui, scene.text(*what), &written(scene.env.locale, keys));
            }
        });
    }
}

fn line_ui(ui: &mut Ui, what: &str, keys: &str) {
    let size = vec2(ui.available_width(), 22.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        caption(ui, keys);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| body(ui, what));
    });
}
