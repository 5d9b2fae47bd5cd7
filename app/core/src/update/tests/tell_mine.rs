//! Which news of a technician's own requests are told.

use atiende_protocol::CustomerPresence;

use super::tell::{about, at, claimed, loud, of_bob, withdrawn};
use super::*;
use crate::notification::News;

fn written(seq: i64) -> Input {
    frame(ServerFrame::Entry {
        request: PRINTER,
        entry: message(seq, "¿Hola?"),
    })
}

fn seen(customer: CustomerPresence) -> Input {
    frame(ServerFrame::Presence {
        request: PRINTER,
        customer: Some(customer),
        technicians: vec![],
    })
}

#[test]
fn what_my_customer_writes_is_told_unless_i_look_at_it() {
    let mut state = online();
    at(&mut state, 100, claimed(PRINTER));
    assert_eq!(
        at(&mut state, 200, written(200)),
        [loud(News::Message(about(PRINTER)))]
    );

    act(&mut state, Action::Select(PRINTER));
    assert_eq!(at(&mut state, 300, written(201)).len(), 1, "not in front");
    let in_front = Input::Desktop(DesktopEvent::WindowFocus(true));
    assert_eq!(
        at(&mut state, 400, in_front),
        [withdrawn(PRINTER)],
        "it is read now"
    );
    assert_eq!(at(&mut state, 500, written(202)), []);
    act(&mut state, Action::Deselect);
    assert_eq!(at(&mut state, 600, written(203)).len(), 1);
}

#[test]
fn what_a_colleague_s_customer_writes_is_not_told() {
    let mut state = online();
    at(&mut state, 100, of_bob(11, PRINTER));
    act(&mut state, Action::Select(PRINTER));
    assert_eq!(at(&mut state, 200, written(200)), []);
}

#[test]
fn messages_of_a_replay_are_not_told() {
    let mut state = online();
    at(&mut state, 100, claimed(PRINTER));
    apply(&mut state, Input::Disconnected);
    assert_eq!(at(&mut state, 200, written(200)), []);
}

#[test]
fn a_request_that_a_colleague_hands_over_is_told_but_not_one_that_i_take() {
    let mut state = online();
    at(&mut state, 100, of_bob(11, PRINTER));
    assert_eq!(
        at(&mut state, 200, claimed(PRINTER)),
        [loud(News::Transferred(about(PRINTER)))]
    );

    at(&mut state, 300, of_bob(12, MAIL));
    act(&mut state, Action::TakeOver(MAIL));
    assert_eq!(at(&mut state, 400, claimed(MAIL)), []);
}

#[test]
fn my_customer_who_comes_back_is_told() {
    let mut state = online();
    at(&mut state, 100, claimed(PRINTER));
    for away in [CustomerPresence::Online, CustomerPresence::Gone] {
        assert_eq!(at(&mut state, 200, seen(away)), []);
    }
    assert_eq!(
        at(&mut state, 300, seen(CustomerPresence::Online)),
        [loud(News::CustomerBack(about(PRINTER)))]
    );
    assert_eq!(at(&mut state, 400, seen(CustomerPresence::Typing)), []);
}
