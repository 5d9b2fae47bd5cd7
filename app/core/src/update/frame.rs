//! What the service said.

use std::sync::Arc;

use atiende_protocol::{
    CustomerPresence, Entry, EntryKind, Request, RequestId, RequestStatus, Seq, ServerFrame,
    Technician, TechnicianPresence, Timestamp,
};
use imbl::OrdMap;

use super::action::{drop_unwatched, mark_read, presence_frame, watch};
use super::outbox;
use crate::state::Snapshot;
use crate::{Connection, Context, Effect, Notification, Presence, State, Timeline};

pub(super) fn apply(state: &mut State, frame: ServerFrame, context: &Context) -> Vec<Effect> {
    state.synced_at = Some(context.now);
    match frame {
        ServerFrame::Welcome {
            technician,
            companies,
            settings,
            limits,
            now,
        } => {
            state.companies = companies.into();
            state.settings = settings;
            state.limits = limits.into();
            welcome(state, technician, now, context)
        }
        ServerFrame::Presence {
            request,
            customer,
            technicians,
        } => presence(state, request, customer, technicians),
        ServerFrame::Reset => {
            state.snapshot = Some(Box::default());
            vec![]
        }
        ServerFrame::Request { seq, request } => request_changed(state, seq, request),
        ServerFrame::Gone { seq, request } => gone(state, seq, request),
        ServerFrame::Timeline {
            request,
            entries,
            has_earlier,
        } => timeline(state, request, entries, has_earlier),
        ServerFrame::Entry { request, entry } => entry_added(state, request, entry),
        ServerFrame::CaughtUp { seq } => caught_up(state, seq),
        ServerFrame::Settled { id, outcome } => outbox::settle(state, id, outcome),
        ServerFrame::Heartbeat { seq, now } => heartbeat(state, seq, now, context),
        // The engine comes back, or signs out.
        ServerFrame::Bye { .. } => vec![],
    }
}

fn welcome(
    state: &mut State,
    technician: Technician,
    now: Timestamp,
    context: &Context,
) -> Vec<Effect> {
    state.me = Some(technician);
    state.find_held();
    state.clock_ahead = now.0.saturating_sub(context.now.0);
    state.connection = Connection::CatchingUp;
    vec![]
}

fn heartbeat(state: &mut State, seq: Seq, now: Timestamp, context: &Context) -> Vec<Effect> {
    state.revision -= 1; // Nothing that can be seen has changed.
    state.applied_seq = state.applied_seq.max(Some(seq));
    state.clock_ahead = now.0.saturating_sub(context.now.0);
    vec![]
}

/// A frame of event `seq` says that all earlier events are here, but not that it is the last
/// frame of its own event: a connection may end between two of them.
fn seen(state: &mut State, seq: Seq) {
    state.applied_seq = state.applied_seq.max(Some(Seq(seq.0 - 1)));
}

fn request_changed(state: &mut State, seq: Seq, request: Request) -> Vec<Effect> {
    let id = request.id;
    if let Some(snapshot) = &mut state.snapshot {
        snapshot.requests.insert(id, Arc::new(request));
        return vec![];
    }
    seen(state, seq);
    let watched = state.watching();
    let effects = announce(state, &request);
    put(state, request);
    state.rows_revision += 1;
    let needs_watch = (state.watching() != watched).then(|| watch(state));
    drop_unwatched(state, Some(id));
    effects.into_iter().chain(needs_watch).collect()
}

/// Closed requests leave the open ones; one that is on the screen or loaded stays readable.
fn put(state: &mut State, request: Request) {
    let request = Arc::new(request);
    if state.holds(&request) {
        state.held.insert(request.id);
    } else {
        state.held.remove(&request.id);
    }
    if request.status.is_open() {
        state.requests.insert(request.id, request);
        return;
    }
    state.requests.remove(&request.id);
    state.read.remove(&request.id);
    let is_known = state
        .completed
        .requests
        .iter()
        .any(|known| known.id == request.id);
    if !is_known {
        state.completed.requests.push_front(request);
    }
}

/// A new request is told once, and only while live: those of a replay are summed up.
fn announce(state: &mut State, request: &Request) -> Vec<Effect> {
    let is_new = request.status == RequestStatus::New && !state.requests.contains_key(&request.id);
    if !is_new {
        return vec![];
    }
    if state.connection != Connection::Online {
        state.came_up += 1;
        return vec![];
    }
    vec![Effect::Notify(submitted(request))]
}

fn submitted(request: &Request) -> Notification {
    Notification::RequestSubmitted {
        request: request.id,
        customer: request.customer.name.clone(),
        company: request.company.name.clone(),
        subject: request.subject.clone(),
    }
}

fn gone(state: &mut State, seq: Seq, request: RequestId) -> Vec<Effect> {
    if let Some(snapshot) = &mut state.snapshot {
        snapshot.requests.remove(&request);
        snapshot.timelines.remove(&request);
        return vec![];
    }
    seen(state, seq);
    state.requests.remove(&request);
    state.held.remove(&request);
    state.timelines.remove(&request);
    state.completed.requests.retain(|known| known.id != request);
    state.selected = state.selected.filter(|selected| *selected != request);
    state.rows_revision += 1;
    vec![]
}

fn timeline(
    state: &mut State,
    request: RequestId,
    entries: Vec<Entry>,
    has_earlier: bool,
) -> Vec<Effect> {
    let mut effects = vec![];
    for entry in &entries {
        effects.extend(settle_echo(state, entry));
    }
    timelines(state)
        .entry(request)
        .or_default()
        .replace(entries, has_earlier);
    mark_read(state);
    effects
}

fn entry_added(state: &mut State, request: RequestId, entry: Entry) -> Vec<Effect> {
    if state.snapshot.is_none() {
        seen(state, entry.seq);
    }
    let effects = settle_echo(state, &entry);
    if let Some(timeline) = timelines(state).get_mut(&request) {
        timeline.push(entry);
    }
    mark_read(state);
    effects.into_iter().collect()
}

fn settle_echo(state: &mut State, entry: &Entry) -> Option<Effect> {
    match &entry.kind {
        EntryKind::TechnicianMessage { id, .. } | EntryKind::Note { id, .. } => {
            outbox::stored(state, *id).then_some(Effect::SaveDesk)
        }
        _ => None,
    }
}

/// The timelines that frames are about: those of the snapshot, while one arrives.
fn timelines(state: &mut State) -> &mut OrdMap<RequestId, Timeline> {
    match &mut state.snapshot {
        Some(snapshot) => &mut snapshot.timelines,
        None => &mut state.timelines,
    }
}

fn caught_up(state: &mut State, seq: Seq) -> Vec<Effect> {
    if let Some(snapshot) = state.snapshot.take() {
        adopt(state, *snapshot);
    }
    state.connection = Connection::Online;
    state.applied_seq = state.applied_seq.max(Some(seq));
    mark_read(state);
    let came_up = std::mem::take(&mut state.came_up);
    let notice = (came_up > 0).then_some(Effect::Notify(Notification::RequestsSubmitted {
        count: came_up,
    }));
    let mut effects = vec![watch(state), presence_frame(state, false)];
    effects.extend(notice);
    effects.extend(outbox::send_all(state));
    effects
}

/// The snapshot is all there is: what it lacks does not exist any more.
fn adopt(state: &mut State, snapshot: Snapshot) {
    let is_first = state.applied_seq.is_none();
    let appeared = |id: &RequestId| !state.requests.contains_key(id);
    let is_new = |request: &Arc<Request>| request.status == RequestStatus::New;
    let came_up = snapshot
        .requests
        .iter()
        .filter(|(id, request)| is_new(request) && appeared(id));
    state.came_up += if is_first { 0 } else { came_up.count() };
    // A restored or another database counts from elsewhere: its numbers are the only ones now.
    state.applied_seq = None;
    state.requests = snapshot.requests;
    state.find_held();
    state.timelines = snapshot.timelines;
    forget_lost_companies(state);
    state.presence.clear();
    let selected = state
        .selected
        .filter(|selected| state.request(*selected).is_some());
    state.selected = selected;
    state.rows_revision += 1;
}

/// What was loaded before must go with the access to its company.
fn forget_lost_companies(state: &mut State) {
    let companies = state.companies.clone();
    let may_see = |request: &Arc<Request>| {
        companies
            .iter()
            .any(|company| company.id == request.company.id)
    };
    state.completed.requests.retain(may_see);
    if let Some(search) = &mut state.search {
        search.hits.retain(|hit| may_see(&hit.request));
    }
    if let Some(others) = &mut state.others {
        others.requests.retain(may_see);
    }
}

fn presence(
    state: &mut State,
    request: RequestId,
    customer: Option<CustomerPresence>,
    technicians: Vec<TechnicianPresence>,
) -> Vec<Effect> {
    if customer.is_none() && technicians.is_empty() {
        state.presence.remove(&request);
    } else {
        state.presence.insert(
            request,
            Presence {
                customer,
                technicians,
            },
        );
    }
    vec![]
}
