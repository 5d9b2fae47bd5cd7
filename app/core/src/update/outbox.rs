//! Commands on their way: kept on disk until the service has settled them.

use atiende_protocol::{
    ClientFrame, Command, CommandId, MAX_MESSAGE_CHARS, Outcome, Refusal, RequestId,
};

use super::action::select;
use crate::{Connection, Context, Effect, NoticeKind, Outgoing, OutgoingStatus, State};

/// Asks the service for something, once: a second click while it is under way asks nothing.
pub(super) fn ask(state: &mut State, command: Command, context: &Context) -> Vec<Effect> {
    let is_repeat = |outgoing: &Outgoing| {
        outgoing.command == command && outgoing.status == OutgoingStatus::Sending
    };
    if state.outbox.iter().any(is_repeat) {
        return vec![];
    }
    enqueue(state, command, context)
}

/// Sends a text of a composer. What cannot be sent at all stays in the composer.
pub(super) fn send(
    state: &mut State,
    request: RequestId,
    text: &str,
    context: &Context,
) -> Vec<Effect> {
    let Some(text) = checked(state, request, text) else {
        return vec![];
    };
    state.drafts.remove(&request);
    enqueue(state, Command::SendMessage { request, text }, context)
}

/// Writes a note. It goes its own way from the composer to the disk of the service, so that it
/// cannot become a message.
pub(super) fn note(
    state: &mut State,
    request: RequestId,
    text: &str,
    context: &Context,
) -> Vec<Effect> {
    let Some(text) = checked(state, request, text) else {
        return vec![];
    };
    state.notes.remove(&request);
    enqueue(state, Command::AddNote { request, text }, context)
}

fn checked(state: &mut State, request: RequestId, text: &str) -> Option<String> {
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() > MAX_MESSAGE_CHARS {
        let refusal = Refusal::TextTooLong {
            max: MAX_MESSAGE_CHARS,
        };
        state.notice(NoticeKind::Refused {
            request: Some(request),
            refusal,
        });
        return None;
    }
    Some(text)
}

fn enqueue(state: &mut State, command: Command, context: &Context) -> Vec<Effect> {
    let outgoing = Outgoing {
        id: context.fresh_id,
        command,
        asked_at: context.now,
        status: OutgoingStatus::Sending,
    };
    let frame = frame(&outgoing);
    state.outbox.push_back(outgoing);
    with_send(state, frame)
}

/// First to disk, then to the service. Offline, the next connection sends it.
fn with_send(state: &State, frame: ClientFrame) -> Vec<Effect> {
    let is_online = state.connection == Connection::Online;
    let send = is_online.then_some(Effect::Send(frame));
    std::iter::once(Effect::SaveDesk).chain(send).collect()
}

fn frame(outgoing: &Outgoing) -> ClientFrame {
    ClientFrame::Command {
        id: outgoing.id,
        command: outgoing.command.clone(),
    }
}

/// Sends everything that is under way again, after a reconnect. The service knows the repeats.
pub(super) fn send_all(state: &State) -> impl Iterator<Item = Effect> {
    let under_way = state
        .outbox
        .iter()
        .filter(|outgoing| outgoing.status == OutgoingStatus::Sending);
    under_way.map(|outgoing| Effect::Send(frame(outgoing)))
}

/// Tries a refused message again. It is a new command: the old one was answered for good.
pub(super) fn retry(state: &mut State, id: CommandId, context: &Context) -> Vec<Effect> {
    match take(state, id) {
        Some(outgoing) => enqueue(state, outgoing.command, context),
        None => vec![],
    }
}

/// Takes the text of a refused message or note back into its draft.
pub(super) fn reclaim(state: &mut State, id: CommandId) -> Vec<Effect> {
    let (drafts, request, text) = match take(state, id).map(|outgoing| outgoing.command) {
        Some(Command::SendMessage { request, text }) => (&mut state.drafts, request, text),
        Some(Command::AddNote { request, text }) => (&mut state.notes, request, text),
        _ => return vec![],
    };
    let draft = drafts.get(&request).cloned().unwrap_or_default();
    let draft = if draft.is_empty() {
        text
    } else {
        format!("{text}\n{draft}")
    };
    drafts.insert(request, draft);
    vec![Effect::SaveDesk]
}

/// The service answered.
pub(super) fn settle(state: &mut State, id: CommandId, outcome: Outcome) -> Vec<Effect> {
    let Some(outgoing) = state.outgoing(id).cloned() else {
        return vec![]; // Its entry came first.
    };
    let mut effects = vec![Effect::SaveDesk];
    match outcome {
        Outcome::Accepted { request } => {
            take(state, id);
            effects.extend(
                request
                    .into_iter()
                    .flat_map(|led_to| select(state, Some(led_to))),
            );
        }
        Outcome::Refused { refusal } => refused(state, &outgoing, refusal),
    }
    effects
}

/// The entry of a message is in the timeline: its echo is done with.
pub(super) fn stored(state: &mut State, id: CommandId) -> bool {
    take(state, id).is_some()
}

fn refused(state: &mut State, outgoing: &Outgoing, refusal: Refusal) {
    let is_text = matches!(
        outgoing.command,
        Command::SendMessage { .. } | Command::AddNote { .. }
    );
    if !is_text {
        take(state, outgoing.id);
        let request = outgoing.command.request();
        state.notice(NoticeKind::Refused { request, refusal });
        return;
    }
    for kept in state
        .outbox
        .iter_mut()
        .filter(|kept| kept.id == outgoing.id)
    {
        kept.status = OutgoingStatus::Refused(refusal.clone());
    }
}

fn take(state: &mut State, id: CommandId) -> Option<Outgoing> {
    let index = state.outbox.iter().position(|outgoing| outgoing.id == id)?;
    Some(state.outbox.remove(index))
}
