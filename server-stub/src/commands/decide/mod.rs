//! The rules: what a command makes of a request, or why not. Pure.
//!
//! [`allowed_actions`] says whether; the files here say what then happens, one a noun.

mod chat;
mod refusal;
mod request;
#[cfg(test)]
mod tests;

use atiende_protocol::{
    Command, CommandId, EntryKind, Refusal, Request, Technician, TechnicianRef, Timestamp, Viewer,
    allowed_actions,
};

pub(super) use self::chat::customer_message;
use crate::storage::{StoredRequest, TechnicianSituation};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The version that the decision relied on.
    pub version: i64,
    /// The request as it shall be.
    pub request: Request,
    /// What happened.
    pub entries: Vec<EntryKind>,
}

/// What a technician's command makes of a request.
pub(super) fn technician(
    situation: TechnicianSituation,
    id: CommandId,
    command: &Command,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let technician = situation.technician;
    let StoredRequest { request, version } = situation.stored.ok_or(Refusal::NotFound)?;
    check(&request, &technician, command)?;
    let by = TechnicianRef {
        id: technician.id,
        name: technician.name,
    };
    let (request, entries) = apply(request, by, id, command, at)?;
    Ok(Decision {
        version,
        request,
        entries,
    })
}

fn check(request: &Request, technician: &Technician, command: &Command) -> Result<(), Refusal> {
    let viewer = Viewer {
        technician: technician.id,
        availability: technician.availability,
    };
    let action = command.action().ok_or(Refusal::NotNow)?;
    if allowed_actions(request, viewer).contains(action) {
        Ok(())
    } else {
        Err(refusal::of(request, viewer, action))
    }
}

type Changed = (Request, Vec<EntryKind>);

fn apply(
    request: Request,
    by: TechnicianRef,
    id: CommandId,
    command: &Command,
    at: Timestamp,
) -> Result<Changed, Refusal> {
    match command {
        Command::Claim { .. } => Ok(request::claim(request, by, at)),
        Command::Unassign { .. } => Ok(request::unassign(request, by)),
        Command::Join { .. } => Ok(chat::join(request, by)),
        Command::SendMessage { text, .. } => chat::send_message(request, by, id, text),
        Command::EndChat { .. } => Ok(chat::end(request, by)),
        Command::Close { .. } => Ok(request::close(request, by, at)),
        Command::SetAvailability { .. } => Err(Refusal::NotNow),
    }
}
