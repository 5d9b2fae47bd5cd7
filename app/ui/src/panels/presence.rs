//! Who looks at a request, who writes, and whether the customer is there.

use atiende_assets::{Key, key};
use atiende_core::{Presence, State};
use atiende_protocol::{CustomerPresence, RequestId, TechnicianPresence};
use egui::Ui;

use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, space};
use crate::widgets::{Icon, avatar, icon, status, tip, toned};

/// The room that the sign of a row takes.
pub(crate) const SIGN: f32 = 34.0;
const FACE: f32 = 18.0;

/// What is known of a request; nothing where nobody looks.
fn of(state: &State, request: RequestId) -> Option<&Presence> {
    state.presence.get(&request)
}

/// Whether a colleague looks at a request.
pub(crate) fn is_viewed(state: &State, request: RequestId) -> bool {
    of(state, request).is_some_and(|presence| !presence.technicians.is_empty())
}

/// Whether the customer of a request has gone, or looks at something else.
pub(crate) fn is_customer_absent(state: &State, request: RequestId) -> bool {
    let customer = of(state, request).and_then(|presence| presence.customer);
    matches!(
        customer,
        Some(CustomerPresence::Gone | CustomerPresence::Idle)
    )
}

/// Who looks, in words: *Ana está viendo*.
pub(crate) fn words(scene: Scene<'_>, request: RequestId) -> Option<String> {
    let presence = of(scene.state, request)?;
    let one = |colleague: &TechnicianPresence| {
        let words = match colleague.is_typing {
            true => key::PRESENCE_TYPING,
            false => key::PRESENCE_VIEWING,
        };
        scene.text_of(words, &colleague.technician.name)
    };
    let all: Vec<_> = presence.technicians.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Draws the sign of a row: a face and an eye, or a pencil where somebody writes.
pub(crate) fn row_ui(ui: &mut Ui, scene: Scene<'_>, request: RequestId) {
    let Some(presence) = of(scene.state, request) else {
        return;
    };
    let writes = presence.technicians.iter().find(|other| other.is_typing);
    let Some(first) = writes.or(presence.technicians.first()) else {
        return;
    };
    let explained = words(scene, request).unwrap_or_default();
    ui.spacing_mut().item_spacing.x = space::XXS;
    tip(avatar(ui, &first.technician.name, FACE), &explained, None);
    icon(
        ui,
        sign(writes.is_some()),
        12.0,
        theme::tokens(ui).text.secondary,
    );
}

fn sign(is_typing: bool) -> Icon {
    if is_typing { icons::PENCIL } else { icons::EYE }
}

/// Draws, from the right, the customer's presence and the colleagues who look.
pub(crate) fn header_ui(ui: &mut Ui, scene: Scene<'_>, request: RequestId) {
    let Some(presence) = of(scene.state, request) else {
        return;
    };
    if let Some(customer) = presence.customer {
        let (tone, words) = customer_words(customer);
        status(ui, tone, scene.text(words));
    }
    if let Some(words) = words(scene, request) {
        ui.add_space(space::S);
        let is_typing = presence.technicians.iter().any(|other| other.is_typing);
        toned(ui, Tone::Calm, &words);
        icon(
            ui,
            sign(is_typing),
            14.0,
            theme::tokens(ui).meaning(Tone::Calm).text,
        );
    }
}

fn customer_words(customer: CustomerPresence) -> (Tone, Key) {
    match customer {
        CustomerPresence::Online => (Tone::Success, key::CUSTOMER_ONLINE),
        CustomerPresence::Typing => (Tone::Success, key::CUSTOMER_TYPING),
        CustomerPresence::Idle => (Tone::Attention, key::CUSTOMER_IDLE),
        CustomerPresence::Gone => (Tone::Neutral, key::CUSTOMER_GONE),
    }
}
