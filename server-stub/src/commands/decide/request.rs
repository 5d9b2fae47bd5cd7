//! Taking, giving back and closing a request.

use atiende_protocol::{
    EntryKind, ReleaseReason, Request, RequestStatus, TechnicianRef, Timestamp,
};

use super::Changed;

pub(super) fn claim(request: Request, by: TechnicianRef, at: Timestamp) -> Changed {
    let changed = Request {
        status: RequestStatus::Assigned,
        assignee: Some(by.clone()),
        assigned_at: Some(at),
        ..request
    };
    (changed, vec![EntryKind::Assigned { technician: by }])
}

/// The customer goes on waiting: the clock is not set back.
pub(super) fn unassign(request: Request, by: TechnicianRef, reason: ReleaseReason) -> Changed {
    let changed = Request {
        status: RequestStatus::New,
        assignee: None,
        assigned_at: None,
        ..request
    };
    let released = EntryKind::Released {
        technician: by,
        reason,
    };
    (changed, vec![released])
}

/// Ends the chat first where it is open (D5).
pub(super) fn close(request: Request, by: TechnicianRef, at: Timestamp) -> Changed {
    let mut entries = Vec::with_capacity(2);
    if request.status == RequestStatus::InChat {
        entries.push(EntryKind::ChatEnded {
            technician: by.clone(),
        });
    }
    entries.push(EntryKind::Closed { technician: by });
    let changed = Request {
        status: RequestStatus::Completed,
        waiting_since: None,
        closed_at: Some(at),
        ..request
    };
    (changed, entries)
}
