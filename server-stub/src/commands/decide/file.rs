//! Sending files.

use atiende_protocol::{
    ActionKind, EntryKind, FileId, Refusal, Request, RequestStatus, SentFile, TechnicianRef,
    Timestamp, Viewer, allowed_actions,
};

use super::{Decision, refusal};
use crate::storage::FileSituation;

/// What became of a file whose every byte has arrived.
pub(in crate::commands) enum Arrival {
    /// It is handed over.
    Sent(SentFile),
    /// A scanner found something harmful in it; nothing else of it is told.
    Infected {
        /// Its name.
        name: String,
        /// Which.
        id: FileId,
    },
}

/// When the last byte of a file arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrived {
    /// Just now.
    Now,
    /// When it could be sent; since then it has waited for the scanner, as its sender was told.
    InTime,
}

/// Whether a file may be sent now: by the technician whose chat it is, or by the customer as long
/// as messages may be written. What arrived in time is handed over whatever happened since: its
/// sender was told that it is here.
pub(in crate::commands) fn may_send_file(
    situation: &FileSituation,
    arrived: Arrived,
) -> Result<(), Refusal> {
    let request = &situation.stored.request;
    if arrived == Arrived::InTime {
        return Ok(());
    }
    let Some((technician, _)) = &situation.technician else {
        return match request.status {
            RequestStatus::New | RequestStatus::Assigned | RequestStatus::InChat => Ok(()),
            RequestStatus::ChatEnded => Err(Refusal::ChatEnded),
            RequestStatus::Completed => Err(Refusal::Completed),
        };
    };
    // Nobody may send a file who has not taken the request: new ones need not be told apart.
    let viewer = Viewer::new(technician, true);
    if allowed_actions(request, viewer).contains(ActionKind::UploadFile) {
        Ok(())
    } else {
        Err(refusal::of(request, viewer, ActionKind::UploadFile))
    }
}

/// What the arrival of a file makes of a request. A customer's file waits for an answer as a
/// message does, a technician's is one.
pub(in crate::commands) fn file(
    situation: FileSituation,
    (arrival, arrived): (Arrival, Arrived),
    at: Timestamp,
) -> Result<Decision, Refusal> {
    may_send_file(&situation, arrived)?;
    let by = situation.technician.map(|(technician, _)| TechnicianRef {
        id: technician.id,
        name: technician.name,
    });
    let request = situation.stored.request;
    let is_over = matches!(
        request.status,
        RequestStatus::ChatEnded | RequestStatus::Completed
    );
    let waiting_since = match (&arrival, &by) {
        (Arrival::Infected { .. }, _) => request.waiting_since,
        // Nobody can answer in a chat that is over.
        (Arrival::Sent(_), _) if is_over => request.waiting_since,
        (Arrival::Sent(_), None) => request.waiting_since.or(Some(at)),
        (Arrival::Sent(_), Some(_)) => None,
    };
    Ok(Decision {
        version: situation.stored.version,
        request: Request {
            waiting_since,
            ..request
        },
        entries: vec![entry(arrival, by)],
    })
}

fn entry(arrival: Arrival, by: Option<TechnicianRef>) -> EntryKind {
    match (arrival, by) {
        (Arrival::Sent(file), None) => EntryKind::CustomerFile { file },
        (Arrival::Sent(file), Some(technician)) => EntryKind::TechnicianFile { technician, file },
        (Arrival::Infected { name, id }, technician) => EntryKind::FileInfected {
            technician,
            name,
            file_id: Some(id),
        },
    }
}
