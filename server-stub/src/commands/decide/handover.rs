//! A request that goes from one technician to another, or back to the queue by itself.

use atiende_protocol::{
    EntryKind, MAX_MESSAGE_CHARS, Refusal, ReleaseReason, Request, RequestStatus, TechnicianRef,
    Timestamp,
};

use super::request::{claim, unassign};
use super::{Changed, Decision};
use crate::storage::{Heir, StoredRequest};

/// The customer goes on waiting: the clock is not set back.
pub(super) fn transfer(
    request: Request,
    by: TechnicianRef,
    heir: Option<Heir>,
    note: &str,
    at: Timestamp,
) -> Result<Changed, Refusal> {
    let to = heir.map(|heir| heir.technician);
    let to = to.filter(|to| to.id != by.id);
    let to = to.ok_or(Refusal::NoSuchColleague)?;
    if note.chars().count() > MAX_MESSAGE_CHARS {
        let max = MAX_MESSAGE_CHARS;
        return Err(Refusal::TextTooLong { max });
    }
    let (changed, _) = claim(request, to.clone(), at);
    let transferred = EntryKind::Transferred {
        from: by,
        to,
        note: note.trim().to_owned(),
    };
    Ok((changed, vec![transferred]))
}

pub(super) fn take_over(
    request: Request,
    by: TechnicianRef,
    at: Timestamp,
) -> Result<Changed, Refusal> {
    let from = request.assignee.clone().ok_or(Refusal::NotNow)?;
    let (changed, _) = claim(request, by.clone(), at);
    let taken = EntryKind::TakenOver {
        technician: by,
        from,
    };
    Ok((changed, vec![taken]))
}

/// Gives a request back whose assignee cannot go on; `None` where nobody holds it any more.
pub(in crate::commands) fn release(
    stored: StoredRequest,
    reason: ReleaseReason,
) -> Option<Decision> {
    let StoredRequest { request, version } = stored;
    let is_held = request.status.is_open() && request.status != RequestStatus::New;
    let technician = request.assignee.clone().filter(|_| is_held)?;
    let (request, entries) = unassign(request, technician, reason);
    Some(Decision {
        version,
        request,
        entries,
    })
}
