//! What is asked once before it is done.

use atiende_assets::key;
use atiende_core::notify::NotifyCall;
use atiende_protocol::ContactId;
use egui::Context;

use super::view::{Ask, Page, Sent};
use crate::theme::Tone;
use crate::widgets::{Answer, Confirm};

/// Draws the open question, if there is one, and does what was answered.
pub(super) fn question_ui(ctx: &Context, page: &mut Page<'_>) {
    let Some(ask) = page.view.ask else {
        return;
    };
    let Some(answer) = answer_ui(ctx, page, ask) else {
        return;
    };
    page.view.ask = None;
    match ask {
        _ if answer == Answer::Cancelled => {}
        Ask::Leave => page.view.close(),
        Ask::Remove(contact) => {
            page.call(Sent::Remove(contact), NotifyCall::RemoveContact(contact));
        }
    }
}

fn answer_ui(ctx: &Context, page: &Page<'_>, ask: Ask) -> Option<Answer> {
    let scene = page.scene;
    let (title, text, confirm) = match ask {
        Ask::Leave => (
            scene.text(key::ASK_DISCARD_TITLE).to_owned(),
            key::ASK_DISCARD,
            key::ASK_DISCARD_CONFIRM,
        ),
        Ask::Remove(contact) => (
            scene.text_of(key::ASK_CONTACT_TITLE, address(page, contact)),
            key::ASK_CONTACT,
            key::ASK_CONTACT_CONFIRM,
        ),
    };
    let question = Confirm {
        title: &title,
        text: scene.text(text),
        confirm: scene.text(confirm),
        cancel: scene.text(key::CANCEL),
        tone: Tone::Danger,
    };
    question.show(ctx)
}

fn address<'a>(page: &Page<'a>, id: ContactId) -> &'a str {
    let mut contacts = page.notify().contacts.iter();
    let contact = contacts.find(|contact| contact.id == id);
    contact.map_or("", |contact| &contact.form.address)
}
