//! The technician's chat status.

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_protocol::Availability;
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::{Button, MenuItem, menu_button, menu_caption};

const CHOICES: [(Availability, Key, Tone); 4] = [
    (
        Availability::Available,
        key::AVAILABILITY_AVAILABLE,
        Tone::Success,
    ),
    (Availability::Busy, key::AVAILABILITY_BUSY, Tone::Danger),
    (Availability::Away, key::AVAILABILITY_AWAY, Tone::Attention),
    (
        Availability::Offline,
        key::AVAILABILITY_OFFLINE,
        Tone::Neutral,
    ),
];

/// Draws the menu; an action when another status was chosen.
pub(super) fn availability_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Action> {
    let now = scene.state.me.as_ref()?.availability;
    let (_, label, tone) = CHOICES.into_iter().find(|(choice, ..)| *choice == now)?;
    let button = Button::secondary(scene.text(label))
        .dot(tone)
        .trailing(icons::CHEVRON_DOWN);
    let mut chosen = None;
    menu_button(ui, button, |ui| {
        menu_caption(ui, scene.text(key::AVAILABILITY));
        for (choice, label, tone) in CHOICES {
            let item = MenuItem::new(scene.text(label))
                .dot(tone)
                .checked(choice == now);
            if item.show(ui).clicked() {
                chosen = Some(choice);
            }
        }
        menu_caption(ui, scene.text(key::AVAILABILITY_HELP));
    });
    chosen
        .filter(|choice| *choice != now)
        .map(Action::SetAvailability)
}
