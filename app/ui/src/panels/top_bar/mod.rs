//! The bar at the top: where one is, whether the service is heard of, one's status and account.

mod availability;
mod bells;
mod connection;
mod habits;
mod portal;
pub(super) mod preferences;
mod user_menu;

use atiende_assets::key;
use atiende_core::Action;
use egui::{Align, Layout, Ui, UiBuilder};

use super::admin;
use crate::UiState;
use crate::icons;
use crate::keys;
use crate::scene::Scene;
use crate::theme::{self, height, space};
use crate::widgets::{Button, IconButton, MenuItem, icon, mark, menu_button, title};
pub(crate) use availability::{Reasoned, availability_words, reason_ui};
pub(crate) use bells::missing_words;

/// Below this width the bar says less.
const ROOMY: f32 = 900.0;

/// Draws the bar.
pub(crate) fn top_bar_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), height::BAR));
    let tokens = theme::tokens(ui);
    ui.painter().rect_filled(rect, 0, tokens.surface.panel);
    let line = egui::Stroke::new(1.0, tokens.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let inside = rect.shrink2(egui::vec2(space::M, 0.0));
    let is_roomy = rect.width() >= ROOMY;
    let right = Layout::right_to_left(Align::Center);
    let from_left = Layout::left_to_right(Align::Center);
    let place = UiBuilder::new()
        .id_salt("where")
        .max_rect(inside)
        .layout(from_left);
    let mut left = ui.new_child(place);
    place_ui(&mut left, scene);
    let mut rest = inside;
    rest.min.x = left.min_rect().right() + space::L;
    ui.scope_builder(
        UiBuilder::new().id_salt("who").max_rect(rest).layout(right),
        |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            user_menu::user_menu_ui(ui, scene, ui_state, actions);
            actions.extend(availability::availability_ui(ui, scene, ui_state));
            actions.extend(portal::portal_ui(ui, scene, is_roomy));
            if !has_page(scene, ui_state) {
                search_ui(ui, scene, ui_state, is_roomy);
            }
            ui.add_space(space::XS);
            // The words come last: they can be fewer where there is no room.
            actions.extend(bells::ringing_ui(ui, scene));
            bells::missing_ui(ui, scene);
            connection::connection_ui(ui, scene, is_roomy);
        },
    );
}

/// Whether a page stands in the place of the panels.
pub(crate) fn has_page(scene: Scene<'_>, ui_state: &UiState) -> bool {
    ui_state.notifications.is_open() || admin::is_open(scene, ui_state)
}

/// Leads to the search over everything that was ever said.
fn search_ui(ui: &mut Ui, scene: Scene<'_>, ui_state: &mut UiState, is_roomy: bool) {
    let button = match is_roomy {
        true => Button::secondary(scene.text(key::SEARCH_OPEN))
            .icon(icons::SEARCH)
            .shortcut("Ctrl K")
            .show(ui),
        false => IconButton::new(icons::SEARCH, scene.text(key::SEARCH_OPEN))
            .shortcut("Ctrl K")
            .show(ui),
    };
    if button.clicked() {
        keys::search_everything(ui_state);
    }
}

/// *Remote Support > Support Center*, a menu by just these words.
fn place_ui(ui: &mut Ui, scene: Scene<'_>) {
    ui.spacing_mut().item_spacing.x = space::XS;
    mark(ui, 24.0);
    let button = Button::ghost(scene.text(key::REMOTE_SUPPORT)).compact();
    menu_button(ui, button, |ui| {
        MenuItem::new(scene.text(key::SUPPORT_CENTER))
            .icon(icons::HEADSET)
            .checked(true)
            .show(ui);
    });
    icon(ui, icons::CHEVRON_RIGHT, 14.0, theme::tokens(ui).text.muted);
    ui.add_space(space::XS);
    title(ui, scene.text(key::SUPPORT_CENTER));
}
