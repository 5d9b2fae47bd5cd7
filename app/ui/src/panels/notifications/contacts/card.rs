//! One contact: what it is, whether it is verified, and what goes there.

use atiende_assets::key;
use atiende_core::notify::NotifyCall;
use atiende_protocol::http::notification::Contact;
use atiende_protocol::{ContactKind, NotifiedEvent};
use egui::{Align, Layout, Ui, vec2};

use super::obstacle;
use crate::panels::notifications::events::set;
use crate::panels::notifications::view::{Ask, Page, Sent};
use crate::panels::notifications::words;
use crate::theme::{self, Tone, height, space};
use crate::widgets::{
    Button, CellTone, TextField, badge, card, checkbox, help, icon, status, text_cell, tip,
};

/// How many digits a code has.
const DIGITS: usize = 6;
const CODE: f32 = 260.0;

/// What goes to contacts: that a customer is back is over before a mail is read.
const EVENTS: [NotifiedEvent; 3] = [
    NotifiedEvent::NewRequest,
    NotifiedEvent::Message,
    NotifiedEvent::Transferred,
];

/// Draws the card.
pub(super) fn card_ui(ui: &mut Ui, page: &mut Page<'_>, contact: &Contact) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        head_ui(ui, page, contact);
        if contact.is_verified {
            events_ui(ui, page, contact);
        } else {
            code_ui(ui, page, contact);
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| buttons_ui(ui, page, contact));
        sent_ui(ui, page, contact);
    });
}

fn head_ui(ui: &mut Ui, page: &Page<'_>, contact: &Contact) {
    let scene = page.scene;
    let size = vec2(ui.available_width(), height::CONTROL_COMPACT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        let (tone, words) = match contact.is_verified {
            true => (Tone::Success, key::CONTACT_VERIFIED),
            false => (Tone::Attention, key::CONTACT_UNVERIFIED),
        };
        badge(ui, tone, scene.text(words));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (kind, sign) = words::kind_words(contact.form.kind);
            let color = theme::tokens(ui).text.secondary;
            tip(icon(ui, sign, height::ICON, color), scene.text(kind), None);
            let width = ui.available_width();
            text_cell(ui, width, &contact.form.address, CellTone::Strong);
        });
    });
}

fn events_ui(ui: &mut Ui, page: &mut Page<'_>, contact: &Contact) {
    let scene = page.scene;
    let chosen = &mut page.view.rules.typed.contacts;
    let mut events = chosen.get(&contact.id).cloned().unwrap_or_default();
    for event in EVENTS {
        let mut is_on = events.contains(&event);
        if checkbox(ui, &mut is_on, scene.text(words::event(event))).changed() {
            set(&mut events, event, is_on);
        }
    }
    if events.is_empty() {
        chosen.remove(&contact.id);
        status(ui, Tone::Attention, scene.text(key::CONTACT_SILENT));
    } else {
        chosen.insert(contact.id, events);
    }
}

/// The field for the code that was sent there.
fn code_ui(ui: &mut Ui, page: &mut Page<'_>, contact: &Contact) {
    let scene = page.scene;
    let sent = Sent::Verify(contact.id);
    let lead = match contact.form.kind {
        ContactKind::Email | ContactKind::Text => key::CONTACT_CODE_LEAD,
        ContactKind::Webhook => key::CONTACT_CODE_LEAD_WEBHOOK,
    };
    help(ui, scene.text(lead));
    let is_wrong = !page.problems(sent).is_empty();
    let problem = is_wrong.then(|| scene.text(key::CONTACT_PROBLEM_CODE));
    let code = page.view.codes.entry(contact.id).or_default();
    let field = TextField::new(scene.text(key::CONTACT_CODE), code).width(CODE);
    field.hint("123456").error(problem).show(ui);
}

fn buttons_ui(ui: &mut Ui, page: &mut Page<'_>, contact: &Contact) {
    let (scene, id) = (page.scene, contact.id);
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    let asks = [
        (Sent::Test(id), NotifyCall::Test(id), key::CONTACT_TEST),
        (
            Sent::Code(id),
            NotifyCall::SendCode(id),
            key::CONTACT_SEND_CODE,
        ),
    ];
    if !contact.is_verified {
        verify_ui(ui, page, contact);
    }
    let [test, code] = asks;
    let (sent, call, label) = if contact.is_verified { test } else { code };
    let button = Button::secondary(scene.text(label)).compact();
    if asked(ui, page, button, sent) {
        page.call(sent, call);
    }
    let remove = Button::ghost(scene.text(key::CONTACT_REMOVE)).compact();
    if remove.disabled_because(obstacle(page)).show(ui).clicked() {
        page.view.ask = Some(Ask::Remove(id));
    }
}

fn verify_ui(ui: &mut Ui, page: &mut Page<'_>, contact: &Contact) {
    let (scene, id) = (page.scene, contact.id);
    let typed = page.view.codes.get(&id).map_or("", |code| code.trim());
    let is_code = typed.len() == DIGITS && typed.chars().all(|c| c.is_ascii_digit());
    let code = typed.to_owned();
    let reason = (!is_code).then(|| scene.text(key::CONTACT_PROBLEM_CODE_LENGTH));
    let button = Button::primary(scene.text(key::CONTACT_VERIFY)).compact();
    let sent = Sent::Verify(id);
    if asked(ui, page, button.disabled_because(reason), sent) {
        page.call(sent, NotifyCall::Verify(id, code));
    }
}

/// Whether a button was clicked that nothing stands in the way of.
fn asked(ui: &mut Ui, page: &Page<'_>, button: Button<'_>, sent: Sent) -> bool {
    let button = match (page.is_under_way(sent), obstacle(page)) {
        (true, _) => button.busy(true),
        (false, Some(reason)) => button.disabled_because(Some(reason)),
        (false, None) => button,
    };
    button.show(ui).clicked()
}

/// What was last sent there.
fn sent_ui(ui: &mut Ui, page: &Page<'_>, contact: &Contact) {
    let words = match () {
        () if page.view.is_done(Sent::Test(contact.id)) => key::CONTACT_TESTED,
        () if page.view.is_done(Sent::Code(contact.id)) => key::CONTACT_CODE_SENT,
        () => return,
    };
    let sentence = page.scene.text_of(words, &contact.form.address);
    ui.add_space(space::XS);
    status(ui, Tone::Success, &sentence);
}
