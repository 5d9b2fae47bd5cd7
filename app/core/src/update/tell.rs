//! Which news reach the technician who looks elsewhere, and how long.

use std::sync::Arc;
use std::time::Duration;

use atiende_protocol::{
    Availability, CustomerPresence, Entry, EntryKind, NotifiedEvent, Request, RequestId,
    RequestStatus, Timestamp,
};
use imbl::OrdSet;

use super::missed::Known;
use crate::notification::{About, News, Notification, Subject, Told};
use crate::{Connection, Context, Effect, State};

/// New requests that come within these microseconds are told in one sentence and heard once.
const AT_ONCE: i64 = 3_000_000;

/// A request that was sent before these microseconds and comes up now is no news of its own: the
/// technician became *Available*, or may see its company now.
const OLD: i64 = 60_000_000;

/// After which time new requests are told again.
const RING_AGAIN: Duration = Duration::from_secs(30);

/// What was told and is not over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Telling {
    /// New requests that nobody has taken and the technician has not silenced.
    waiting: OrdSet<RequestId>,
    /// Whether those are told in one sentence.
    is_grouped: bool,
    /// The technician's own requests of which something was told.
    pub(super) mine: OrdSet<RequestId>,
    /// What was known before the connection ended, until the next one is complete.
    pub(super) known: Option<Known>,
    /// Requests that came up while catching up.
    came_up: OrdSet<RequestId>,
    /// When a new request was last told.
    came_at: Option<Timestamp>,
    /// When something was last heard.
    heard_at: Option<Timestamp>,
}

impl Telling {
    /// Whether something was told that nobody has taken or silenced.
    pub(crate) fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// A request changed from `before`: it may wait anew, or be handed over.
pub(super) fn changed(
    state: &mut State,
    before: Option<&Request>,
    now: &Request,
    context: &Context,
) -> Vec<Effect> {
    let was = |looked: fn(&State, &Request) -> bool| before.is_some_and(|it| looked(state, it));
    let is_new = now.status == RequestStatus::New;
    let knew = was(|state, it| it.status == RequestStatus::New || state.holds(it));
    let was_others = was(|state, it| it.assignee.is_some() && !state.holds(it));
    if is_new && !knew {
        let is_known = before.is_some();
        return came(state, (now, is_known), context);
    }
    let is_live = state.connection == Connection::Online;
    if is_live && was_others && state.holds(now) && !state.is_busy(now.id) {
        return about_mine(state, NotifiedEvent::Transferred, now, context);
    }
    vec![]
}

fn came(
    state: &mut State,
    (request, is_known): (&Request, bool),
    context: &Context,
) -> Vec<Effect> {
    if state.connection != Connection::Online {
        state.telling.came_up.insert(request.id);
        return vec![];
    }
    if !is_wanted(state, NotifiedEvent::NewRequest, request, context) || !hears_of_new(state) {
        return vec![];
    }
    let last = state.telling.came_at.replace(context.now);
    let is_another = !state.telling.waiting.is_empty() && is_at_once(last, context);
    let age = state.service_time(context.now).0 - request.submitted_at.0;
    let is_old = !is_known && age > OLD;
    let mut effects = match is_another || is_old {
        true => group(state),
        false => vec![],
    };
    state.telling.waiting.insert(request.id);
    if state.telling.is_grouped {
        effects.extend(waiting_sentence(state, context));
    } else {
        effects.extend(told(state, NotifiedEvent::NewRequest, request, context));
    }
    effects.extend(ring_again(state));
    effects
}

/// Those that came up while catching up are told in one sentence.
pub(super) fn caught_up(state: &mut State, context: &Context) -> Vec<Effect> {
    let came_up = std::mem::take(&mut state.telling.came_up);
    let waits = |id: &RequestId| {
        let request = state.requests.get(id)?;
        let is_new = request.status == RequestStatus::New;
        (is_new && is_wanted(state, NotifiedEvent::NewRequest, request, context)).then_some(*id)
    };
    let waiting: Vec<_> = came_up.iter().filter_map(waits).collect();
    if waiting.is_empty() || !hears_of_new(state) {
        return vec![];
    }
    let mut effects = group(state);
    state.telling.waiting.extend(waiting);
    effects.extend(waiting_sentence(state, context));
    effects.extend(ring_again(state));
    effects
}

/// Notes a request that a snapshot brought.
pub(super) fn came_up(state: &mut State, requests: impl IntoIterator<Item = RequestId>) {
    state.telling.came_up.extend(requests);
}

/// The account is another one: what it missed is nobody's news.
pub(super) fn forget_missed(state: &mut State) {
    state.telling.came_up.clear();
    state.telling.known = None;
}

/// A new line of a timeline: what a customer wrote is told where it is not read at once.
pub(super) fn entered(
    state: &mut State,
    request: RequestId,
    entry: &Entry,
    context: &Context,
) -> Vec<Effect> {
    let is_customers = matches!(
        entry.kind,
        EntryKind::CustomerMessage { .. } | EntryKind::CustomerFile { .. }
    );
    if !is_customers || state.connection != Connection::Online {
        return vec![];
    }
    unless_looked_at(state, NotifiedEvent::Message, request, context)
}

/// Somebody's page opened or closed.
pub(super) fn customer_seen(
    state: &mut State,
    request: RequestId,
    now: Option<CustomerPresence>,
    context: &Context,
) -> Vec<Effect> {
    let before = state.presence.get(&request);
    let was_gone = before.is_some_and(|before| before.customer == Some(CustomerPresence::Gone));
    let is_here = matches!(
        now,
        Some(CustomerPresence::Online | CustomerPresence::Typing)
    );
    if !was_gone || !is_here {
        return vec![];
    }
    unless_looked_at(state, NotifiedEvent::CustomerBack, request, context)
}

fn unless_looked_at(
    state: &mut State,
    event: NotifiedEvent,
    request: RequestId,
    context: &Context,
) -> Vec<Effect> {
    let is_mine = state.held.contains(&request);
    let held = state.requests.get(&request).filter(|_| is_mine).cloned();
    match held {
        Some(held) if !is_looked_at(state, request) => about_mine(state, event, &held, context),
        _ => vec![],
    }
}

pub(super) fn about_mine(
    state: &mut State,
    event: NotifiedEvent,
    request: &Request,
    context: &Context,
) -> Vec<Effect> {
    if !is_wanted(state, event, request, context) {
        return vec![];
    }
    state.telling.mine.insert(request.id);
    told(state, event, request, context).into_iter().collect()
}

/// Tells again what nobody has taken yet.
pub(super) fn ring(state: &mut State, context: &Context) -> Vec<Effect> {
    if !state.rules.repeats || state.telling.waiting.is_empty() {
        return vec![];
    }
    let waiting = state.telling.waiting.iter();
    let waiting = waiting.filter_map(|id| state.requests.get(id));
    let is_wanted =
        |request: &&Arc<Request>| is_wanted(state, NotifiedEvent::NewRequest, request, context);
    let requests: Vec<_> = waiting.filter(is_wanted).cloned().collect();
    let mut effects = vec![];
    // Without a connection nobody knows whether they still wait.
    if state.connection == Connection::Online && !requests.is_empty() {
        if state.telling.is_grouped {
            effects.extend(waiting_sentence(state, context));
        } else {
            for request in requests {
                effects.extend(told(state, NotifiedEvent::NewRequest, &request, context));
            }
        }
    }
    effects.extend(ring_again(state));
    effects
}

fn ring_again(state: &State) -> Option<Effect> {
    state.rules.repeats.then_some(Effect::RingAfter(RING_AGAIN))
}

/// The technician knows, and wants no more of it; `None` for all that wait.
pub(super) fn silence(state: &mut State, request: Option<RequestId>) -> Vec<Effect> {
    let Some(request) = request else {
        let all: Vec<_> = state.telling.waiting.iter().copied().collect();
        return over(state, all);
    };
    let mut effects = over(state, [request]);
    let was_mine = state.telling.mine.remove(&request).is_some();
    effects.extend(was_mine.then(|| withdrawn(Subject::Request(request))));
    effects
}

/// Takes away what is over: taken by anybody, closed, gone, read. Called after every change.
pub(super) fn withdraw(state: &mut State) -> Vec<Effect> {
    let waits = |id: &RequestId| {
        let request = state.requests.get(id);
        request.is_some_and(|request| request.status == RequestStatus::New)
    };
    let gone = state.telling.waiting.iter().filter(|id| !waits(id));
    let taken: Vec<_> = gone.copied().collect();
    let is_over = |id: &&RequestId| !state.held.contains(*id) || is_looked_at(state, **id);
    let read: Vec<_> = state.telling.mine.iter().filter(is_over).copied().collect();
    let mut effects = over(state, taken);
    for id in read {
        state.telling.mine.remove(&id);
        effects.push(withdrawn(Subject::Request(id)));
    }
    effects
}

fn over(state: &mut State, requests: impl IntoIterator<Item = RequestId>) -> Vec<Effect> {
    let mut effects = vec![];
    let mut is_fewer = false;
    for id in requests {
        let was_waiting = state.telling.waiting.remove(&id).is_some();
        let was_alone = was_waiting && !state.telling.is_grouped;
        effects.extend(was_alone.then(|| withdrawn(Subject::Request(id))));
        is_fewer |= was_waiting;
    }
    if !state.telling.is_grouped || !is_fewer {
        return effects;
    }
    if state.telling.waiting.is_empty() {
        state.telling.is_grouped = false;
        effects.push(withdrawn(Subject::NewRequests));
    } else {
        effects.extend(count_sentence(state, false));
    }
    effects
}

/// From now on all that wait are told in one sentence.
fn group(state: &mut State) -> Vec<Effect> {
    if std::mem::replace(&mut state.telling.is_grouped, true) {
        return vec![];
    }
    let alone = state.telling.waiting.iter();
    alone.map(|id| withdrawn(Subject::Request(*id))).collect()
}

fn withdrawn(subject: Subject) -> Effect {
    Effect::Notify(Notification::Withdrawn(subject))
}

fn waiting_sentence(state: &mut State, context: &Context) -> Option<Effect> {
    let is_heard = is_heard(state, NotifiedEvent::NewRequest, context);
    count_sentence(state, is_heard)
}

fn count_sentence(state: &State, is_heard: bool) -> Option<Effect> {
    let is_shown = state.rules.toast.contains(&NotifiedEvent::NewRequest);
    let news = News::NewRequests {
        count: state.telling.waiting.len(),
    };
    notify(news, is_shown, is_heard)
}

fn told(
    state: &mut State,
    event: NotifiedEvent,
    request: &Request,
    context: &Context,
) -> Option<Effect> {
    let is_heard = is_heard(state, event, context);
    let is_shown = state.rules.toast.contains(&event);
    let about = About::new(request, state.settings.hides_details);
    notify(News::of(event, about), is_shown, is_heard)
}

pub(super) fn notify(news: News, is_shown: bool, is_heard: bool) -> Option<Effect> {
    let told = Told {
        news,
        is_shown,
        is_heard,
    };
    (is_shown || is_heard).then_some(Effect::Notify(Notification::Told(told)))
}

/// Whether it is heard: what comes at once is heard once.
pub(super) fn is_heard(state: &mut State, event: NotifiedEvent, context: &Context) -> bool {
    let last = state.telling.heard_at;
    let is_heard = state.rules.sound.contains(&event) && !is_at_once(last, context);
    if is_heard {
        state.telling.heard_at = Some(context.now);
    }
    is_heard
}

fn is_at_once(last: Option<Timestamp>, context: &Context) -> bool {
    last.is_some_and(|last| context.now.0.abs_diff(last.0) < AT_ONCE.unsigned_abs())
}

/// Whether the technician chose to hear of it, here and now.
pub(super) fn is_wanted(
    state: &State,
    event: NotifiedEvent,
    request: &Request,
    context: &Context,
) -> bool {
    let rules = &state.rules;
    (rules.toast.contains(&event) || rules.sound.contains(&event))
        && rules.is_audible(request.company.id, context.minute_of_day)
}

///
fn hears_of_new(state: &State) -> bool {
    !state.settings.has_availability_gate || state.availability() == Availability::Available
}

pub(super) fn is_looked_at(state: &State, request: RequestId) -> bool {
    state.is_in_front && state.selected == Some(request)
}
