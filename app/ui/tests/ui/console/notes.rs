//! Notes for colleagues: a field of their own, and never a message.

use atiende_core::{Action, Desk, Input};
use atiende_protocol::{
    Command, CommandId, Entry, EntryKind, Outcome, Refusal, RequestId, RequestStatus, Seq,
    ServerFrame, Timestamp,
};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use uuid::Uuid;

use super::world::{self, ME, NOW, hold, reference};
use super::{Bench, Use, World, bench, sized};

const ID: i64 = 1034;
const SIGN: &str = "Nota interna: el cliente no la ve";

fn chatting() -> Bench {
    let mut bench = bench(World::busy().selecting(ID));
    bench.done();
    bench
}

fn fields(bench: &Bench) -> Vec<String> {
    bench.names(Role::MultilineTextInput)
}

fn note(seq: i64, technician: i64, text: &str) -> Entry {
    let kind = EntryKind::Note {
        technician: reference(technician),
        text: text.into(),
        id: CommandId(Uuid::from_u128(seq as u128)),
    };
    Entry {
        seq: Seq(seq),
        at: Timestamp(NOW),
        kind,
    }
}

#[test]
fn a_note_is_written_in_its_own_field_and_asks_for_a_note_only() {
    let mut bench = chatting();
    assert_eq!(fields(&bench), ["Mensaje"]);

    bench
        .get_by_role_and_label(Role::RadioButton, "Nota interna")
        .click();
    bench.run();
    assert!(bench.shows(SIGN));
    bench.type_in("Es la impresora vieja");
    bench.press("Añadir nota");

    let text = "Es la impresora vieja".to_owned();
    let request = RequestId(ID);
    let edit = Action::EditNote {
        request,
        text: text.clone(),
    };
    assert_eq!(bench.done(), [edit, Action::AddNote { request, text }]);
    let outbox = &bench.state().state.outbox;
    assert!(matches!(outbox[0].command, Command::AddNote { .. }));
}

#[test]
fn enter_in_the_field_for_notes_adds_the_note() {
    let mut bench = chatting();
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    bench.type_in("Ojo");
    bench.key(Modifiers::NONE, Key::Enter);
    let is_message = |action: &Action| {
        matches!(
            action,
            Action::SendMessage { .. } | Action::EditDraft { .. }
        )
    };
    let done = bench.done();
    assert!(!done.iter().any(is_message), "{done:?}");
    assert!(
        done.iter()
            .any(|action| matches!(action, Action::AddNote { .. }))
    );
}

#[test]
fn the_two_drafts_never_mix() {
    let mut bench = chatting();
    bench.key(Modifiers::COMMAND, Key::M);
    bench.type_in("Hola, María");
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    bench.type_in("Cliente difícil");
    let state = &bench.state().state;
    assert_eq!(state.drafts[&RequestId(ID)], "Hola, María");
    assert_eq!(state.notes[&RequestId(ID)], "Cliente difícil");

    bench.key(Modifiers::COMMAND, Key::M);
    let field = bench.get_by_role(Role::MultilineTextInput);
    assert_eq!(
        field.accesskit_node().value().as_deref(),
        Some("Hola, María")
    );
}

#[test]
fn another_request_begins_with_the_customers_field() {
    let mut bench = chatting();
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    bench.key(Modifiers::COMMAND, Key::Num2);
    bench.key(Modifiers::COMMAND, Key::Num1);
    bench
        .state_mut()
        .take(Input::Action(Action::Select(RequestId(1031))));
    bench.run();
    assert!(fields(&bench).contains(&"Mensaje".to_owned()));
}

#[test]
fn a_kept_note_comes_back_into_its_field() {
    let mut world = World::busy().selecting(ID);
    world.desk = Desk {
        notes: [(RequestId(ID), "Llamar mañana".to_owned())].into(),
        ..Desk::default()
    };
    let mut bench = bench(world);
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    let field = bench.get_by_role(Role::MultilineTextInput);
    assert_eq!(
        field.accesskit_node().value().as_deref(),
        Some("Llamar mañana")
    );
}

#[test]
fn a_refused_note_comes_back_as_a_note() {
    let mut bench = chatting();
    bench.state_mut().take(Input::Action(Action::AddNote {
        request: RequestId(ID),
        text: "Secreto".into(),
    }));
    let id = bench.state().state.outbox[0].id;
    let refusal = Refusal::TooFast { retry_secs: 3 };
    bench.hears(ServerFrame::Settled {
        id,
        outcome: Outcome::Refused { refusal },
    });
    bench.done();

    bench.press("Recuperar el texto");

    let edit = Action::EditNote {
        request: RequestId(ID),
        text: "Secreto".into(),
    };
    assert_eq!(bench.done(), [Action::Reclaim(id), edit]);
    assert_eq!(bench.state().state.drafts.get(&RequestId(ID)), None);
    assert_eq!(fields(&bench), ["Nota interna"]);
}

#[test]
fn a_note_of_a_colleague_says_who_wrote_it_and_who_reads_it() {
    let mut bench = chatting();
    bench.hears(ServerFrame::Entry {
        request: RequestId(ID),
        entry: note(30, 2, "Ya le pasó en enero"),
    });
    assert!(bench.shows(&format!("Bruno Ruiz · {SIGN}")));
    assert!(bench.shows("Ya le pasó en enero"));
}

#[test]
fn a_note_can_be_left_at_the_request_of_a_colleague_but_not_at_a_closed_one() {
    let with = |status| {
        let mut request = world::request(7);
        hold(&mut request, 2, status);
        bench(World::quiet().with(request).selecting(7))
    };
    assert!(with(RequestStatus::InChat).shows("Nota interna"));
    let mut closed = world::request(7);
    hold(&mut closed, ME, RequestStatus::Completed);
    assert!(!bench(World::quiet().with(closed).selecting(7)).shows("Nota interna"));
}

#[test]
fn the_head_of_a_note_wraps_in_a_narrow_window_and_nothing_of_it_is_lost() {
    let shown = |width: f32| {
        let mut bench = sized(World::busy().selecting(ID), vec2(width, 700.0), 1.0);
        let kind = EntryKind::Transferred {
            from: reference(2),
            to: reference(3),
            note: "Sabe de redes".into(),
        };
        bench.hears(ServerFrame::Entry {
            request: RequestId(ID),
            entry: Entry {
                kind,
                ..note(30, 2, "")
            },
        });
        let head = format!("Bruno Ruiz transfirió la solicitud a Carla Soto · {SIGN}");
        let [head, text] = [head.as_str(), "Sabe de redes"].map(|it| bench.get_by_label(it).rect());
        assert!(head.bottom() <= text.top(), "{head} above {text}");
        assert!(head.right() <= width - 16.0, "{head} within {width}");
        head.height()
    };
    assert!(shown(820.0) > 1.9 * shown(1680.0));
}
