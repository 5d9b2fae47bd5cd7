//! The portal of the service inside this process.

use atiende_assets::key;
use atiende_core::{Action, Session};
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::widgets::{Button, IconButton, MenuItem, menu_below, menu_caption, tip};

/// Draws the button that opens it and the menu with its address; nothing where there is none.
pub(super) fn portal_ui(ui: &mut Ui, scene: Scene<'_>, is_roomy: bool) -> Option<Action> {
    let Session::SignedIn {
        local_portal: Some(address),
        ..
    } = &scene.state.session
    else {
        return None;
    };
    let more = IconButton::new(icons::CHEVRON_DOWN, scene.text(key::PORTAL_CAPTION)).compact();
    let more = more.show(ui);
    menu_below(&more, |ui| {
        menu_caption(ui, scene.text(key::PORTAL_CAPTION));
        let copy = MenuItem::new(scene.text(key::PORTAL_COPY_ADDRESS)).icon(icons::COPY);
        if copy.show(ui).clicked() {
            ui.ctx().copy_text(address.clone());
        }
        menu_caption(ui, address);
    });
    let label = scene.text(key::PORTAL_OPEN);
    let opened = match is_roomy {
        true => tip(
            Button::secondary(label).icon(icons::EXTERNAL_LINK).show(ui),
            address,
            None,
        ),
        false => IconButton::new(icons::EXTERNAL_LINK, label).show(ui),
    };
    opened.clicked().then_some(Action::OpenPortal)
}
