//! Which news reach the technician who looks elsewhere, and how long.

use std::time::Duration;

use atiende_protocol::{NotificationRules, NotifiedEvent, QuietHours, Technician};

use super::*;
use crate::notification::{About, News, Particulars, Subject, Told};

const SECOND: i64 = 1_000_000;

pub(super) fn about(request: RequestId) -> About {
    About {
        request,
        particulars: Some(Particulars {
            customer: "María".to_owned(),
            company: "Acme".to_owned(),
            subject: "No imprime".to_owned(),
        }),
    }
}

/// Shown and heard.
pub(super) fn loud(news: News) -> Notification {
    Notification::Told(Told {
        news,
        is_shown: true,
        is_heard: true,
    })
}

/// Shown, but not heard.
pub(super) fn quiet(news: News) -> Notification {
    Notification::Told(Told {
        news,
        is_shown: true,
        is_heard: false,
    })
}

pub(super) fn withdrawn(request: RequestId) -> Notification {
    Notification::Withdrawn(Subject::Request(request))
}

/// What an input at this second is told as; a request was sent just before.
pub(super) fn at(state: &mut State, second: i64, mut input: Input) -> Vec<Notification> {
    if let Input::Frame(ServerFrame::Request { request, .. }) = &mut input {
        request.submitted_at = Timestamp(second * SECOND);
    }
    later(state, second, input)
}

/// What an input at this second is told as.
fn later(state: &mut State, second: i64, input: Input) -> Vec<Notification> {
    let context = Context {
        now: Timestamp(second * SECOND),
        ..context(7)
    };
    told(update(state, input, &context))
}

fn told(effects: Vec<Effect>) -> Vec<Notification> {
    let notification = |effect| match effect {
        Effect::Notify(notification) => Some(notification),
        _ => None,
    };
    effects.into_iter().filter_map(notification).collect()
}

fn ruled(rules: NotificationRules) -> State {
    State { rules, ..online() }
}

pub(super) fn new(id: RequestId) -> Input {
    row(11 + id.0, id, RequestStatus::New)
}

pub(super) fn claimed(id: RequestId) -> Input {
    row(99 + id.0, id, RequestStatus::Assigned)
}

/// A row that a colleague holds.
pub(super) fn of_bob(seq: i64, id: RequestId) -> Input {
    let mut held = request(id, RequestStatus::Assigned);
    held.assignee = Some(TechnicianRef {
        id: TechnicianId(2),
        name: "Bob".to_owned(),
    });
    frame(ServerFrame::Request {
        seq: Seq(seq),
        request: held,
    })
}

#[test]
fn a_new_request_is_told_once_and_withdrawn_when_anybody_takes_it() {
    let mut state = online();

    assert_eq!(
        at(&mut state, 100, new(PRINTER)),
        [loud(News::NewRequest(about(PRINTER)))]
    );
    assert_eq!(at(&mut state, 101, new(PRINTER)), [], "a repeat is silent");
    assert_eq!(
        at(&mut state, 102, of_bob(90, PRINTER)),
        [withdrawn(PRINTER)]
    );
    assert_eq!(at(&mut state, 103, of_bob(91, PRINTER)), []);
}

#[test]
fn a_request_that_is_gone_or_signed_out_of_is_withdrawn() {
    let mut state = online();
    at(&mut state, 100, new(PRINTER));
    let gone = frame(ServerFrame::Gone {
        seq: Seq(90),
        request: PRINTER,
    });
    assert_eq!(at(&mut state, 200, gone), [withdrawn(PRINTER)]);

    at(&mut state, 300, new(MAIL));
    assert_eq!(at(&mut state, 400, Input::SignedOut), [withdrawn(MAIL)]);
}

#[test]
fn a_request_that_comes_back_is_told_except_to_who_let_go_of_it() {
    let mut state = online();
    at(&mut state, 100, of_bob(11, PRINTER));
    assert_eq!(
        at(&mut state, 200, new(PRINTER)),
        [loud(News::NewRequest(about(PRINTER)))]
    );

    at(&mut state, 300, claimed(MAIL));
    assert_eq!(at(&mut state, 400, row(200, MAIL, RequestStatus::New)), []);
}

#[test]
fn requests_that_come_at_once_are_told_in_one_sentence_and_heard_once() {
    let mut state = online();
    at(&mut state, 100, new(PRINTER));

    assert_eq!(
        at(&mut state, 102, new(MAIL)),
        [withdrawn(PRINTER), quiet(News::NewRequests { count: 2 })]
    );
    assert_eq!(
        at(&mut state, 110, claimed(MAIL)),
        [quiet(News::NewRequests { count: 1 })]
    );
    assert_eq!(
        at(&mut state, 120, claimed(PRINTER)),
        [Notification::Withdrawn(Subject::NewRequests)]
    );
}

#[test]
fn requests_that_come_one_after_the_other_are_told_each() {
    let mut state = online();
    at(&mut state, 100, new(PRINTER));

    assert_eq!(
        at(&mut state, 104, new(MAIL)),
        [loud(News::NewRequest(about(MAIL)))]
    );
}

#[test]
fn old_requests_are_told_in_one_sentence_as_far_as_they_still_wait() {
    let mut state = online();
    apply(&mut state, Input::Disconnected);
    for id in [PRINTER, MAIL, RequestId(44)] {
        assert_eq!(at(&mut state, 100, new(id)), []);
    }
    assert_eq!(at(&mut state, 100, claimed(MAIL)), []);

    let caught_up = frame(ServerFrame::CaughtUp { seq: Seq(900) });
    assert_eq!(
        at(&mut state, 101, caught_up),
        [loud(News::NewRequests { count: 2 })]
    );
}

#[test]
fn requests_that_were_sent_long_ago_are_told_in_one_sentence_when_they_come_up() {
    let mut state = online();

    assert_eq!(
        later(&mut state, 100, new(PRINTER)),
        [loud(News::NewRequests { count: 1 })]
    );
    assert_eq!(
        later(&mut state, 100, new(MAIL)),
        [quiet(News::NewRequests { count: 2 })]
    );
}

#[test]
fn a_request_rings_until_it_is_taken_or_silenced() {
    let mut state = online();
    let ring_after = Effect::RingAfter(Duration::from_secs(30));
    let effects = apply(&mut state, new(PRINTER));
    assert!(effects.contains(&ring_after), "{effects:?}");

    for second in [131, 161] {
        let again = loud(News::NewRequest(about(PRINTER)));
        assert_eq!(at(&mut state, second, Input::Ring), [again]);
    }
    assert!(state.is_ringing());
    let silence = Input::Action(Action::Silence(Some(PRINTER)));
    assert_eq!(at(&mut state, 170, silence), [withdrawn(PRINTER)]);
    assert_eq!(apply(&mut state, Input::Ring), [], "it rings no more");
    assert!(!state.is_ringing());

    at(&mut state, 200, new(MAIL));
    at(&mut state, 210, claimed(MAIL));
    assert_eq!(apply(&mut state, Input::Ring), []);
}

#[test]
fn nothing_rings_again_without_a_connection_and_it_goes_on_with_it() {
    let mut state = online();
    at(&mut state, 100, new(PRINTER));
    apply(&mut state, Input::Disconnected);

    let effects = apply(&mut state, Input::Ring);
    assert_eq!(effects, [Effect::RingAfter(Duration::from_secs(30))]);
    state.connection = Connection::Online;
    assert_eq!(
        at(&mut state, 190, Input::Ring),
        [loud(News::NewRequest(about(PRINTER)))]
    );
}

#[test]
fn a_technician_who_wants_no_repeats_hears_of_each_request_once() {
    let mut state = ruled(NotificationRules {
        repeats: false,
        ..NotificationRules::default()
    });
    let effects = apply(&mut state, new(PRINTER));
    assert_eq!(
        effects,
        [Effect::Notify(loud(News::NewRequest(about(PRINTER))))]
    );
    assert_eq!(apply(&mut state, Input::Ring), []);
}

/// Method × event, muted companies, quiet hours.
#[test]
fn only_what_was_chosen_is_shown_and_heard() {
    let new_request = || -> std::collections::BTreeSet<_> { [NotifiedEvent::NewRequest].into() };
    let base = NotificationRules::default;
    let quiet_hours = QuietHours {
        from_minute: 700,
        to_minute: 721,
        time_zone: "Europe/Madrid".to_owned(),
    };
    let over = QuietHours {
        to_minute: 720,
        ..quiet_hours.clone()
    };
    let (none, toast, sound) = (Default::default, new_request(), new_request());
    let of = |toast, sound| NotificationRules {
        toast,
        sound,
        ..base()
    };
    let told_by = |rules| match at(&mut ruled(rules), 100, new(PRINTER)).as_slice() {
        [Notification::Told(told)] => Some((told.is_shown, told.is_heard)),
        [] => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(told_by(of(toast.clone(), none())), Some((true, false)));
    assert_eq!(told_by(of(none(), sound.clone())), Some((false, true)));
    assert_eq!(told_by(of(none(), none())), None);
    let messages = [NotifiedEvent::Message].into();
    assert_eq!(told_by(of(messages, none())), None);
    let muted = NotificationRules {
        muted_companies: [CompanyId(1)].into(),
        ..base()
    };
    assert_eq!(told_by(muted), None);
    let at_night = |hours| NotificationRules {
        quiet_hours: Some(hours),
        ..base()
    };
    assert_eq!(told_by(at_night(quiet_hours)), None);
    assert_eq!(told_by(at_night(over)), Some((true, true)));
}

///
#[test]
fn new_requests_are_told_to_who_is_available_only() {
    let with = |availability, has_gate| {
        let mut state = online();
        state.settings.has_availability_gate = has_gate;
        state.me = state.me.map(|me| Technician { availability, ..me });
        at(&mut state, 100, new(PRINTER)).len()
    };
    assert_eq!(with(Availability::Available, true), 1);
    assert_eq!(with(Availability::Busy, true), 0);
    assert_eq!(with(Availability::Away, true), 0);
    assert_eq!(with(Availability::Away, false), 1);
}

#[test]
fn hidden_details_leave_only_the_number() {
    let mut state = online();
    state.settings.hides_details = true;
    let about = About {
        request: PRINTER,
        particulars: None,
    };
    assert_eq!(
        at(&mut state, 100, new(PRINTER)),
        [loud(News::NewRequest(about))]
    );
}
