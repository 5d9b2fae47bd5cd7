//! *Away* while nobody touches the computer, and back.

use std::time::Duration;

use super::*;
use crate::{NoticeKind, Preferences};

const MINUTE: i64 = 60_000_000;

fn after(minutes: Option<u16>) -> State {
    State {
        preferences: Preferences {
            away_after_minutes: minutes,
            ..Preferences::default()
        },
        ..online()
    }
}

/// Which status is asked for at this minute.
fn looked(state: &mut State, minute: i64, idle: u64, is_locked: bool) -> Option<Availability> {
    let context = Context {
        now: Timestamp(minute * MINUTE),
        ..context(minute.unsigned_abs().into())
    };
    let untouched = DesktopEvent::Untouched {
        idle: Duration::from_secs(idle * 60),
        is_locked,
    };
    let effects = update(state, Input::Desktop(untouched), &context);
    let asked = effects.into_iter().find_map(|effect| match effect {
        Effect::Send(ClientFrame::Command {
            command: Command::SetAvailability { availability, .. },
            ..
        }) => Some(availability),
        _ => None,
    });
    becomes(state, asked);
    asked
}

fn becomes(state: &mut State, availability: Option<Availability>) {
    if let (Some(me), Some(availability)) = (&mut state.me, availability) {
        me.availability = availability;
        state.outbox.clear();
    }
}

fn said(state: &State) -> Vec<NoticeKind> {
    let notices = state.notices.iter();
    notices.map(|notice| notice.kind.clone()).collect()
}

#[test]
fn who_does_not_touch_the_computer_is_away_and_back_with_the_first_touch() {
    let mut state = after(Some(10));

    assert_eq!(looked(&mut state, 100, 9, false), None);
    assert_eq!(looked(&mut state, 101, 10, false), Some(Availability::Away));
    assert_eq!(said(&state), [NoticeKind::WentAway(10)]);
    assert_eq!(looked(&mut state, 102, 11, false), None);
    assert_eq!(
        looked(&mut state, 103, 0, false),
        Some(Availability::Available)
    );
    assert_eq!(
        said(&state),
        [NoticeKind::CameBack(Availability::Available)]
    );
}

#[test]
fn a_locked_screen_counts_as_untouched_until_it_is_unlocked() {
    let mut state = after(Some(5));

    assert_eq!(looked(&mut state, 100, 0, true), None);
    assert_eq!(looked(&mut state, 104, 0, true), None);
    assert_eq!(looked(&mut state, 105, 0, true), Some(Availability::Away));
    assert_eq!(looked(&mut state, 106, 0, true), None);
    assert_eq!(
        looked(&mut state, 107, 0, false),
        Some(Availability::Available)
    );
    assert_eq!(looked(&mut state, 108, 0, true), None, "counted anew");
}

#[test]
fn a_touch_of_a_locked_screen_is_no_coming_back() {
    let mut state = after(Some(10));
    assert_eq!(looked(&mut state, 100, 10, false), Some(Availability::Away));

    assert_eq!(looked(&mut state, 101, 0, true), None);
    assert_eq!(
        looked(&mut state, 102, 0, false),
        Some(Availability::Available)
    );
}

#[test]
fn a_console_that_was_started_again_meanwhile_brings_its_technician_back() {
    let mut state = after(Some(10));
    looked(&mut state, 100, 10, false);
    let me = state.me.clone();

    let mut again = after(Some(10));
    apply(&mut again, signed_in(state.desk()));
    again.me = me;
    again.connection = Connection::Online;

    let asked = looked(&mut again, 101, 0, false);
    assert_eq!(asked, Some(Availability::Available));
    assert_eq!(again.desk().before_away, None);
}

#[test]
fn a_status_that_the_technician_chose_stays() {
    let mut state = after(Some(10));
    becomes(&mut state, Some(Availability::Busy));
    assert_eq!(looked(&mut state, 100, 30, false), None);

    becomes(&mut state, Some(Availability::Available));
    looked(&mut state, 101, 31, false);
    becomes(&mut state, Some(Availability::Offline));
    assert_eq!(looked(&mut state, 102, 0, false), None);
}

#[test]
fn nothing_changes_where_nobody_asked_for_it() {
    assert_eq!(looked(&mut after(None), 100, 600, true), None);
}

#[test]
fn looking_redraws_nothing() {
    let mut state = after(Some(10));
    let before = state.revision();
    looked(&mut state, 100, 3, false);
    assert_eq!(state.revision(), before);
}
