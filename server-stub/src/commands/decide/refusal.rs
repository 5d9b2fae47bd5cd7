//! Which of the reasons a technician is told.

use atiende_protocol::{ActionKind, Refusal, Request, RequestStatus, Viewer};

/// Why `viewer`, who may see the company, may not do `action` now.
pub(super) fn of(request: &Request, viewer: Viewer, action: ActionKind) -> Refusal {
    match request.status {
        RequestStatus::New => of_new(viewer, action),
        RequestStatus::Completed => Refusal::Completed,
        _ if action == ActionKind::Claim => already_assigned(request),
        _ if !request.is_assigned_to(viewer.technician) => Refusal::NotAssignedToYou,
        RequestStatus::ChatEnded => of_ended_chat(action),
        RequestStatus::Assigned | RequestStatus::InChat => Refusal::NotNow,
    }
}

/// Somebody who does not receive new requests does not learn of one, except when claiming: then
/// the technician saw it a moment ago and wants to know what to do.
fn of_new(viewer: Viewer, action: ActionKind) -> Refusal {
    match (viewer.receives_new, action) {
        (true, _) => Refusal::NotAssignedToYou,
        (_, ActionKind::Claim) => Refusal::NotAvailable,
        _ => Refusal::NotFound,
    }
}

fn already_assigned(request: &Request) -> Refusal {
    match (&request.assignee, request.assigned_at) {
        (Some(by), Some(at)) => Refusal::AlreadyAssigned { by: by.clone(), at },
        _ => Refusal::NotNow,
    }
}

fn of_ended_chat(action: ActionKind) -> Refusal {
    match action {
        ActionKind::Join | ActionKind::SendMessage | ActionKind::EndChat => Refusal::ChatEnded,
        _ => Refusal::NotNow,
    }
}
