//! The choice of language and theme, on the welcome page and in the user's menu.

use atiende_assets::{Key, Locale, key};
use atiende_core::{Preferences, ThemeChoice};
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::widgets::{Button, MenuItem, menu_button, segmented};

const THEMES: [(ThemeChoice, Key); 3] = [
    (ThemeChoice::System, key::THEME_SYSTEM),
    (ThemeChoice::Light, key::THEME_LIGHT),
    (ThemeChoice::Dark, key::THEME_DARK),
];

/// A button with the languages; the preferences when another one was chosen.
pub(in crate::panels) fn language_menu(ui: &mut Ui, scene: Scene<'_>) -> Option<Preferences> {
    let name = scene.text(key::LANGUAGE_NAME);
    let button = Button::ghost(name)
        .icon(icons::LANGUAGES)
        .trailing(icons::CHEVRON_DOWN);
    let mut chosen = None;
    menu_button(ui, button, |ui| {
        for locale in Locale::all() {
            let is_shown = locale.tag() == scene.env.locale.tag();
            let item = MenuItem::new(locale.text(key::LANGUAGE_NAME)).checked(is_shown);
            if item.show(ui).clicked() {
                chosen = Some(with_language(scene, locale));
            }
        }
    });
    chosen
}

/// A button with the themes; the preferences when another one was chosen.
pub(in crate::panels) fn theme_menu(ui: &mut Ui, scene: Scene<'_>) -> Option<Preferences> {
    let now = scene.state.preferences.theme;
    let button = Button::ghost(scene.text(key::USER_THEME)).icon(icons::SUN_MOON);
    let mut chosen = None;
    menu_button(ui, button.trailing(icons::CHEVRON_DOWN), |ui| {
        for (choice, label) in THEMES {
            if MenuItem::new(scene.text(label))
                .checked(choice == now)
                .show(ui)
                .clicked()
            {
                chosen = Some(with_theme(scene, choice));
            }
        }
    });
    chosen
}

/// The languages side by side.
pub(super) fn languages(ui: &mut Ui, scene: Scene<'_>) -> Option<Preferences> {
    let all: Vec<_> = Locale::all().collect();
    let names: Vec<_> = all
        .iter()
        .map(|locale| locale.text(key::LANGUAGE_NAME))
        .collect();
    let shown = all
        .iter()
        .position(|locale| locale.tag() == scene.env.locale.tag());
    let choice = segmented(
        ui,
        scene.text(key::USER_LANGUAGE),
        &names,
        shown.unwrap_or_default(),
    )?;
    all.get(choice).map(|locale| with_language(scene, locale))
}

/// The themes side by side.
pub(super) fn themes(ui: &mut Ui, scene: Scene<'_>) -> Option<Preferences> {
    let names = THEMES.map(|(_, label)| scene.text(label));
    let now = THEMES
        .iter()
        .position(|(choice, _)| *choice == scene.state.preferences.theme);
    let choice = segmented(
        ui,
        scene.text(key::USER_THEME),
        &names,
        now.unwrap_or_default(),
    )?;
    THEMES
        .get(choice)
        .map(|(choice, _)| with_theme(scene, *choice))
}

fn with_language(scene: Scene<'_>, locale: &Locale) -> Preferences {
    Preferences {
        language: Some(locale.tag().to_owned()),
        ..scene.state.preferences.clone()
    }
}

fn with_theme(scene: Scene<'_>, theme: ThemeChoice) -> Preferences {
    Preferences {
        theme,
        ..scene.state.preferences.clone()
    }
}
