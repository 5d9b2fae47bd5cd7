//! *Away* while nobody touches the computer, and back, also if the console was started again meanwhile.

use std::time::Duration;

use atiende_protocol::{Availability, Command};

use super::outbox;
use crate::{Connection, Context, Effect, NoticeKind, State};

/// Looks how long nobody has touched the computer, and whether its screen is locked.
pub(super) fn look(
    state: &mut State,
    (idle, is_locked): (Duration, bool),
    context: &Context,
) -> Vec<Effect> {
    state.revision -= 1; // Nothing that can be seen has changed, unless a notice says so.
    let since = state.locked_since.filter(|_| is_locked);
    let since = since.or(is_locked.then_some(context.now));
    state.locked_since = since;
    let locked = since.map_or(0, |since| context.now.0.saturating_sub(since.0));
    let absent = idle.max(Duration::from_micros(locked.unsigned_abs()));
    let minutes = state.preferences.away_after_minutes;
    let leaves = minutes.filter(|minutes| absent >= Duration::from_secs(u64::from(*minutes) * 60));
    match (leaves, state.before_away) {
        _ if state.connection != Connection::Online => vec![],
        (Some(minutes), None) => leave(state, minutes, context),
        (None, Some(before)) if !is_locked => come_back(state, before, context),
        _ => vec![],
    }
}

fn leave(state: &mut State, minutes: u16, context: &Context) -> Vec<Effect> {
    let before = state.availability();
    if before != Availability::Available {
        return vec![];
    }
    state.before_away = Some(before);
    say(state, NoticeKind::WentAway(minutes));
    set(state, Availability::Away, context)
}

/// Only from where this rule has led: another choice of the technician stays.
fn come_back(state: &mut State, before: Availability, context: &Context) -> Vec<Effect> {
    state.before_away = None;
    let is_away = state.availability() == Availability::Away;
    if !is_away {
        return vec![Effect::SaveDesk];
    }
    say(state, NoticeKind::CameBack(before));
    set(state, before, context)
}

fn say(state: &mut State, kind: NoticeKind) {
    let is_older =
        |kind: &NoticeKind| matches!(kind, NoticeKind::WentAway(_) | NoticeKind::CameBack(_));
    state.notices.retain(|notice| !is_older(&notice.kind));
    state.notice(kind);
    state.revision += 1;
}

fn set(state: &mut State, availability: Availability, context: &Context) -> Vec<Effect> {
    let command = Command::SetAvailability {
        availability,
        reason: None,
    };
    outbox::ask(state, command, context)
}
