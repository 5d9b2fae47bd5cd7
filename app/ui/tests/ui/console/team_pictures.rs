//! Pictures of working together, to look at.

use atiende_core::{Action, Input, ThemeChoice};
use atiende_protocol::http::RequestPage;
use atiende_protocol::{
    Availability, CommandId, CustomerPresence, Entry, EntryKind, RequestId, RequestStatus, Seq,
    Timestamp, WaitingLimits,
};
use egui::{Key, Modifiers, vec2};
use uuid::Uuid;

use super::presence::presence;
use super::teamwork::colleague;
use super::world::{self, NOW, SECOND, company, hold, reference};
use super::{Bench, Use, World, sized};
use crate::support::picture::save;

const LOOKS: [(ThemeChoice, &str, &str); 2] = [
    (ThemeChoice::Light, "light", "es"),
    (ThemeChoice::Dark, "dark", "en"),
];

fn entries() -> Vec<Entry> {
    let mut entries = super::talk::conversation();
    let id = |n| CommandId(Uuid::from_u128(n));
    let note = "Ya le pasó en enero: es el rodillo de la bandeja 2. Si vuelve a sonar, pedir pieza a \
                https://proveedor.ejemplo.com/rodillos y avisar a Carla.";
    let more = [
        EntryKind::Transferred {
            from: reference(3),
            to: reference(1),
            note: "Prefiere que la llamen por la tarde".into(),
        },
        EntryKind::Note {
            technician: reference(2),
            text: note.into(),
            id: id(91),
        },
        EntryKind::TechnicianMessage {
            technician: reference(1),
            text: "Un ruido así no es normal. Apáguela un momento, por favor.".into(),
            id: id(92),
        },
    ];
    for (kind, secs) in more.into_iter().zip([120, 90, 30]) {
        entries.push(Entry {
            seq: Seq(100 - secs),
            at: Timestamp(NOW - secs * SECOND),
            kind,
        });
    }
    entries
}

/// A morning with colleagues, limits and a customer who was here before.
pub fn together(theme: ThemeChoice, tag: &str) -> World {
    let mut world = World::busy().theme(theme).language(tag);
    world.is_administrator = true;
    world.reason = Some("Al teléfono".into());
    world.companies = ["Acme", "Globex", "Initech", "Hotel Miramar"]
        .map(company)
        .into();
    let limits = |company: &atiende_protocol::CompanyRef| WaitingLimits {
        company: company.id,
        amber_secs: 600,
        red_secs: 1500,
    };
    world.limits = world.requests.iter().map(|r| limits(&r.company)).collect();
    world.timelines[0].1 = entries();
    let mut earlier = world::request(812);
    hold(&mut earlier, 2, RequestStatus::Completed);
    earlier.subject = "Atasco en la impresora de la segunda planta".into();
    let mut before = world::request(790);
    hold(&mut before, 3, RequestStatus::Completed);
    let page = RequestPage {
        requests: vec![earlier, before],
        has_more: true,
    };
    let request = RequestId(1034);
    world
        .selecting(1034)
        .then(Input::OthersLoaded { request, page })
        .then(Input::Frame(presence(
            1034,
            Some(CustomerPresence::Typing),
            &[(2, false)],
        )))
        .then(Input::Frame(presence(1032, None, &[(2, false)])))
        .then(Input::Frame(presence(1037, None, &[(3, true)])))
        .then(Input::Frame(presence(
            1031,
            Some(CustomerPresence::Gone),
            &[],
        )))
}

fn pictures(name: &str, act: impl Fn(&mut Bench, bool)) {
    for (theme, suffix, tag) in LOOKS {
        for (size, size_name) in [(vec2(1024.0, 700.0), "1024"), (vec2(1680.0, 950.0), "1680")] {
            let mut bench = sized(together(theme, tag), size, 1.0);
            act(&mut bench, tag == "es");
            save(
                &mut bench,
                &format!("team-{name}-{size_name}-{suffix}-{tag}"),
            );
        }
    }
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_morning_together() {
    pictures("morning", |_, _| ());
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn writing_a_note() {
    pictures("note", |bench, _| {
        bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        bench.type_in("Pedida la pieza");
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn handing_over() {
    pictures("transfer", |bench, is_spanish| {
        bench.press(if is_spanish { "Transferir" } else { "Transfer" });
        bench.state_mut().take(Input::ColleaguesLoaded {
            request: RequestId(1034),
            colleagues: vec![
                colleague(2, Availability::Busy, true),
                colleague(3, Availability::Available, true),
                colleague(4, Availability::Available, false),
            ],
        });
        bench.run_ok();
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_request_of_a_colleague() {
    pictures("other", |bench, is_spanish| {
        bench
            .state_mut()
            .take(Input::Action(Action::Select(RequestId(1033))));
        bench.run_ok();
        let word = if is_spanish {
            "Tomar el relevo"
        } else {
            "Take over"
        };
        bench.press(word);
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn a_status_with_a_reason() {
    pictures("reason", |bench, is_spanish| {
        bench.press(if is_spanish {
            "Disponible"
        } else {
            "Available"
        });
        let item = if is_spanish {
            "Con un motivo…"
        } else {
            "With a reason…"
        };
        bench.press(item);
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn the_facts_with_other_requests() {
    pictures("facts", |bench, _| {
        bench.key(Modifiers::COMMAND, Key::I);
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn choosing_columns() {
    pictures("columns", |bench, is_spanish| {
        bench.press(if is_spanish { "Columnas" } else { "Columns" });
    });
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn leaving_with_open_requests() {
    pictures("quit", |bench, _| {
        let console = bench.state_mut();
        assert!(console.ui_state.ask_to_quit(&console.state));
        bench.run_ok();
    });
}
