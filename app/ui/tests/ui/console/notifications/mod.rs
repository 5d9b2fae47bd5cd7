//! How the technician wants to hear of things, and by which ways.

mod contacts;
pub(super) mod pictures;
mod rules;

use atiende_core::CallProblem;
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_core::{Action, Input};
use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{ContactId, ContactKind};

use super::world::company;
use super::{Bench, Use, World, large};

const ALL: [ContactKind; 3] = [ContactKind::Email, ContactKind::Text, ContactKind::Webhook];

pub fn contact(id: i64, kind: ContactKind, is_verified: bool) -> Contact {
    let address = match kind {
        ContactKind::Email => "ana@ejemplo.com",
        ContactKind::Text => "+34600111222",
        ContactKind::Webhook => "https://hooks.ejemplo.com/servicios/atiende/T0001/B0001/avisos",
    };
    Contact {
        id: ContactId(id),
        form: ContactForm {
            kind,
            address: address.to_owned(),
        },
        is_verified,
        secret: None,
    }
}

pub fn answers(bench: &mut Bench, answer: NotifyAnswer) {
    let answered = Input::NotificationsAnswered(Ok(answer));
    bench.state_mut().take(answered);
    bench.run();
}

pub fn fails(bench: &mut Bench, problem: CallProblem) {
    let answered = Input::NotificationsAnswered(Err(problem));
    bench.state_mut().take(answered);
    bench.run();
}

pub fn refuses(bench: &mut Bench, field: &str, problem: &str) {
    let problem = FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    };
    fails(bench, CallProblem::Fields(vec![problem]));
}

pub fn asked(bench: &mut Bench) -> Vec<NotifyCall> {
    let call = |action| match action {
        Action::Notifications(call) => Some(call),
        _ => None,
    };
    bench.done().into_iter().filter_map(call).collect()
}

/// Opens the page from the status menu, as a technician does.
fn open(bench: &mut Bench, contacts: Vec<Contact>, methods: &[ContactKind]) {
    let is_english = bench.state().state.preferences.language.as_deref() == Some("en");
    let (menu, item) = match is_english {
        true => ("Available", "Notifications…"),
        false => ("Disponible", "Avisos…"),
    };
    bench.press(menu);
    bench.press(item);
    let methods = methods.to_vec();
    answers(bench, NotifyAnswer::Loaded { contacts, methods });
}

fn world() -> World {
    World {
        companies: ["Acme", "Globex", "Transportes Vidal e Hijos, S. L."]
            .map(company)
            .to_vec(),
        ..World::busy()
    }
}

/// The page with these contacts, at a service that is set up for everything.
fn page(contacts: Vec<Contact>) -> Bench {
    let mut bench = large(world());
    open(&mut bench, contacts, &ALL);
    assert_eq!(asked(&mut bench), [NotifyCall::Load]);
    bench
}
