//! Who is signed in and where, and how the technician wants the window.

use atiende_assets::{Key, key};
use atiende_core::{Action, Session, TokenPlace};
use egui::{Margin, Role, Sense, Ui, WidgetInfo};

use super::habits::habits_ui;
use super::preferences::{languages, themes};
use crate::UiState;
use crate::icons;
use crate::panels::admin;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{
    MenuItem, avatar, body, caption, divider, focus_ring, menu_below, segmented, strong,
};

const WIDTH: f32 = 288.0;
const AVATAR: f32 = 28.0;
/// What is above and below the choices at most, with the bar.
const ENDS: f32 = 350.0;

/// Draws the avatar and the menu below it.
pub(super) fn user_menu_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let name = scene.state.me.as_ref().map_or("", |me| &me.name);
    let shown = avatar(ui, name, AVATAR);
    let button = ui.interact(shown.rect, shown.id.with("menu"), Sense::click());
    let label = scene.text_of(key::USER_MENU, name);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    focus_ring(ui, &button, button.rect, crate::theme::radius::ROUND);
    menu_below(&button, |ui| {
        ui.set_width(WIDTH);
        padded(ui, |ui| who(ui, scene));
        divider(ui);
        // In a low window the ends of the menu stay in reach.
        let room = ui.ctx().content_rect().height() - ENDS;
        egui::ScrollArea::vertical()
            .max_height(room.max(0.0))
            .show(ui, |ui| {
                padded(ui, |ui| choices(ui, scene, ui_state, actions));
            });
        divider(ui);
        let administration = MenuItem::new(scene.text(key::ADMIN_OPEN)).icon(icons::SETTINGS);
        if admin::is_allowed(scene) && administration.show(ui).clicked() {
            ui_state.notifications.make_way();
            actions.extend(ui_state.admin.open());
        }
        let sheet = MenuItem::new(scene.text(key::SHORTCUTS)).icon(icons::KEYBOARD);
        ui_state.shows_shortcuts |= sheet.shortcut("F1").show(ui).clicked();
        if MenuItem::new(scene.text(key::SIGN_OUT))
            .icon(icons::LOG_OUT)
            .show(ui)
            .clicked()
        {
            actions.push(Action::SignOut);
        }
    });
}

fn padded(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    egui::Frame::new()
        .inner_margin(Margin::symmetric(8, 8))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XXS;
            content(ui);
        });
}

fn who(ui: &mut Ui, scene: Scene<'_>) {
    if let Some(me) = &scene.state.me {
        strong(ui, &me.name);
        caption(ui, &me.email);
    }
    let Session::SignedIn {
        service,
        local_portal,
        token_place,
    } = &scene.state.session
    else {
        return;
    };
    ui.add_space(space::S);
    caption(ui, scene.text(key::USER_SERVICE));
    if local_portal.is_some() {
        body(ui, scene.text(key::USER_SERVICE_LOCAL));
    }
    body(ui, service);
    ui.add_space(space::XS);
    caption(ui, scene.text(key::USER_TOKEN));
    body(ui, scene.text(token_words(*token_place)));
}

fn token_words(place: TokenPlace) -> Key {
    match place {
        TokenPlace::Keyring => key::TOKEN_KEYRING,
        TokenPlace::File => key::TOKEN_FILE,
        TokenPlace::Memory => key::TOKEN_MEMORY,
    }
}

fn choices(ui: &mut Ui, scene: Scene<'_>, ui_state: &mut UiState, actions: &mut Vec<Action>) {
    let captioned = |ui: &mut Ui, label: Key| {
        ui.add_space(space::XS);
        caption(ui, scene.text(label));
    };
    captioned(ui, key::USER_LANGUAGE);
    actions.extend(languages(ui, scene).map(Action::SetPreferences));
    captioned(ui, key::USER_THEME);
    actions.extend(themes(ui, scene).map(Action::SetPreferences));
    captioned(ui, key::USER_DENSITY);
    let names = [
        scene.text(key::DENSITY_COMFORTABLE),
        scene.text(key::DENSITY_COMPACT),
    ];
    let now = usize::from(ui_state.layout.is_compact);
    if let Some(choice) = segmented(ui, scene.text(key::USER_DENSITY), &names, now) {
        ui_state.layout.is_compact = choice == 1;
    }
    actions.extend(habits_ui(ui, scene));
}
