//! What appears on the screen, and what goes.

use atiende_protocol::CustomerPresence;
use atiende_protocol::http::{SearchHit, SearchPage};

use super::*;
use crate::queue::View;
use crate::search::SearchQuery;

#[test]
fn claimed_request_is_watched_without_being_opened() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    let effects = apply(&mut state, row(12, PRINTER, RequestStatus::Assigned));
    let watch = Effect::Send(ClientFrame::Watch {
        requests: vec![PRINTER],
    });
    assert!(effects.contains(&watch), "{effects:?}");
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

#[test]
fn next_request_opens_by_itself_once_it_is_taken() {
    let mut state = online();
    act(&mut state, Action::TakeNext);
    apply(&mut state, row(11, PRINTER, RequestStatus::InChat));
    let outcome = Outcome::Accepted {
        request: Some(PRINTER),
    };
    let id = context(7).fresh_id;
    apply(&mut state, frame(ServerFrame::Settled { id, outcome }));
    assert_eq!(state.selected, Some(PRINTER));
}

#[test]
fn typing_is_told_once_in_a_while_and_looking_elsewhere_ends_it() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::InChat));
    act(&mut state, Action::Select(PRINTER));
    let typed = |state: &mut State, text: &str| {
        let text = text.to_owned();
        let request = PRINTER;
        act(state, Action::EditDraft { request, text })
    };
    let told = Effect::Send(ClientFrame::Presence {
        viewing: Some(PRINTER),
        is_typing: true,
    });
    assert_eq!(typed(&mut state, "H"), [Effect::SaveDesk, told]);
    assert_eq!(typed(&mut state, "Ho"), [Effect::SaveDesk]);
    let left = Effect::Send(ClientFrame::Presence {
        viewing: None,
        is_typing: false,
    });
    assert!(act(&mut state, Action::Deselect).contains(&left));
}

#[test]
fn presence_is_forgotten_with_the_connection() {
    let mut state = online();
    let presence = ServerFrame::Presence {
        request: PRINTER,
        customer: Some(CustomerPresence::Typing),
        technicians: vec![],
    };
    apply(&mut state, frame(presence));
    assert_eq!(
        state.presence[&PRINTER].customer,
        Some(CustomerPresence::Typing)
    );
    apply(&mut state, Input::Disconnected);
    assert!(state.presence.is_empty());
}

#[test]
fn note_goes_its_own_way_and_never_becomes_a_message() {
    let mut state = online();
    let text = "Cliente difícil".to_owned();
    let request = PRINTER;
    act(
        &mut state,
        Action::EditNote {
            request,
            text: text.clone(),
        },
    );
    assert!(state.drafts.is_empty());
    act(
        &mut state,
        Action::AddNote {
            request,
            text: text.clone(),
        },
    );
    assert!(state.notes.is_empty());
    assert_eq!(state.outbox[0].command, Command::AddNote { request, text });
}

#[test]
fn what_was_found_goes_with_the_access_to_its_company() {
    let mut state = online();
    act(&mut state, Action::Search(query("toner")));
    let hit = SearchHit {
        request: request(PRINTER, RequestStatus::Completed),
        entry: None,
        snippet: vec![],
    };
    let page = SearchPage {
        hits: vec![hit],
        has_more: false,
    };
    let found = Input::Found {
        query: query("toner"),
        page,
        is_continuation: false,
    };
    apply(&mut state, found);
    act(&mut state, Action::Select(PRINTER));
    state.companies.clear();
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(12) }));
    assert_eq!(state.selected, None);
    assert!(state.search.unwrap().hits.is_empty());
}

#[test]
fn answer_to_an_earlier_search_is_thrown_away() {
    let mut state = online();
    act(&mut state, Action::Search(query("toner")));
    act(&mut state, Action::Search(query("ratón")));
    let page = SearchPage {
        hits: vec![],
        has_more: true,
    };
    let late = Input::Found {
        query: query("toner"),
        page,
        is_continuation: false,
    };
    apply(&mut state, late);
    assert!(state.search.as_ref().unwrap().is_loading);
}

fn query(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        ..SearchQuery::default()
    }
}
