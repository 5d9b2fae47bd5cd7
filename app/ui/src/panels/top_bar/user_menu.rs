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
use crate::theme::{height, space};
use crate::widgets::{
    CellTone, MenuItem, avatar, body, caption, divider, focus_ring, menu_below, segmented, strong,
    text_cell,
};

const WIDTH: f32 = 312.0;
/// How wide the names of the choices are.
const NAME: f32 = 64.0;
const AVATAR: f32 = 28.0;
/// What is above and below the choices at most, with the bar.
const ENDS: f32 = 370.0;

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
    ui.spacing_mut().item_spacing.y = space::XS;
    let language = named(ui, scene, key::USER_LANGUAGE, |ui| languages(ui, scene));
    let theme = named(ui, scene, key::USER_THEME, |ui| themes(ui, scene));
    actions.extend(language.or(theme).map(Action::SetPreferences));
    let names = [key::DENSITY_COMFORTABLE, key::DENSITY_COMPACT].map(|name| scene.text(name));
    let now = usize::from(ui_state.layout.is_compact);
    let density = named(ui, scene, key::USER_DENSITY, |ui| {
        segmented(ui, scene.text(key::USER_DENSITY), &names, now)
    });
    if let Some(choice) = density {
        ui_state.layout.is_compact = choice == 1;
    }
    actions.extend(habits_ui(ui, scene));
}

/// A choice and, at its left, what it is about.
fn named<R>(ui: &mut Ui, scene: Scene<'_>, name: Key, choice: impl FnOnce(&mut Ui) -> R) -> R {
    let row = ui.horizontal(|ui| {
        ui.set_min_height(height::CONTROL);
        ui.spacing_mut().item_spacing.x = space::S;
        text_cell(ui, NAME, scene.text(name), CellTone::Secondary);
        choice(ui)
    });
    row.inner
}
