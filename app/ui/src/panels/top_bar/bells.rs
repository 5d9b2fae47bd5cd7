//! What rings and can be silenced here, and what this computer lacks to tell it elsewhere.

use atiende_assets::{Key, key};
use atiende_core::{Action, DesktopPart};
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::widgets::IconButton;

/// Draws the way to silence what rings; also where no notification can be clicked.
pub(super) fn ringing_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Action> {
    if !scene.state.is_ringing() {
        return None;
    }
    let button = IconButton::new(icons::BELL, scene.text(key::SILENCE_ALL));
    button.show(ui).clicked().then_some(Action::Silence(None))
}

/// Draws a sign with a sentence for each part that is missing; nothing where all is there.
pub(super) fn missing_ui(ui: &mut Ui, scene: Scene<'_>) {
    let sentences: Vec<_> = scene
        .state
        .missing
        .iter()
        .map(|part| scene.text(words(*part)))
        .collect();
    if !sentences.is_empty() {
        let text = sentences.join("\n");
        // There is nothing to do but to read it.
        let _ = IconButton::new(icons::BELL_OFF, &text).show(ui);
    }
}

fn words(part: DesktopPart) -> Key {
    match part {
        DesktopPart::Notifications => key::MISSING_NOTIFICATIONS,
        DesktopPart::Sound => key::MISSING_SOUND,
        DesktopPart::Tray => key::MISSING_TRAY,
    }
}
