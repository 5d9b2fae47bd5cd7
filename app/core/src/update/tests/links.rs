//! Links and notifications that lead to a request: they navigate and do nothing else.

use super::*;
use crate::NoticeKind;

fn link(id: RequestId) -> Input {
    Input::Desktop(DesktopEvent::Open(id))
}

fn becomes(state: &mut State, availability: Availability) {
    state.me = state.me.take().map(|me| Technician { availability, ..me });
}

#[test]
fn a_link_selects_a_known_request_and_does_nothing_else() {
    let mut state = online();
    apply(&mut state, row(11, PRINTER, RequestStatus::New));

    let effects = apply(&mut state, link(PRINTER));

    assert_eq!(state.selected, Some(PRINTER));
    let is_command = |effect: &Effect| matches!(effect, Effect::Send(ClientFrame::Command { .. }));
    assert!(!effects.iter().any(is_command), "{effects:?}");
}

#[test]
fn a_link_waits_until_somebody_is_signed_in_and_everything_is_here() {
    let mut state = State::default();
    for input in [link(PRINTER), Input::NoAccount] {
        assert_eq!(apply(&mut state, input), []);
    }
    apply(&mut state, signed_in(Desk::default()));
    state.me = online().me;
    apply(&mut state, frame(ServerFrame::Reset));
    apply(&mut state, row(0, PRINTER, RequestStatus::New));
    assert_eq!(state.selected, None);

    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(11) }));
    assert_eq!(state.selected, Some(PRINTER));
}

#[test]
fn a_closed_request_is_fetched_and_shown() {
    let mut state = online();
    assert_eq!(
        apply(&mut state, link(PRINTER)),
        [Effect::FetchRequest(PRINTER)]
    );

    let closed = Box::new(request(PRINTER, RequestStatus::Completed));
    apply(&mut state, Input::RequestFetched(closed));

    assert_eq!(state.selected, Some(PRINTER));
    let status = state.request(PRINTER).map(|request| request.status);
    assert_eq!(status, Some(RequestStatus::Completed));
}

#[test]
fn a_link_that_leads_nowhere_is_told_and_nothing_moves() {
    let mut state = online();
    apply(&mut state, row(11, MAIL, RequestStatus::New));
    act(&mut state, Action::Select(MAIL));

    apply(&mut state, link(PRINTER));
    apply(&mut state, Input::NoSuchRequest(PRINTER));

    assert_eq!(state.selected, Some(MAIL));
    let kinds: Vec<_> = state.notices.iter().map(|notice| &notice.kind).collect();
    assert_eq!(kinds, [&NoticeKind::NoSuchRequest(PRINTER)]);
}

#[test]
fn a_link_to_a_new_request_waits_until_its_technician_is_available() {
    let mut state = online();
    becomes(&mut state, Availability::Away);
    apply(&mut state, link(PRINTER));
    apply(&mut state, Input::NoSuchRequest(PRINTER));
    let kinds: Vec<_> = state.notices.iter().map(|notice| &notice.kind).collect();
    assert_eq!(kinds, [&NoticeKind::LinkWaits(PRINTER)]);

    becomes(&mut state, Availability::Available);
    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    apply(&mut state, frame(ServerFrame::CaughtUp { seq: Seq(11) }));

    assert_eq!(state.selected, Some(PRINTER));
    assert!(state.notices.is_empty());
}

#[test]
fn a_list_opens_what_only_the_service_knows_and_a_link_to_the_selected_request_counts() {
    let mut state = online();
    let open = Action::OpenRequest(PRINTER);
    assert_eq!(act(&mut state, open), [Effect::FetchRequest(PRINTER)]);

    apply(&mut state, row(11, PRINTER, RequestStatus::New));
    act(&mut state, Action::Select(PRINTER));
    assert_eq!(state.links_followed, 0);
    apply(&mut state, link(PRINTER));
    assert_eq!(state.links_followed, 1);
}
