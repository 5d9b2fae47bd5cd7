//! *Mensajes de chat*: what is shown when, writing, refusals, links, many messages.

use atiende_core::{Action, Input};
use atiende_protocol::{
    CommandId, Entry, MAX_MESSAGE_CHARS, Outcome, Refusal, RequestId, RequestStatus, ServerFrame,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::talk::{answers, conversation, joined, opened, says};
use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench, large};

const ONE: i64 = 7;
const TWO: i64 = 8;

/// Two open chats of mine; the first one is selected.
fn two_chats(entries: Vec<Entry>) -> Bench {
    let mut bench = bench(two(entries));
    bench.done();
    bench
}

fn two(entries: Vec<Entry>) -> World {
    let mut world = World::quiet();
    for id in [ONE, TWO] {
        let mut request = world::request(id);
        hold(&mut request, ME, RequestStatus::InChat);
        world.requests.push(request);
    }
    world
        .timeline(ONE, entries)
        .timeline(TWO, vec![opened(1)])
        .selecting(ONE)
}

fn write(bench: &mut Bench, text: &str) {
    bench.get_by_label("Mensaje").focus();
    bench.run();
    bench.type_in(text);
}

fn written(bench: &Bench) -> String {
    bench.get_by_label("Mensaje").value().unwrap_or_default()
}

fn settle(bench: &mut Bench, refusal: Refusal) -> CommandId {
    let id = bench.state().state.outbox.last().unwrap().id;
    bench.hears(ServerFrame::Settled {
        id,
        outcome: Outcome::Refused { refusal },
    });
    id
}

/// D11.
#[test]
fn before_a_technician_joins_only_the_description_shows_d11() {
    let mut request = world::request(ONE);
    hold(&mut request, ME, RequestStatus::Assigned);
    let entries = vec![opened(1), says(2, 60, "¿Hay alguien?")];
    let bench = bench(
        World::quiet()
            .with(request)
            .timeline(ONE, entries)
            .selecting(ONE),
    );

    assert!(
        bench
            .query_by_label_contains("la impresora de la segunda planta")
            .is_some()
    );
    assert!(!bench.shows("¿Hay alguien?"));
    assert!(bench.shows("La conversación se mostrará cuando un técnico se una"));
    assert!(bench.get_by_label("Mensaje").accesskit_node().is_disabled());
}

///
#[test]
fn the_conversation_shows_days_people_and_what_happened_r15() {
    let bench = large(two(conversation()));
    for words in [
        "Ayer",
        "Hoy",
        "María Pérez envió la solicitud",
        "Bruno Ruiz se unió a la conversación",
        "Bruno Ruiz anuló la asignación",
        "Usted se asignó la solicitud",
        "Usted se unió a la conversación",
        "Pone «Sin papel en la bandeja 2», pero la bandeja está llena.",
    ] {
        assert!(bench.shows(words), "{words}");
    }
}

#[test]
fn enter_sends_and_shift_enter_starts_a_line() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "Hola");
    bench.key(Modifiers::SHIFT, Key::Enter);
    bench.type_in("María");
    bench.done();

    bench.key(Modifiers::NONE, Key::Enter);

    let message = Action::SendMessage {
        request: RequestId(ONE),
        text: "Hola\nMaría".into(),
    };
    assert_eq!(bench.done(), [message]);
    assert_eq!(written(&bench), "");
    assert!(bench.shows("Hola\nMaría"), "the echo is there at once");
}

#[test]
fn the_button_sends_too_and_nothing_is_sent_of_blanks() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "   ");
    bench.press("Enviar");
    write(&mut bench, "Hola");
    bench.done();

    bench.press("Enviar");

    let sent = bench.done();
    let message = Action::SendMessage {
        request: RequestId(ONE),
        text: "   Hola".into(),
    };
    assert_eq!(sent, [message]);
}

///
#[test]
fn a_draft_never_shows_up_in_another_request() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "solo para la primera");
    let edit = Action::EditDraft {
        request: RequestId(ONE),
        text: "solo para la primera".into(),
    };
    assert_eq!(bench.done(), [edit]);

    bench.key(Modifiers::COMMAND, Key::Num2);
    assert_eq!(written(&bench), "");
    write(&mut bench, "para la segunda");
    bench.key(Modifiers::COMMAND, Key::Num1);

    assert_eq!(written(&bench), "solo para la primera");
    bench.key(Modifiers::COMMAND, Key::Num2);
    assert_eq!(written(&bench), "para la segunda");
}

#[test]
fn a_draft_of_the_last_time_is_there_again() {
    let mut world = World::quiet();
    world
        .desk
        .drafts
        .insert(RequestId(ONE), "a medias".to_owned());
    let mut request = world::request(ONE);
    hold(&mut request, ME, RequestStatus::InChat);
    let bench = bench(
        world
            .with(request)
            .timeline(ONE, vec![opened(1)])
            .selecting(ONE),
    );

    assert_eq!(written(&bench), "a medias");
}

#[test]
fn another_account_never_sees_the_texts_of_the_last_one() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "secreto");
    bench.state_mut().take(Input::SignedOut);
    bench.run();

    let mut inputs = World::quiet();
    let mut request = world::request(ONE);
    hold(&mut request, ME, RequestStatus::InChat);
    inputs = inputs
        .with(request)
        .timeline(ONE, vec![opened(1)])
        .selecting(ONE);
    for input in inputs.inputs() {
        bench.state_mut().take(input);
    }
    bench.run();

    assert_eq!(written(&bench), "");
}

#[test]
fn a_refused_message_says_why_and_can_be_sent_again() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "Hola");
    bench.key(Modifiers::NONE, Key::Enter);
    let id = settle(&mut bench, Refusal::Unavailable);
    bench.done();
    assert!(
        bench.shows("El servicio no puede guardarlo ahora. Pruebe otra vez dentro de un momento.")
    );

    bench.press("Reintentar");

    assert_eq!(bench.done(), [Action::Retry(id)]);
    assert!(!bench.shows("Reintentar"));
}

#[test]
fn a_refused_message_can_be_taken_back_in_front_of_what_was_written_since() {
    let mut bench = two_chats(vec![opened(1)]);
    write(&mut bench, "primero");
    bench.key(Modifiers::NONE, Key::Enter);
    let id = settle(&mut bench, Refusal::TooFast { retry_secs: 5 });
    write(&mut bench, "después");
    bench.done();

    bench.press("Recuperar el texto");

    let text = "primero\ndespués".to_owned();
    assert_eq!(written(&bench), text);
    let edit = Action::EditDraft {
        request: RequestId(ONE),
        text: text.clone(),
    };
    assert_eq!(bench.done(), [Action::Reclaim(id), edit]);
    assert_eq!(bench.state().state.drafts.get(&RequestId(ONE)), Some(&text));
    assert!(bench.state().state.outbox.is_empty());
}

#[test]
fn a_message_that_is_too_long_stays_to_be_shortened() {
    let mut bench = two_chats(vec![opened(1)]);
    let long = "x".repeat(MAX_MESSAGE_CHARS + 1);
    write(&mut bench, &long);
    assert!(bench.shows("10001 de 10000 caracteres"));

    bench.key(Modifiers::NONE, Key::Enter);

    assert_eq!(written(&bench), long);
    assert!(
        bench
            .query_by_label_contains("caben 10000 caracteres")
            .is_some()
    );
}

#[test]
fn writing_goes_on_without_a_connection_and_says_so() {
    let mut bench = two_chats(vec![opened(1)]);
    bench.state_mut().take(Input::Disconnected);
    bench.run();
    assert!(bench.shows("Sin conexión: lo que escriba se enviará al volver"));

    write(&mut bench, "ya voy");
    bench.key(Modifiers::NONE, Key::Enter);

    assert!(bench.shows("ya voy"));
    assert_eq!(bench.state().state.outbox.len(), 1);
}

#[test]
fn a_link_opens_only_after_the_real_host_was_shown() {
    let text = "Mire https://banco.example@аррӏе.com/x";
    let mut bench = two_chats(vec![opened(1), says(2, 60, text)]);

    bench.get_by_role(Role::Link).click();
    bench.run();
    assert_eq!(bench.done(), []);
    assert!(
        bench
            .query_by_label_contains("Lleva a xn--80ak6aa92e.com")
            .is_some()
    );
    bench.press("Abrir enlace");

    let url = "https://banco.example@аррӏе.com/x".to_owned();
    assert_eq!(bench.done(), [Action::OpenLink(url)]);
}

#[test]
fn earlier_messages_are_asked_for_at_the_top() {
    let mut world = World::quiet();
    let mut request = world::request(ONE);
    hold(&mut request, ME, RequestStatus::InChat);
    world
        .timelines
        .push((RequestId(ONE), vec![says(50, 60, "último")], true));
    let mut bench = bench(world.with(request).selecting(ONE));
    bench.done();

    bench.press("Ver mensajes anteriores");

    assert_eq!(bench.done(), [Action::LoadEarlier(RequestId(ONE))]);
    assert!(bench.shows("Cargando mensajes anteriores…"));
}

fn long_chat(count: i64) -> Bench {
    let line = |seq: i64| match seq % 3 {
        _ if seq % 7 == 0 => joined(seq, 100, 2),
        0 => answers(seq, 100, ME, &format!("respuesta {seq}")),
        _ => says(
            seq,
            100,
            &format!("mensaje {seq} {}", "palabra ".repeat((seq % 40) as usize)),
        ),
    };
    two_chats((1..=count).map(line).collect())
}

/// The messages on the screen, by their numbers.
fn messages(bench: &Bench) -> Vec<i64> {
    let number = |name: &String| {
        let rest = name
            .strip_prefix("mensaje ")
            .or(name.strip_prefix("respuesta "))?;
        rest.split(' ').next()?.parse().ok()
    };
    bench.names(Role::Label).iter().filter_map(number).collect()
}

/// Turns the wheel above the conversation.
fn read_back(bench: &mut Bench) {
    let over = bench.get_by_role(Role::Log).rect().center();
    bench.hover_at(over);
    bench.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 900.0),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    bench.run();
}

#[test]
fn of_10_000_messages_only_the_visible_ones_are_laid_out() {
    let bench = long_chat(10_000);

    let seen = messages(&bench);
    assert!((3..40).contains(&seen.len()), "{} messages", seen.len());
    assert_eq!(seen.last(), Some(&10_000), "it starts at the end");
    let lines = bench
        .query_all_by_label("Bruno Ruiz se unió a la conversación")
        .count();
    assert!((1..10).contains(&lines), "{lines} lines");
}

#[test]
fn a_list_at_its_end_stays_there_when_a_message_arrives() {
    let mut bench = long_chat(200);
    let entry = says(201, 0, "mensaje 201");
    bench.hears(ServerFrame::Entry {
        request: RequestId(ONE),
        entry,
    });

    assert_eq!(messages(&bench).last(), Some(&201));
    assert!(!bench.shows("Mensajes nuevos"));
}

#[test]
fn a_list_that_is_read_further_up_stays_and_offers_the_new_messages() {
    let mut bench = long_chat(200);
    read_back(&mut bench);
    let before = messages(&bench);
    assert!(!before.contains(&200), "{before:?}");

    let entry = says(201, 0, "mensaje 201");
    bench.hears(ServerFrame::Entry {
        request: RequestId(ONE),
        entry,
    });
    assert_eq!(messages(&bench), before);
    bench.press("Mensajes nuevos");

    assert_eq!(messages(&bench).last(), Some(&201));
    assert!(!bench.shows("Mensajes nuevos"));
}

///
#[test]
fn the_place_in_a_list_is_kept_for_each_request() {
    let mut bench = long_chat(200);
    read_back(&mut bench);
    let before = messages(&bench);

    bench.key(Modifiers::COMMAND, Key::Num2);
    bench.key(Modifiers::COMMAND, Key::Num1);

    assert_eq!(messages(&bench), before);
}
