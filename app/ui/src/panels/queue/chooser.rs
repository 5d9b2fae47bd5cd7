//! The dialog that chooses and orders the columns.

use atiende_assets::key;
use atiende_core::queue::Column;
use egui::{Align, Context, Id, Layout, Ui, vec2};

use super::columns::{self, USUAL};
use super::wanted::Columns;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{Button, IconButton, checkbox, dialog, secondary};

/// Draws the dialog while it is open.
pub(crate) fn columns_ui(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) {
    if !ui_state.queue.is_choosing {
        return;
    }
    let wanted = &mut ui_state.layout.columns;
    let mut is_done = false;
    let heading = scene.text(key::COLUMNS_TITLE);
    let is_closed = dialog(ctx, Id::unique("columns"), heading, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        secondary(ui, scene.text(key::COLUMNS_LEAD));
        ui.add_space(space::S);
        let order = wanted.order(&USUAL);
        for (index, column) in order.iter().enumerate() {
            let ends = (index == 0, index + 1 == order.len());
            column_ui(ui, scene, wanted, *column, ends);
        }
        ui.add_space(space::M);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            is_done = Button::primary(scene.text(key::COLUMNS_DONE))
                .show(ui)
                .clicked();
            let usual = Button::ghost(scene.text(key::COLUMNS_USUAL)).icon(icons::UNDO);
            if usual.show(ui).clicked() {
                *wanted = Columns::default();
            }
        });
    });
    ui_state.queue.is_choosing = !(is_closed || is_done);
}

fn column_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    wanted: &mut Columns,
    column: Column,
    (is_first, is_last): (bool, bool),
) {
    let name = columns::title(scene, column);
    let size = vec2(ui.available_width(), height::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        let mut arrow = |ui: &mut Ui, sign, label, is_end: bool, is_left| {
            let label = scene.text_of(label, name);
            let reason = is_end.then_some(scene.text(key::COLUMNS_END));
            let button = IconButton::new(sign, &label).compact();
            if button.disabled_because(reason).show(ui).clicked() {
                wanted.shift(&USUAL, column, is_left);
            }
        };
        arrow(ui, icons::ARROW_DOWN, key::COLUMNS_DOWN, is_last, false);
        arrow(ui, icons::ARROW_UP, key::COLUMNS_UP, is_first, true);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let is_fixed = column == Column::Customer;
            let mut is_wanted = is_fixed || wanted.wants(column);
            ui.add_enabled_ui(!is_fixed, |ui| {
                if checkbox(ui, &mut is_wanted, name).changed() {
                    wanted.want(column, is_wanted);
                }
            });
        });
    });
}
