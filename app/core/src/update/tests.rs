//! What each input does to the state, by value.

use atiende_protocol::{
    Availability, ClientFrame, Command, CommandId, CompanyId, CompanyRef, Customer, DeviceType,
    Entry, EntryKind, Outcome, Platform, Refusal, Request, RequestId, RequestStatus, Seq,
    ServerFrame, Source, Technician, TechnicianId, TechnicianRef, Timestamp,
};
use uuid::Uuid;

use super::*;
use crate::{Action, Notification, Outgoing, OutgoingStatus};

const PRINTER: RequestId = RequestId(42);
const MAIL: RequestId = RequestId(43);

fn context(id: u128) -> Context {
    Context {
        now: Timestamp(1_000_000),
        fresh_id: CommandId(Uuid::from_u128(id)),
    }
}

fn ana() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
    }
}

fn request(id: RequestId, status: RequestStatus) -> Request {
    let is_held = !matches!(status, RequestStatus::New);
    Request {
        id,
        company: CompanyRef {
            id: CompanyId(1),
            name: "Acme".to_owned(),
        },
        customer: Customer {
            name: "María".to_owned(),
            email: "m@example.com".to_owned(),
        },
        subject: "No imprime".to_owned(),
        status,
        assignee: is_held.then(ana),
        chat_opened: false,
        source: Source {
            ip_address: "192.0.2.7".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Firefox 140".to_owned(),
        },
        submitted_at: Timestamp(500_000),
        assigned_at: is_held.then_some(Timestamp(600_000)),
        waiting_since: Some(Timestamp(500_000)),
        closed_at: None,
    }
}

fn row(seq: i64, id: RequestId, status: RequestStatus) -> Input {
    Input::Frame(ServerFrame::Request {
        seq: Seq(seq),
        request: request(id, status),
    })
}

fn message(seq: i64, text: &str) -> Entry {
    let id = CommandId(Uuid::from_u128(u128::MAX - seq.unsigned_abs() as u128));
    let kind = EntryKind::CustomerMessage {
        text: text.to_owned(),
        id,
    };
    Entry {
        seq: Seq(seq),
        at: Timestamp(seq),
        kind,
    }
}

fn frame(frame: ServerFrame) -> Input {
    Input::Frame(frame)
}

/// Signed in as Ana, caught up to event 10, nothing known.
fn online() -> State {
    let mut state = State::default();
    let me = Technician {
        id: ana().id,
        name: ana().name,
        email: "ana@example.com".to_owned(),
        is_administrator: false,
        availability: Availability::Available,
    };
    let welcome = ServerFrame::Welcome {
        technician: me,
        companies: vec![],
        now: Timestamp(3_000_000),
    };
    for input in [
        welcome,
        ServerFrame::Reset,
        ServerFrame::CaughtUp { seq: Seq(10) },
    ] {
        update(&mut state, frame(input), &context(0));
    }
    assert_eq!(state.connection, Connection::Online);
    state
}

fn apply(state: &mut State, input: Input) -> Vec<Effect> {
    update(state, input, &context(7))
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    apply(state, Input::Action(action))
}

#[test]
fn new_request_is_listed_and_told_once() {
    let mut state = online();
    let effects = apply(&mut state, row(11, PRINTER, RequestStatus::New));
    let told = Notification::RequestSubmitted {
        request: PRINTER,
        customer: "María".to_owned(),
        company: "Acme".to_owned(),
        subject: "No imprime".to_owned(),
    };
    assert_eq!(effects, [Effect::Notify(told)]);
    assert_eq!(
        apply(&mut state, row(11, PRINTER, RequestStatus::New)),
        [],
        "a repeat is silent"
    );
    assert!(state.requests.contains_key(&PRINTER));
}

#[test]
fn requests_of_a_replay_are_told_in_one_sentence() {
    let mut state = online();
    apply(&mut state, Input::Disconnected);
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, row(12, MAIL, RequestStatus::New));
    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));
    assert!(
        effects.contains(&Effect::Notify(Notification::RequestsSubmitted {
            count: 2
        }))
    );
}

#[test]
fn resume_point_waits_for_the_last_frame_of_an_event() {
    let mut state = online();
    apply(&mut state, row(15, PRINTER, RequestStatus::New));
    assert_eq!(
        state.resume_after(),
        Some(Seq(14)),
        "event 15 may have more frames"
    );
    apply(
        &mut state,
        frame(ServerFrame::Heartbeat {
            seq: Seq(15),
            now: Timestamp(0),
        }),
    );
    assert_eq!(state.resume_after(), Some(Seq(15)));
}

#[test]
fn snapshot_replaces_everything_only_when_it_is_complete() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, row(0, MAIL, RequestStatus::New));
    assert!(
        state.requests.contains_key(&PRINTER),
        "the old state stays meanwhile"
    );
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(4) }));
    assert_eq!(state.requests.keys().collect::<Vec<_>>(), [&MAIL]);
    assert_eq!(
        state.resume_after(),
        Some(Seq(4)),
        "the numbers of a restored database count"
    );
}

#[test]
fn half_a_snapshot_is_forgotten_with_its_connection() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, Input::Disconnected);
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(11) }));
    assert!(state.requests.contains_key(&PRINTER));
}

#[test]
fn second_click_on_claim_asks_nothing() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    let command = ClientFrame::Command {
        id: context(7).fresh_id,
        command: Command::Claim { request: PRINTER },
    };
    let effects = act(&mut state, Action::Claim(PRINTER));
    assert_eq!(effects, [Effect::SaveDesk, Effect::Send(command)]);
    assert!(state.is_busy(PRINTER));
    assert_eq!(
        update(
            &mut state,
            Input::Action(Action::Claim(PRINTER)),
            &context(8)
        ),
        []
    );
}

#[test]
fn refused_claim_says_who_was_faster() {
    let mut state = online();
    act(&mut state, Action::Claim(PRINTER));
    let refusal = Refusal::AlreadyAssigned {
        by: ana(),
        at: Timestamp(0),
    };
    let outcome = Outcome::Refused {
        refusal: refusal.clone(),
    };
    let id = context(7).fresh_id;
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    let notices: Vec<_> = state
        .notices
        .iter()
        .map(|notice| notice.kind.clone())
        .collect();
    assert_eq!(
        notices,
        [NoticeKind::Refused {
            request: Some(PRINTER),
            refusal
        }]
    );
    assert!(!state.is_busy(PRINTER));
}

#[test]
fn what_is_asked_offline_is_sent_under_the_same_id_after_the_reconnect() {
    let mut state = online();
    apply(&mut state, Input::Disconnected);
    let text = "Voy a mirarlo".to_owned();
    let effects = act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: text.clone(),
        },
    );
    assert_eq!(effects, [Effect::SaveDesk]);
    let effects = apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(10) }));
    let id = context(7).fresh_id;
    let command = Command::SendMessage {
        request: PRINTER,
        text,
    };
    assert_eq!(
        effects.last(),
        Some(&Effect::Send(ClientFrame::Command { id, command }))
    );
}

#[test]
fn echo_goes_when_its_entry_comes_even_if_the_answer_is_lost() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let kind = EntryKind::TechnicianMessage {
        technician: ana(),
        text: "Hola".to_owned(),
        id,
    };
    let entry = Entry {
        seq: Seq(11),
        at: Timestamp(0),
        kind,
    };
    apply(
        &mut state,
        frame(ServerFrame::Entry {
            request: PRINTER,
            entry,
        }),
    );
    assert!(state.outbox.is_empty());
}

#[test]
fn refused_message_stays_and_can_be_taken_back() {
    let mut state = online();
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let outcome = Outcome::Refused {
        refusal: Refusal::ChatEnded,
    };
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    assert_eq!(state.outbox.len(), 1);
    assert_eq!(
        state.outbox[0].status,
        OutgoingStatus::Refused(Refusal::ChatEnded)
    );
    act(&mut state, Action::Reclaim(id));
    assert!(state.outbox.is_empty());
    assert_eq!(state.drafts.get(&PRINTER).map(String::as_str), Some("Hola"));
}

#[test]
fn retried_message_is_a_new_command() {
    let mut state = online();
    act(
        &mut state,
        Action::SendMessage {
            request: PRINTER,
            text: "Hola".to_owned(),
        },
    );
    let id = context(7).fresh_id;
    let outcome = Outcome::Refused {
        refusal: Refusal::Unavailable,
    };
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    update(&mut state, Input::Action(Action::Retry(id)), &context(8));
    let ids: Vec<_> = state
        .outbox
        .iter()
        .map(|outgoing: &Outgoing| outgoing.id)
        .collect();
    assert_eq!(ids, [context(8).fresh_id]);
}

#[test]
fn message_of_only_spaces_is_not_sent_and_too_long_a_one_is_refused_here() {
    let mut state = online();
    assert_eq!(
        act(
            &mut state,
            Action::SendMessage {
                request: PRINTER,
                text: " \n".into()
            }
        ),
        []
    );
    let text = "ñ".repeat(atiende_protocol::MAX_MESSAGE_CHARS + 1);
    assert_eq!(
        act(
            &mut state,
            Action::SendMessage {
                request: PRINTER,
                text
            }
        ),
        []
    );
    assert!(state.outbox.is_empty());
    assert_eq!(state.notices.len(), 1);
}

#[test]
fn entries_come_once_and_in_order() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    let entries = vec![message(11, "a"), message(12, "b")];
    let timeline = ServerFrame::Timeline {
        request: PRINTER,
        entries,
        has_earlier: false,
    };
    apply(&mut state, frame(timeline));
    for seq in [12, 13, 11] {
        let entry = message(seq, "again");
        apply(
            &mut state,
            frame(ServerFrame::Entry {
                request: PRINTER,
                entry,
            }),
        );
    }
    let seqs: Vec<_> = state.timelines[&PRINTER]
        .entries
        .iter()
        .map(|entry| entry.seq.0)
        .collect();
    assert_eq!(seqs, [11, 12, 13]);
}

#[test]
fn late_timeline_does_not_take_away_newer_entries() {
    let mut state = online();
    act(&mut state, Action::Select(PRINTER));
    let send = |state: &mut State, entries: &[i64]| {
        let entries = entries.iter().map(|seq| message(*seq, "x")).collect();
        let timeline = ServerFrame::Timeline {
            request: PRINTER,
            entries,
            has_earlier: false,
        };
        apply(state, frame(timeline));
    };
    send(&mut state, &[11]);
    apply(
        &mut state,
        frame(ServerFrame::Entry {
            request: PRINTER,
            entry: message(12, "y"),
        }),
    );
    send(&mut state, &[11]);
    assert_eq!(state.timelines[&PRINTER].last_seq(), Some(Seq(12)));
}

#[test]
fn claimed_request_is_watched_without_being_opened() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    let effects = apply(&mut state, row(12, PRINTER, RequestStatus::Assigned));
    assert_eq!(
        effects,
        [Effect::Send(ClientFrame::Watch {
            requests: vec![PRINTER]
        })]
    );
    assert_eq!(crate::mine::rows(&state).len(), 1);
}

#[test]
fn closed_request_leaves_mine_and_stays_readable_on_the_screen() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::Assigned));
    act(&mut state, Action::Select(PRINTER));
    apply(&mut state, row(12, PRINTER, RequestStatus::Completed));
    assert!(crate::mine::rows(&state).is_empty());
    assert_eq!(state.selected, Some(PRINTER));
    assert_eq!(
        state.request(PRINTER).map(|request| request.status),
        Some(RequestStatus::Completed)
    );
}

#[test]
fn request_that_may_not_be_seen_any_more_leaves_the_screen() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    act(&mut state, Action::Select(PRINTER));
    apply(
        &mut state,
        frame(ServerFrame::Gone {
            seq: Seq(12),
            request: PRINTER,
        }),
    );
    assert_eq!(state.selected, None);
    assert!(state.requests.is_empty());
}

#[test]
fn unread_messages_count_until_they_are_on_the_screen() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::InChat));
    let entries = vec![message(12, "a")];
    let timeline = ServerFrame::Timeline {
        request: PRINTER,
        entries,
        has_earlier: false,
    };
    apply(&mut state, frame(timeline));
    apply(
        &mut state,
        frame(ServerFrame::Entry {
            request: PRINTER,
            entry: message(13, "b"),
        }),
    );
    assert_eq!(crate::mine::rows(&state)[0].unread, 2);
    act(&mut state, Action::Select(PRINTER));
    assert_eq!(crate::mine::rows(&state)[0].unread, 0);
}

#[test]
fn draft_of_one_request_never_shows_in_another() {
    let mut state = online();
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: "clave: 1234".to_owned(),
        },
    );
    assert_eq!(state.drafts.get(&MAIL), None);
    assert_eq!(state.desk().drafts.len(), 1);
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: String::new(),
        },
    );
    assert_eq!(state.desk().drafts.len(), 0);
}

#[test]
fn desk_comes_back_after_a_restart_and_only_for_its_account() {
    let mut state = online();
    act(
        &mut state,
        Action::EditDraft {
            request: PRINTER,
            text: "a medias".to_owned(),
        },
    );
    apply(&mut state, Input::Disconnected);
    act(
        &mut state,
        Action::SendMessage {
            request: MAIL,
            text: "Hola".to_owned(),
        },
    );
    let desk = state.desk();
    let json = serde_json::to_string(&desk).unwrap();
    let desk: Desk = serde_json::from_str(&json).unwrap();

    let mut restarted = State::default();
    let signed_in = |desk| Input::SignedIn {
        service: "https://a.example".to_owned(),
        local_portal: None,
        token_place: crate::TokenPlace::Keyring,
        desk,
        technician: None,
    };
    apply(&mut restarted, signed_in(desk.clone()));
    assert_eq!(restarted.desk(), desk);
    apply(&mut restarted, signed_in(Desk::default()));
    assert_eq!(restarted.desk(), Desk::default());
}

#[test]
fn only_web_addresses_are_opened() {
    let mut state = online();
    for url in ["https://a.example", "HTTP://a.example"] {
        let effects = act(&mut state, Action::OpenLink(url.to_owned()));
        assert_eq!(effects, [Effect::OpenUrl(url.to_owned())]);
    }
    for url in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "atiende://x",
        "//a.example",
    ] {
        assert_eq!(
            act(&mut state, Action::OpenLink(url.to_owned())),
            [],
            "{url}"
        );
    }
}

#[test]
fn heartbeat_changes_nothing_that_can_be_seen() {
    let mut state = online();
    let before = state.revision();
    apply(
        &mut state,
        frame(ServerFrame::Heartbeat {
            seq: Seq(10),
            now: Timestamp(9),
        }),
    );
    assert_eq!(state.revision(), before);
}

#[test]
fn waiting_times_follow_the_clock_of_the_service() {
    let state = online();
    assert_eq!(
        state.service_time(Timestamp(1_000_000)),
        Timestamp(3_000_000)
    );
}

#[test]
fn next_start_goes_on_locally_until_signing_out() {
    let mut state = State::default();
    let signed_in = Input::SignedIn {
        service: "http://127.0.0.1:1".to_owned(),
        local_portal: Some("http://127.0.0.1:1/p/acme".to_owned()),
        token_place: crate::TokenPlace::Memory,
        desk: Desk::default(),
        technician: None,
    };
    assert_eq!(apply(&mut state, signed_in), [Effect::SavePreferences]);
    assert!(state.preferences.continues_locally);
    apply(&mut state, Input::SignedOut);
    assert!(!state.preferences.continues_locally);
}
