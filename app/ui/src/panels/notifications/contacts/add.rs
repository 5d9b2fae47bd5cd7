//! A contact that is being added, limited to what the service can send.

use atiende_assets::{Key, key};
use atiende_core::notify::NotifyCall;
use atiende_protocol::ContactKind;
use atiende_protocol::http::notification::ContactForm;
use egui::{Ui, vec2};

use super::obstacle;
use crate::icons;
use crate::panels::notifications::view::{NewContact, Page, Sent};
use crate::panels::notifications::words;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Button, TextField, card, help, segmented};

/// Draws the button, or the form that it opens.
pub(super) fn add_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let methods = &page.notify().methods;
    match (page.view.new.take(), methods.first()) {
        (Some(new), Some(_)) => {
            card(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                form_ui(ui, page, new);
            });
        }
        (None, Some(kind)) => {
            let add = Button::secondary(page.scene.text(key::CONTACTS_ADD)).icon(icons::PLUS);
            page.view.new = add.show(ui).clicked().then(|| NewContact {
                kind: *kind,
                address: String::new(),
            });
        }
        (_, None) => {}
    }
    if let Some(sentence) = not_set_up(methods) {
        help(ui, page.scene.text(sentence));
    }
}

/// What this service cannot send.
fn not_set_up(methods: &[ContactKind]) -> Option<Key> {
    let can = |kind| methods.contains(&kind);
    match (can(ContactKind::Email), can(ContactKind::Text)) {
        (true, true) => None,
        (true, false) => Some(key::CONTACTS_NOT_TEXT),
        (false, true) => Some(key::CONTACTS_NOT_EMAIL),
        (false, false) => Some(key::CONTACTS_NEITHER),
    }
}

fn form_ui(ui: &mut Ui, page: &mut Page<'_>, mut new: NewContact) {
    let scene = page.scene;
    if page.notify().methods.len() > 1 {
        kind_ui(ui, scene, &page.notify().methods, &mut new);
    }
    let problem = page.problems(Sent::Add).first();
    let problem = problem.map(|problem| scene.text(words::contact_problem(new.kind, problem)));
    let [name, hint] = field_words(new.kind);
    let field = TextField::new(scene.text(name), &mut new.address);
    let field = field.hint(scene.text(hint));
    let field = field.help(scene.text(key::CONTACT_ADD_HELP));
    field.error(problem).show(ui);
    let is_kept = ui.horizontal_wrapped(|ui| buttons_ui(ui, page, &new));
    page.view.new = is_kept.inner.then_some(new);
}

fn kind_ui(ui: &mut Ui, scene: Scene<'_>, methods: &[ContactKind], new: &mut NewContact) {
    let names: Vec<&str> = methods
        .iter()
        .map(|kind| scene.text(words::kind_words(*kind).0))
        .collect();
    let now = methods.iter().position(|kind| *kind == new.kind);
    let choice = segmented(
        ui,
        scene.text(key::CONTACT_KIND),
        &names,
        now.unwrap_or_default(),
    );
    if let Some(kind) = choice.and_then(|index| methods.get(index)) {
        new.kind = *kind;
    }
}

/// The name of the field, and an example.
fn field_words(kind: ContactKind) -> [Key; 2] {
    match kind {
        ContactKind::Email => [key::CONTACT_EMAIL, key::CONTACT_EMAIL_HINT],
        ContactKind::Text => [key::CONTACT_PHONE, key::CONTACT_PHONE_HINT],
        ContactKind::Webhook => [key::CONTACT_WEB, key::CONTACT_WEB_HINT],
    }
}

/// Draws the buttons; whether the form stays.
fn buttons_ui(ui: &mut Ui, page: &mut Page<'_>, new: &NewContact) -> bool {
    let scene = page.scene;
    let is_under_way = page.is_under_way(Sent::Add);
    let reason = match new.address.trim() {
        "" => Some(scene.text(words::field_problem(new.kind))),
        _ => obstacle(page).filter(|_| !is_under_way),
    };
    let create = Button::primary(scene.text(key::CONTACT_CREATE)).busy(is_under_way);
    if create.disabled_because(reason).show(ui).clicked() {
        let form = ContactForm {
            kind: new.kind,
            address: new.address.trim().to_owned(),
        };
        page.call(Sent::Add, NotifyCall::AddContact(form));
    }
    let cancel = Button::ghost(scene.text(key::CANCEL));
    is_under_way || !cancel.show(ui).clicked()
}
