//! What is asked once before it is done.

use atiende_assets::{Key, key};
use atiende_core::admin::AdminCall;
use atiende_protocol::TechnicianId;
use egui::Context;

use super::view::{Office, Wish};
use crate::theme::Tone;
use crate::widgets::{Answer, Confirm};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Go on without what was typed?
    Discard(Wish),
    /// Send a new link, and end every sign-in?
    Reset(TechnicianId),
    /// Refuse the technician from now on?
    Disable(TechnicianId),
    /// End every sign-in?
    EndSessions(TechnicianId),
}

/// Draws the open question, if there is one, and does what was answered.
pub(super) fn question_ui(ctx: &Context, office: &mut Office<'_>) {
    let Some(ask) = office.view.ask else {
        return;
    };
    let (title, text, confirm) = words(ask);
    let scene = office.scene;
    let question = Confirm {
        title: scene.text(title),
        text: scene.text(text),
        confirm: scene.text(confirm),
        cancel: scene.text(key::CANCEL),
        tone: Tone::Danger,
    };
    if let Some(answer) = question.show(ctx) {
        office.view.ask = None;
        if answer == Answer::Confirmed {
            perform(office, ask);
        }
    }
}

fn words(ask: Ask) -> (Key, Key, Key) {
    match ask {
        Ask::Discard(_) => (
            key::ASK_DISCARD_TITLE,
            key::ASK_DISCARD,
            key::ASK_DISCARD_CONFIRM,
        ),
        Ask::Reset(_) => (key::ASK_RESET_TITLE, key::ASK_RESET, key::ASK_RESET_CONFIRM),
        Ask::Disable(_) => (
            key::ASK_DISABLE_TITLE,
            key::ASK_DISABLE,
            key::ASK_DISABLE_CONFIRM,
        ),
        Ask::EndSessions(_) => (
            key::ASK_SESSIONS_TITLE,
            key::ASK_SESSIONS,
            key::ASK_SESSIONS_CONFIRM,
        ),
    }
}

fn perform(office: &mut Office<'_>, ask: Ask) {
    match ask {
        Ask::Discard(wish) => office.go(wish),
        Ask::Reset(technician) => office.call(None, AdminCall::Reset(technician)),
        Ask::EndSessions(technician) => office.call(None, AdminCall::EndSessions(technician)),
        Ask::Disable(technician) => super::technicians::set_disabled(office, technician, true),
    }
}
