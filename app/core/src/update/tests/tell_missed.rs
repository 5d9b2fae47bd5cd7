//! What happened to a technician's own requests without a connection is told in one sentence.

use atiende_protocol::NotifiedEvent;

use super::tell::{about, at, claimed, loud, new, of_bob, quiet, withdrawn};
use super::*;
use crate::notification::{News, Subject};

fn written(request: RequestId, seq: i64) -> Input {
    frame(ServerFrame::Entry {
        request,
        entry: message(seq, "¿Hola?"),
    })
}

fn timeline(request: RequestId, seqs: &[i64]) -> Input {
    frame(ServerFrame::Timeline {
        request,
        entries: seqs.iter().map(|seq| message(*seq, "¿Hola?")).collect(),
        has_earlier: false,
    })
}

/// Ana holds these requests, has read all of them, and lost the connection at event 200.
fn offline(held: &[RequestId]) -> State {
    let mut state = online();
    for id in held {
        at(&mut state, 100, claimed(*id));
        at(&mut state, 100, timeline(*id, &[150]));
    }
    let now = Timestamp(150);
    at(
        &mut state,
        100,
        frame(ServerFrame::Heartbeat { seq: Seq(200), now }),
    );
    apply(&mut state, Input::Disconnected);
    state
}

fn welcome(state: &mut State) {
    let welcome = ServerFrame::Welcome {
        technician: state.me.clone().unwrap(),
        companies: vec![acme()],
        settings: Settings::default(),
        limits: vec![],
        rules: state.rules.clone(),
        now: Timestamp(3_000_000),
    };
    assert_eq!(at(state, 300, frame(welcome)), []);
}

/// What is told of it once the connection is complete; nothing before that.
fn caught_up(state: &mut State, meanwhile: impl IntoIterator<Item = Input>) -> Vec<Notification> {
    welcome(state);
    for input in meanwhile {
        assert_eq!(at(state, 300, input), [], "an old event");
    }
    at(state, 300, frame(ServerFrame::CaughtUp { seq: Seq(900) }))
}

#[test]
fn messages_in_one_chat_are_told_as_one_message() {
    let mut state = offline(&[PRINTER]);
    let meanwhile = [301, 302, 303].map(|seq| written(PRINTER, seq));
    assert_eq!(
        caught_up(&mut state, meanwhile),
        [loud(News::Message(about(PRINTER)))]
    );

    apply(&mut state, Input::Disconnected);
    assert_eq!(caught_up(&mut state, []), [], "told once");
}

#[test]
fn messages_in_several_chats_are_told_in_one_sentence_that_leads_to_the_first() {
    let mut state = offline(&[PRINTER, MAIL]);
    let meanwhile = [written(MAIL, 301), written(PRINTER, 302)];
    let missed = News::Missed {
        first: PRINTER,
        count: 2,
    };
    assert_eq!(missed.subject(), Subject::Request(PRINTER));
    assert_eq!(caught_up(&mut state, meanwhile), [loud(missed)]);

    let in_front = Input::Desktop(DesktopEvent::WindowFocus(true));
    assert_eq!(at(&mut state, 400, in_front), []);
    let open = Input::Desktop(DesktopEvent::Open(PRINTER));
    assert_eq!(at(&mut state, 400, open), [withdrawn(PRINTER)]);
}

#[test]
fn a_snapshot_is_told_as_a_replay_is() {
    let mut state = offline(&[PRINTER, MAIL]);
    let snapshot = [
        frame(ServerFrame::Reset),
        timeline(PRINTER, &[150, 301]),
        timeline(MAIL, &[150]),
        row(0, PRINTER, RequestStatus::Assigned),
        row(0, MAIL, RequestStatus::Assigned),
    ];
    assert_eq!(
        caught_up(&mut state, snapshot),
        [loud(News::Message(about(PRINTER)))]
    );
}

#[test]
fn a_request_that_was_handed_over_meanwhile_is_told() {
    for before in [None, Some(of_bob(120, PRINTER)), Some(new(PRINTER))] {
        let mut state = online();
        if let Some(before) = before {
            at(&mut state, 100, before);
            act(&mut state, Action::Silence(Some(PRINTER)));
        }
        apply(&mut state, Input::Disconnected);
        assert_eq!(
            caught_up(&mut state, [claimed(PRINTER)]),
            [loud(News::Transferred(about(PRINTER)))]
        );
    }
}

#[test]
fn what_i_took_myself_is_not_told() {
    for action in [Action::Claim(PRINTER), Action::TakeNext] {
        let mut state = online();
        at(&mut state, 100, new(PRINTER));
        act(&mut state, Action::Silence(Some(PRINTER)));
        act(&mut state, action);
        apply(&mut state, Input::Disconnected);
        assert_eq!(caught_up(&mut state, [claimed(PRINTER)]), []);
    }
}

#[test]
fn a_connection_that_breaks_again_loses_no_news() {
    let mut state = offline(&[PRINTER]);
    welcome(&mut state);
    for input in [written(PRINTER, 301), row(302, MAIL, RequestStatus::New)] {
        assert_eq!(at(&mut state, 300, input), []);
    }
    apply(&mut state, Input::Disconnected);

    assert_eq!(
        caught_up(&mut state, []),
        [
            loud(News::NewRequests { count: 1 }),
            quiet(News::Message(about(PRINTER))),
        ]
    );
}

#[test]
fn only_what_was_chosen_and_is_not_looked_at_is_told() {
    let written_in_both = || [written(PRINTER, 301), written(MAIL, 302)];
    let mut state = offline(&[PRINTER, MAIL]);
    state.rules.muted_companies = [CompanyId(1)].into();
    assert_eq!(caught_up(&mut state, written_in_both()), []);

    let mut state = offline(&[PRINTER]);
    state.rules.toast = [NotifiedEvent::Transferred].into();
    state.rules.sound = state.rules.toast.clone();
    let meanwhile = [written(PRINTER, 301), claimed(MAIL)];
    assert_eq!(
        caught_up(&mut state, meanwhile),
        [loud(News::Transferred(about(MAIL)))]
    );

    let mut state = offline(&[PRINTER, MAIL]);
    act(&mut state, Action::Select(PRINTER));
    at(
        &mut state,
        250,
        Input::Desktop(DesktopEvent::WindowFocus(true)),
    );
    assert_eq!(
        caught_up(&mut state, written_in_both()),
        [loud(News::Message(about(MAIL)))]
    );
}

#[test]
fn another_account_hears_nothing_of_it() {
    let mut state = offline(&[PRINTER]);
    welcome(&mut state);
    at(&mut state, 300, written(PRINTER, 301));
    apply(&mut state, Input::SignedOut);
    state.me = online().me;
    let all = [
        frame(ServerFrame::Reset),
        timeline(PRINTER, &[150, 301]),
        row(0, PRINTER, RequestStatus::Assigned),
    ];
    assert_eq!(caught_up(&mut state, all), []);
}
