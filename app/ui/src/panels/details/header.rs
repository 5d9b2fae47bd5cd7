//! Which request it is: number, customer, company, subject, status.

use atiende_assets::key;
use atiende_protocol::Request;
use egui::{Align, Layout, Ui, vec2};

use super::{Room, status_badge};
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{IconButton, secondary, title};

/// Draws the two lines at the top of the panel.
pub(super) fn header_ui(
    ui: &mut Ui,
    room: Room,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &mut UiState,
) {
    let size = vec2(ui.available_width(), height::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = space::S;
        if room == Room::Tight {
            facts_button(ui, scene, ui_state);
        }
        status_badge(ui, scene, request.status);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title(ui, &heading(scene, request));
        });
    });
    secondary(ui, &request.subject);
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
