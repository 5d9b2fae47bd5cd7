//! *Chat Messages*: the timeline's lines, and what is still on its way.

use atiende_protocol::{ActionKind, Command, Request, RequestId, allowed_actions};

use crate::{Outgoing, OutgoingStatus, State};

/// Messages and notes that the service has not stored yet, in the order in which they were written.
pub fn on_their_way(state: &State, request: RequestId) -> impl Iterator<Item = &Outgoing> {
    state.outbox.iter().filter(move |outgoing| {
        matches!(&outgoing.command, Command::SendMessage { request: of, .. } | Command::AddNote { request: of, .. } if *of == request)
    })
}

/// The text of a message or note on its way.
pub fn text(outgoing: &Outgoing) -> &str {
    match &outgoing.command {
        Command::SendMessage { text, .. } | Command::AddNote { text, .. } => text,
        _ => "",
    }
}

/// Whether a message was refused, so that it may be sent again or taken back.
pub fn is_refused(outgoing: &Outgoing) -> bool {
    matches!(outgoing.status, OutgoingStatus::Refused(_))
}

/// Whether the technician may write to the customer now.
pub fn may_write(state: &State, request: &Request) -> bool {
    let viewer = state.viewer();
    viewer.is_some_and(|viewer| allowed_actions(request, viewer).contains(ActionKind::SendMessage))
}
