//! What the service said.

use std::sync::Arc;

use atiende_protocol::{
    CustomerPresence, Entry, EntryKind, Request, RequestId, RequestStatus, Seq, ServerFrame,
    Technician, TechnicianPresence, Timestamp,
};
use imbl::OrdMap;

use super::action::{drop_unwatched, mark_read, presence_frame, watch};
use super::{downloads, link, missed, outbox, tell, uploads};
use crate::state::Snapshot;
use crate::{Connection, Context, Effect, Presence, State, Timeline};

pub(super) fn apply(state: &mut State, frame: ServerFrame, context: &Context) -> Vec<Effect> {
    state.synced_at = Some(context.now);
    match frame {
        ServerFrame::Welcome {
            technician,
            companies,
            settings,
            limits,
            rules,
            now,
        } => {
            state.companies = companies.into();
            state.settings = settings;
            state.limits = limits.into();
            state.rules = rules;
            welcome(state, technician, now, context)
        }
        ServerFrame::Presence {
            request,
            customer,
            technicians,
        } => presence(state, request, (customer, technicians), context),
        ServerFrame::Reset => {
            state.snapshot = Some(Box::default());
            vec![]
        }
        ServerFrame::Request { seq, request } => request_changed(state, seq, request, context),
        ServerFrame::Gone { seq, request } => gone(state, seq, request),
        ServerFrame::Timeline {
            request,
            entries,
            has_earlier,
        } => timeline(state, request, entries, has_earlier),
        ServerFrame::Entry { request, entry } => entry_added(state, request, entry, context),
        ServerFrame::CaughtUp { seq } => caught_up(state, seq, context),
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
    missed::begins(state);
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

fn request_changed(
    state: &mut State,
    seq: Seq,
    request: Request,
    context: &Context,
) -> Vec<Effect> {
    let id = request.id;
    if let Some(snapshot) = &mut state.snapshot {
        snapshot.requests.insert(id, Arc::new(request));
        return vec![];
    }
    seen(state, seq);
    let watched = state.watching();
    let before = state.requests.get(&id).cloned();
    let effects = tell::changed(state, before.as_deref(), &request, context);
    put(state, request);
    state.rows_revision += 1;
    let needs_watch = (state.watching() != watched).then(|| watch(state));
    drop_unwatched(state, Some(id));
    let mut effects: Vec<_> = effects.into_iter().chain(needs_watch).collect();
    effects.extend(uploads::follow_requests(state));
    effects
}

/// Closed requests leave the open ones; one that is on the screen or loaded stays readable.
fn put(state: &mut State, request: Request) {
    let request = Arc::new(request);
    if request.status.is_open() {
        state.put_request(request);
        return;
    }
    state.drop_request(request.id);
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

fn gone(state: &mut State, seq: Seq, request: RequestId) -> Vec<Effect> {
    if let Some(snapshot) = &mut state.snapshot {
        snapshot.requests.remove(&request);
        snapshot.timelines.remove(&request);
        return vec![];
    }
    seen(state, seq);
    state.drop_request(request);
    state.timelines.remove(&request);
    state.completed.requests.retain(|known| known.id != request);
    state.linked = state.linked.take().filter(|linked| linked.id != request);
    state.selected = state.selected.filter(|selected| *selected != request);
    state.rows_revision += 1;
    let mut effects = downloads::forget(state, request);
    effects.extend(uploads::follow_requests(state));
    effects
}

fn timeline(
    state: &mut State,
    request: RequestId,
    entries: Vec<Entry>,
    has_earlier: bool,
) -> Vec<Effect> {
    let mut effects = vec![];
    for entry in &entries {
        effects.extend(settle_echo(state, request, entry));
    }
    timelines(state)
        .entry(request)
        .or_default()
        .replace(entries, has_earlier);
    mark_read(state);
    effects
}

fn entry_added(
    state: &mut State,
    request: RequestId,
    entry: Entry,
    context: &Context,
) -> Vec<Effect> {
    if state.snapshot.is_none() {
        seen(state, entry.seq);
    }
    let mut effects = settle_echo(state, request, &entry);
    let last = timelines(state).get(&request).and_then(Timeline::last_seq);
    if last.is_none_or(|last| last < entry.seq) {
        effects.extend(tell::entered(state, request, &entry, context));
    }
    if let Some(timeline) = timelines(state).get_mut(&request) {
        timeline.push(entry);
    }
    mark_read(state);
    effects
}

fn settle_echo(state: &mut State, request: RequestId, entry: &Entry) -> Vec<Effect> {
    match &entry.kind {
        EntryKind::TechnicianMessage { id, .. } | EntryKind::Note { id, .. } => {
            let was_there = outbox::stored(state, *id);
            was_there.then_some(Effect::SaveDesk).into_iter().collect()
        }
        EntryKind::TechnicianFile { file, .. } => uploads::settled(state, file.id),
        EntryKind::FileInfected {
            technician: Some(sender),
            name,
            file_id,
        } if state.me.as_ref().is_some_and(|me| me.id == sender.id) => {
            uploads::infected(state, request, (*file_id, name))
        }
        _ => vec![],
    }
}

/// The timelines that frames are about: those of the snapshot, while one arrives.
fn timelines(state: &mut State) -> &mut OrdMap<RequestId, Timeline> {
    match &mut state.snapshot {
        Some(snapshot) => &mut snapshot.timelines,
        None => &mut state.timelines,
    }
}

fn caught_up(state: &mut State, seq: Seq, context: &Context) -> Vec<Effect> {
    if let Some(snapshot) = state.snapshot.take() {
        adopt(state, *snapshot);
    }
    state.connection = Connection::Online;
    state.applied_seq = state.applied_seq.max(Some(seq));
    mark_read(state);
    let mut effects = vec![watch(state), presence_frame(state, false)];
    effects.extend(tell::caught_up(state, context));
    effects.extend(missed::caught_up(state, context));
    effects.extend(outbox::send_all(state));
    downloads::ask_again(state);
    effects.extend(downloads::forget_lost(state));
    effects.extend(uploads::go_on(state));
    effects.extend(link::follow(state));
    effects
}

/// The snapshot is all there is: what it lacks does not exist any more.
fn adopt(state: &mut State, snapshot: Snapshot) {
    let is_first = state.applied_seq.is_none();
    let has_appeared = |request: &&Arc<Request>| {
        !is_first
            && request.status == RequestStatus::New
            && !state.requests.contains_key(&request.id)
    };
    let came_up = snapshot.requests.values().filter(has_appeared);
    let came_up: Vec<_> = came_up.map(|request| request.id).collect();
    tell::came_up(state, came_up);
    // A restored or another database counts from elsewhere: its numbers are the only ones now.
    state.applied_seq = None;
    state.replace_requests(snapshot.requests);
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
    state.linked = state.linked.take().filter(may_see);
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
    (customer, technicians): (Option<CustomerPresence>, Vec<TechnicianPresence>),
    context: &Context,
) -> Vec<Effect> {
    let effects = tell::customer_seen(state, request, customer, context);
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
    effects
}
