//! *Tomar la siguiente*: one button and one key for the request that has been waiting longest.

use atiende_assets::{Key, key};
use atiende_core::{Action, State, queue};
use atiende_protocol::Command;
use egui::Ui;

use crate::icons;
use crate::keys;
use crate::scene::Scene;
use crate::widgets::{Button, IconButton};

/// From this width of the panel on, the button has words.
const ROOMY: f32 = 640.0;

/// Why nobody can be taken now; `None` where somebody can.
fn missing(state: &State) -> Option<Key> {
    let is_under_way = state
        .outbox
        .iter()
        .any(|outgoing| outgoing.command == Command::TakeNext);
    let receives = state.viewer().is_some_and(|viewer| viewer.receives_new);
    match () {
        () if is_under_way => Some(key::DELIVERY_SENDING),
        () if !receives => Some(key::REFUSED_NOT_AVAILABLE),
        () if queue::counts(state).new == 0 => Some(key::REFUSED_NOBODY_WAITING),
        () => None,
    }
}

/// Draws the button; an action when it was clicked.
pub(super) fn next_ui(ui: &mut Ui, scene: Scene<'_>, panel: f32) -> Option<Action> {
    let reason = missing(scene.state).map(|reason| scene.text(reason));
    let label = scene.text(key::TAKE_NEXT);
    let keys = keys::written(scene.env.locale, keys::TAKE_NEXT);
    let response = if panel < ROOMY {
        let button = IconButton::new(icons::ZAP, label).shortcut(&keys);
        button.disabled_because(reason).show(ui)
    } else {
        let button = Button::secondary(label).icon(icons::ZAP).shortcut(&keys);
        button.disabled_because(reason).show(ui)
    };
    response.clicked().then_some(Action::TakeNext)
}

/// What the shortcut does: nothing where nobody can be taken.
pub(crate) fn take_next(state: &State) -> Option<Action> {
    missing(state).is_none().then_some(Action::TakeNext)
}
