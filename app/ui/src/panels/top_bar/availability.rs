//! The technician's chat status, and why, for colleagues.

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_protocol::{Availability, MAX_REASON_CHARS};
use egui::{Align, Context, Id, Layout, Ui};

use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{
    Button, MenuItem, TextField, dialog, divider, menu_below, menu_caption, segmented, tip,
};

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

/// A status that is being given a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reasoned {
    availability: Availability,
    reason: String,
}

/// A chat status in words, and its colour.
pub(crate) fn availability_words(availability: Availability) -> (Key, Tone) {
    let words = CHOICES.into_iter().find(|(of, ..)| *of == availability);
    words.map_or(
        (key::AVAILABILITY_OFFLINE, Tone::Neutral),
        |(_, key, tone)| (key, tone),
    )
}

/// Draws the menu; an action when another status was chosen, or how one is notified.
pub(super) fn availability_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
) -> Option<Action> {
    let me = scene.state.me.as_ref()?;
    let (label, tone) = availability_words(me.availability);
    let button = Button::secondary(scene.text(label))
        .dot(tone)
        .trailing(icons::CHEVRON_DOWN);
    let mut response = button.show(ui);
    if let Some(reason) = &me.availability_reason {
        response = tip(response, reason, None);
    }
    let (mut chosen, mut opened) = (None, None);
    menu_below(&response, |ui| {
        menu_caption(ui, scene.text(key::AVAILABILITY));
        for (choice, label, tone) in CHOICES {
            let item = MenuItem::new(scene.text(label)).dot(tone);
            if item.checked(choice == me.availability).show(ui).clicked() {
                chosen = Some(choice);
            }
        }
        divider(ui);
        let item = MenuItem::new(scene.text(key::AVAILABILITY_WITH_REASON));
        if item.icon(icons::PENCIL).show(ui).clicked() {
            ui_state.reasoned = Some(Reasoned {
                availability: me.availability,
                reason: me.availability_reason.clone().unwrap_or_default(),
            });
        }
        let item = MenuItem::new(scene.text(key::NOTIFICATIONS_OPEN));
        if item.icon(icons::BELL).show(ui).clicked() {
            opened = Some(ui_state.notifications.open(scene.state));
        }
        if scene.state.settings.has_availability_gate {
            menu_caption(ui, scene.text(key::AVAILABILITY_HELP));
        }
    });
    let is_other = |choice: &Availability| *choice != me.availability;
    let chosen = chosen.filter(is_other);
    let set = chosen.map(|availability| Action::SetAvailability {
        availability,
        reason: String::new(),
    });
    opened.or(set)
}

/// Draws the dialog for a status with a reason while it is open.
pub(crate) fn reason_ui(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) -> Option<Action> {
    let reasoned = ui_state.reasoned.as_mut()?;
    let heading = scene.text(key::AVAILABILITY_REASON_TITLE);
    let mut answer = None;
    let is_closed = dialog(ctx, Id::unique("availability"), heading, |ui| {
        let options = CHOICES.map(|(_, label, _)| scene.text(label));
        let now = CHOICES
            .iter()
            .position(|(of, ..)| *of == reasoned.availability);
        let name = scene.text(key::AVAILABILITY);
        if let Some((choice, ..)) = segmented(ui, name, &options, now.unwrap_or_default())
            .and_then(|index| CHOICES.get(index))
        {
            reasoned.availability = *choice;
        }
        ui.add_space(space::M);
        answer = form_ui(ui, scene, reasoned);
    });
    let action = (answer == Some(true)).then(|| Action::SetAvailability {
        availability: reasoned.availability,
        reason: reasoned.reason.trim().to_owned(),
    });
    if is_closed || answer.is_some() {
        ui_state.reasoned = None;
    }
    action
}

/// The field and the buttons; whether to do it, once that is answered.
fn form_ui(ui: &mut Ui, scene: Scene<'_>, reasoned: &mut Reasoned) -> Option<bool> {
    let count = reasoned.reason.trim().chars().count();
    let values = [
        ("count", count.to_string().into()),
        ("max", MAX_REASON_CHARS.to_string().into()),
    ];
    let length = scene.env.locale.text_with(key::COMPOSER_LENGTH, &values);
    let is_too_long = count > MAX_REASON_CHARS;
    TextField::new(scene.text(key::AVAILABILITY_REASON), &mut reasoned.reason)
        .hint(scene.text(key::AVAILABILITY_REASON_HINT))
        .help(scene.text(key::AVAILABILITY_REASON_HELP))
        .error(is_too_long.then_some(&length))
        .show(ui);
    ui.add_space(space::L);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let save = Button::primary(scene.text(key::AVAILABILITY_SAVE));
        let save = save.disabled_because(is_too_long.then_some(&length));
        let save = save.show(ui).clicked().then_some(true);
        let leave = Button::secondary(scene.text(key::CANCEL)).show(ui);
        save.or(leave.clicked().then_some(false))
    })
    .inner
}
