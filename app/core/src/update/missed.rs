//! What happened to the technician's own requests without a connection, told at once.

use std::sync::Arc;

use atiende_protocol::{Command, NotifiedEvent, Request, RequestId, Seq};
use imbl::OrdSet;

use super::tell;
use crate::notification::News;
use crate::{Context, Effect, State, Timeline};

/// What was known before the connection ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    up_to: Seq,
    held: OrdSet<RequestId>,
}

type Missed = (NotifiedEvent, Arc<Request>);

/// Notes what is known. A connection that ends before it is complete tells nothing, so that what
/// was known before that one still counts.
pub(super) fn begins(state: &mut State) {
    let held = state.held.clone();
    let known = state.applied_seq.map(|up_to| Known { up_to, held });
    state.telling.known = state.telling.known.take().or(known);
}

/// Tells what is new since then: never more than one piece of news, however much it is.
pub(super) fn caught_up(state: &mut State, context: &Context) -> Vec<Effect> {
    let Some(known) = state.telling.known.take() else {
        return vec![];
    };
    let missed = |request: &Arc<Request>| {
        let event = event(state, &known, request, context)?;
        Some((event, Arc::clone(request)))
    };
    let missed: Vec<_> = state.mine().filter_map(missed).collect();
    match missed.as_slice() {
        [] => vec![],
        [(event, request)] => tell::about_mine(state, *event, request, context),
        [(_, first), ..] => {
            let first = first.id;
            several(state, first, &missed, context)
        }
    }
}

fn event(
    state: &State,
    known: &Known,
    request: &Request,
    context: &Context,
) -> Option<NotifiedEvent> {
    let timeline = state.timelines.get(&request.id);
    let unread = |timeline: &Timeline| timeline.unread_after(known.up_to);
    let events = [
        (is_handed_over(state, known, request)).then_some(NotifiedEvent::Transferred),
        (timeline.map_or(0, unread) > 0).then_some(NotifiedEvent::Message),
    ];
    let is_wanted = |event: &NotifiedEvent| tell::is_wanted(state, *event, request, context);
    let is_read = tell::is_looked_at(state, request.id);
    let mut wanted = events.into_iter().flatten().filter(is_wanted);
    wanted.next().filter(|_| !is_read)
}

/// It was not held before, and it is not the answer to what the technician asked for.
fn is_handed_over(state: &State, known: &Known, request: &Request) -> bool {
    let mut asked = state.outbox.iter().map(|outgoing| &outgoing.command);
    let takes_any = asked.any(|command| *command == Command::TakeNext);
    !known.held.contains(&request.id) && !state.is_busy(request.id) && !takes_any
}

/// The sentence stands for all of them, and leads to the first.
fn several(
    state: &mut State,
    first: RequestId,
    missed: &[Missed],
    context: &Context,
) -> Vec<Effect> {
    let events = || missed.iter().map(|(event, _)| *event);
    let is_shown = events().any(|event| state.rules.toast.contains(&event));
    let heard = events().find(|event| state.rules.sound.contains(event));
    let is_heard = heard.is_some_and(|event| tell::is_heard(state, event, context));
    state.telling.mine.insert(first);
    let news = News::Missed {
        first,
        count: missed.len(),
    };
    tell::notify(news, is_shown, is_heard).into_iter().collect()
}
