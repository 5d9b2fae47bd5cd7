//! Pictures of the page, to look at: full, nearly empty and in trouble, both themes and languages.

use atiende_core::notify::NotifyAnswer;
use atiende_core::{Input, ThemeChoice};
use atiende_protocol::ContactKind::{Email, Text, Webhook};
use atiende_protocol::http::notification::Contact;
use atiende_protocol::{ContactId, ContactRule, NotificationRules, NotifiedEvent};
use egui::vec2;

use super::super::admin::office::write;
use super::{ALL, answers, contact, open, refuses, world};
use crate::console::{Bench, Use, World, sized};
use crate::support::picture::save;

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

fn word(is_spanish: bool, spanish: &'static str, english: &'static str) -> &'static str {
    if is_spanish { spanish } else { english }
}

/// A technician who has chosen.
pub(in crate::console) fn chosen() -> World {
    let mut rules = NotificationRules {
        contacts: vec![ContactRule {
            contact: ContactId(1),
            events: [NotifiedEvent::NewRequest, NotifiedEvent::Transferred].into(),
        }],
        ..NotificationRules::default()
    };
    rules.sound.remove(&NotifiedEvent::CustomerBack);
    let rules = NotifyAnswer::Rules(rules);
    world().then(Input::NotificationsAnswered(Ok(rules)))
}

const QUIET: [&str; 2] = [
    "No avisarme entre dos horas",
    "Do not notify me between two times",
];

/// Contacts of every kind, one of them to be proven.
pub(in crate::console) fn full(bench: &mut Bench, is_spanish: bool) {
    let contacts = vec![
        contact(1, Email, true),
        contact(2, Text, false),
        contact(3, Webhook, true),
    ];
    open(bench, contacts, &ALL);
    bench.press(word(is_spanish, QUIET[0], QUIET[1]));
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_menu_and_the_page() {
    keep("menu", world, |bench, is_spanish| {
        bench.press(word(is_spanish, "Disponible", "Available"));
    });
    keep("full", chosen, full);
    keep("few", chosen, |bench, is_spanish| {
        open(bench, vec![], &[Webhook]);
        bench.press(word(is_spanish, "Añadir", "Add"));
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn contacts_in_trouble_and_at_work() {
    keep("trouble", chosen, |bench, is_spanish| {
        open(bench, vec![contact(2, Text, false)], &ALL);
        bench.press(word(is_spanish, QUIET[0], QUIET[1]));
        write(bench, word(is_spanish, "Desde", "From"), "25:00");
        write(bench, word(is_spanish, "Código", "Code"), "123456");
        bench.press(word(is_spanish, "Verificar", "Verify"));
        refuses(bench, "code", "wrong");
    });
    keep("tested", chosen, |bench, is_spanish| {
        open(bench, vec![contact(1, Email, true)], &ALL);
        bench.press(word(is_spanish, "Enviar prueba", "Send test"));
        answers(bench, NotifyAnswer::Sending(ContactId(1)));
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

#[test]
#[ignore = "makes pictures for people to look at"]
fn wide_and_narrow_windows() {
    for (width, name) in [(1920.0, "wide"), (720.0, "narrow")] {
        let mut bench = sized(chosen(), vec2(width, 1000.0), 1.0);
        let contacts = vec![contact(1, Email, true), contact(2, Text, false)];
        open(&mut bench, contacts, &ALL);
        save(&mut bench, &format!("notifications-{name}"));
    }
}
