//! Which request it is: number, customer, company, subject, status.

use atiende_assets::key;
use atiende_core::Action;
use atiende_protocol::Request;
use egui::{Align, Layout, Ui, vec2};

use super::transcript::transcript_ui;
use super::{Room, status_badge};
use crate::UiState;
use crate::icons;
use crate::panels::presence;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{CellTone, IconButton, text_cell, title};

/// Draws the two lines at the top of the panel.
pub(super) fn header_ui(
    ui: &mut Ui,
    room: Room,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &mut UiState,
) -> Option<Action> {
    let size = vec2(ui.available_width(), height::CONTROL);
    let top = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = space::S;
        if room == Room::Tight {
            facts_button(ui, scene, ui_state);
        }
        let action = transcript_ui(ui, scene, request.id);
        status_badge(ui, scene, request.status);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title(ui, &heading(scene, request));
        });
        action
    });
    let line = vec2(ui.available_width(), height::CONTROL_COMPACT);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        presence::header_ui(ui, scene, request.id);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let room = ui.available_width();
            text_cell(ui, room, &request.subject, CellTone::Secondary);
        });
    });
    top.inner
}

fn heading(scene: Scene<'_>, request: &Request) -> String {
    let values = [
        ("id", request.id.to_string().into()),
        ("customer", request.customer.name.as_str().into()),
        ("company", request.company.name.as_str().into()),
    ];
    scene.env.locale.text_with(key::DETAILS_TITLE, &values)
}

fn facts_button(ui: &mut Ui, scene: Scene<'_>, ui_state: &mut UiState) {
    let is_open = ui_state.layout.are_facts_open;
    let label = if is_open {
        key::FACTS_HIDE
    } else {
        key::FACTS_SHOW
    };
    let button = IconButton::new(icons::PANEL_RIGHT, scene.text(label)).shortcut("Ctrl I");
    if button.selected(is_open).show(ui).clicked() {
        ui_state.layout.are_facts_open = !is_open;
    }
}
