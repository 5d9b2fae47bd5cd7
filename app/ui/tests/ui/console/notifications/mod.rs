//! How the technician wants to hear of things, and by which ways.

mod contacts;
mod rules;

use atiende_core::admin::AdminProblem;
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_core::{Action, Input, ThemeChoice};
use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{ContactId, ContactKind, ContactRule, NotificationRules, NotifiedEvent};
use egui::vec2;

use super::admin::office::write;
use super::world::company;
use super::{Bench, Use, World, large, sized};
use crate::support::picture::save;

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

pub fn fails(bench: &mut Bench, problem: AdminProblem) {
    let answered = Input::NotificationsAnswered(Err(problem));
    bench.state_mut().take(answered);
    bench.run();
}

pub fn refuses(bench: &mut Bench, field: &str, problem: &str) {
    let problem = FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    };
    fails(bench, AdminProblem::Fields(vec![problem]));
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

/// Makes a picture in each language and theme.
fn keep(name: &str, world: impl Fn() -> World, act: impl Fn(&mut Bench, bool)) {
    for tag in ["es", "en"] {
        for (theme, suffix) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
            let world = world().language(tag).theme(theme);
            let mut bench = sized(world, vec2(1024.0, 700.0), 1.0);
            act(&mut bench, tag == "es");
            bench.event(egui::Event::PointerGone);
            bench.run_ok();
            save(&mut bench, &format!("notifications-{name}-{tag}-{suffix}"));
        }
    }
}

fn chosen() -> NotificationRules {
    let mut rules = NotificationRules {
        contacts: vec![ContactRule {
            contact: ContactId(1),
            events: [NotifiedEvent::NewRequest, NotifiedEvent::Transferred].into(),
        }],
        ..NotificationRules::default()
    };
    rules.sound.remove(&NotifiedEvent::CustomerBack);
    rules
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures_of_notifications() {
    use ContactKind::{Email, Text, Webhook};
    let chosen = || {
        world().then(Input::NotificationsAnswered(Ok(NotifyAnswer::Rules(
            chosen(),
        ))))
    };
    keep("menu", world, |bench, is_spanish| {
        bench.press(if is_spanish {
            "Disponible"
        } else {
            "Available"
        });
    });
    keep("full", chosen, |bench, is_spanish| {
        let contacts = vec![
            contact(1, Email, true),
            contact(2, Text, false),
            contact(3, Webhook, true),
        ];
        open(bench, contacts, &ALL);
        bench.press(match is_spanish {
            true => "No avisarme entre dos horas",
            false => "Do not notify me between two times",
        });
    });
    keep("few", chosen, |bench, is_spanish| {
        open(bench, vec![], &[Webhook]);
        bench.press(if is_spanish { "Añadir" } else { "Add" });
    });
    keep("trouble", chosen, |bench, is_spanish| {
        open(bench, vec![contact(2, Text, false)], &ALL);
        let [quiet, from, code, verify] = match is_spanish {
            true => [
                "No avisarme entre dos horas",
                "Desde",
                "Código",
                "Verificar",
            ],
            false => [
                "Do not notify me between two times",
                "From",
                "Code",
                "Verify",
            ],
        };
        bench.press(quiet);
        write(bench, from, "25:00");
        write(bench, code, "123456");
        bench.press(verify);
        refuses(bench, "code", "wrong");
    });
    keep("secret", chosen, |bench, _| {
        open(bench, vec![], &ALL);
        let added = Contact {
            secret: Some("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned()),
            ..contact(3, Webhook, false)
        };
        answers(bench, NotifyAnswer::Added(added));
    });
}
