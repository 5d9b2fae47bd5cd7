//! The rules: what a command makes of a request, or why not. Pure.
//!
//! [`allowed_actions`] says whether; the files here say what then happens, one a noun.

mod availability;
mod chat;
mod file;
mod handover;
#[cfg(test)]
mod matrix;
mod note;
mod refusal;
mod request;
#[cfg(test)]
mod tests;

use atiende_protocol::{
    Command, CommandId, EntryKind, Refusal, ReleaseReason, Request, RequestStatus, TechnicianRef,
    Timestamp, Viewer, allowed_actions,
};

pub(super) use self::availability::reason;
pub(super) use self::chat::customer_message;
pub(crate) use self::file::Arrived;
pub(super) use self::file::{Arrival, file, may_send_file};
pub(super) use self::handover::release;
use crate::storage::{Heir, StoredRequest, TechnicianSituation};

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
    let viewer = Viewer::new(&technician, situation.has_gate);
    check(&request, viewer, command)?;
    let by = TechnicianRef {
        id: technician.id,
        name: technician.name,
    };
    let given = Given {
        by,
        heir: situation.heir,
        id,
        at,
    };
    let (request, entries) = apply(request, given, command)?;
    Ok(Decision {
        version,
        request,
        entries,
    })
}

/// Whether somebody receives new requests, and so may take the next one.
pub(super) fn may_take_next(situation: &TechnicianSituation) -> Result<(), Refusal> {
    if Viewer::new(&situation.technician, situation.has_gate).receives_new {
        Ok(())
    } else {
        Err(Refusal::NotAvailable)
    }
}

/// Claims and joins at once; `None` where the request is not there to be taken any more.
pub(super) fn take_next(situation: TechnicianSituation, at: Timestamp) -> Option<Decision> {
    may_take_next(&situation).ok()?;
    let StoredRequest { request, version } = situation.stored?;
    if request.status != RequestStatus::New {
        return None;
    }
    let by = TechnicianRef {
        id: situation.technician.id,
        name: situation.technician.name,
    };
    let (request, mut entries) = request::claim(request, by.clone(), at);
    let (request, joined) = chat::join(request, by);
    entries.extend(joined);
    Some(Decision {
        version,
        request,
        entries,
    })
}

fn check(request: &Request, viewer: Viewer, command: &Command) -> Result<(), Refusal> {
    let action = command.action().ok_or(Refusal::NotNow)?;
    if allowed_actions(request, viewer).contains(action) {
        Ok(())
    } else {
        Err(refusal::of(request, viewer, action))
    }
}

type Changed = (Request, Vec<EntryKind>);

/// Who commands, and all else that is known.
struct Given {
    by: TechnicianRef,
    heir: Option<Heir>,
    id: CommandId,
    at: Timestamp,
}

fn apply(request: Request, given: Given, command: &Command) -> Result<Changed, Refusal> {
    let Given { by, heir, id, at } = given;
    match command {
        Command::Claim { .. } => Ok(request::claim(request, by, at)),
        Command::Unassign { .. } => {
            let reason = ReleaseReason::Unassigned;
            Ok(request::unassign(request, by, reason))
        }
        Command::Join { .. } => Ok(chat::join(request, by)),
        Command::SendMessage { text, .. } => chat::send_message(request, by, id, text),
        Command::EndChat { .. } => Ok(chat::end(request, by)),
        Command::Close { .. } => Ok(request::close(request, by, at)),
        Command::AddNote { text, .. } => note::add(request, by, id, text),
        Command::Transfer { note, .. } => handover::transfer(request, by, heir, note, at),
        Command::TakeOver { .. } => handover::take_over(request, by, at),
        Command::TakeNext | Command::SetAvailability { .. } => Err(Refusal::NotNow),
    }
}
