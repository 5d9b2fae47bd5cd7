//! What rings and can be silenced here, and what this computer lacks to tell it elsewhere.

use atiende_assets::{Key, key};
use atiende_core::{Action, DesktopPart};
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::{IconButton, menu_below, menu_caption, menu_text};

/// Draws the way to silence what rings; also where no notification can be clicked.
pub(super) fn ringing_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Action> {
    if !scene.state.is_ringing() {
        return None;
    }
    let button = IconButton::new(icons::BELL_OFF, scene.text(key::SILENCE_ALL));
    button
        .tone(Tone::Accent)
        .show(ui)
        .clicked()
        .then_some(Action::Silence(None))
}

/// Draws a sign with a sentence for each part that is missing; nothing where all is there.
///
/// A warning, not a bell: there is nothing to silence, and the sentences open for the keyboard too.
pub(super) fn missing_ui(ui: &mut Ui, scene: Scene<'_>) {
    let sentences: Vec<_> = scene
        .state
        .missing
        .iter()
        .map(|part| scene.text(missing_words(*part)))
        .collect();
    if !sentences.is_empty() {
        let label = format!(
            "{}\n{}",
            scene.text(key::MISSING_TITLE),
            sentences.join("\n")
        );
        let sign = IconButton::new(icons::TRIANGLE_ALERT, &label).tone(Tone::Attention);
        menu_below(&sign.show(ui), |ui| {
            menu_caption(ui, scene.text(key::MISSING_TITLE));
            sentences
                .iter()
                .for_each(|sentence| menu_text(ui, sentence));
        });
    }
}

/// What is said of a missing part: what helps is not the same on each system.
pub(crate) fn missing_words(part: DesktopPart) -> Key {
    let is_linux = cfg!(target_os = "linux");
    match part {
        DesktopPart::Notifications if is_linux => key::MISSING_NOTIFICATIONS,
        DesktopPart::Notifications => key::MISSING_NOTIFICATIONS_OFF,
        DesktopPart::Sound if is_linux => key::MISSING_SOUND,
        DesktopPart::Sound => key::MISSING_SOUND_OFF,
        DesktopPart::Tray => key::MISSING_TRAY,
    }
}
