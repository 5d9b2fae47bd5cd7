//! What appears on the screen, and what goes.

use super::*;
use crate::queue::View;

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
fn closed_requests_are_fetched_from_the_newest_even_if_one_is_known_already() {
    let mut state = online();
    apply(&mut state, row(10, PRINTER, RequestStatus::Completed));

    let effects = act(&mut state, Action::ShowView(View::Completed));
    assert_eq!(effects, [Effect::FetchCompleted { before: None }]);
    let page = |ids: [RequestId; 2], has_more| RequestPage {
        requests: ids.map(|id| request(id, RequestStatus::Completed)).into(),
        has_more,
    };
    let first = page([MAIL, PRINTER], true);
    apply(
        &mut state,
        Input::CompletedLoaded {
            page: first,
            is_continuation: false,
        },
    );

    let effects = act(&mut state, Action::LoadMoreCompleted);
    assert_eq!(
        effects,
        [Effect::FetchCompleted {
            before: Some(PRINTER)
        }]
    );
    let ids: Vec<_> = state
        .completed
        .requests
        .iter()
        .map(|request| request.id)
        .collect();
    assert_eq!(ids, [MAIL, PRINTER], "each of them once");
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
