//! How the console behaves on this computer: closing, starting, being away.

use atiende_assets::{Key, key};
use atiende_core::{Action, Preferences};
use egui::Ui;

use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{caption, checkbox, segmented};

/// After how many minutes one may be *Away*.
const MINUTES: [Option<u16>; 4] = [None, Some(5), Some(10), Some(30)];

/// Draws the switches; the preferences when one was changed.
pub(super) fn habits_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Action> {
    let now = &scene.state.preferences;
    let mut wanted = now.clone();
    ui.add_space(space::S);
    caption(ui, scene.text(key::HABITS));
    ui.spacing_mut().item_spacing.y = 0.0;
    let switch = |ui: &mut Ui, is_on: &mut bool, name: Key| {
        checkbox(ui, is_on, scene.text(name));
    };
    switch(ui, &mut wanted.closes_to_tray, key::HABIT_TRAY);
    switch(ui, &mut wanted.starts_at_login, key::HABIT_LOGIN);
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = space::XS;
    away_ui(ui, scene, &mut wanted);
    (wanted != *now).then_some(Action::SetPreferences(wanted))
}

fn away_ui(ui: &mut Ui, scene: Scene<'_>, wanted: &mut Preferences) {
    caption(ui, scene.text(key::HABIT_AWAY));
    let name = |minutes: Option<u16>| match minutes {
        None => scene.text(key::HABIT_AWAY_NEVER).to_owned(),
        Some(minutes) => scene.env.locale.text_with(
            key::HABIT_AWAY_MINUTES,
            &[("minutes", minutes.to_string().into())],
        ),
    };
    let names = MINUTES.map(name);
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let now = MINUTES
        .iter()
        .position(|it| *it == wanted.away_after_minutes);
    let chosen = segmented(
        ui,
        scene.text(key::HABIT_AWAY),
        &names,
        now.unwrap_or(names.len()),
    );
    if let Some(minutes) = chosen.and_then(|index| MINUTES.get(index)) {
        wanted.away_after_minutes = *minutes;
    }
}
