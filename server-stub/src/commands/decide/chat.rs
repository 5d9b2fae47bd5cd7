//! Joining, writing in and ending a chat.

use atiende_protocol::{
    CommandId, EntryKind, MAX_MESSAGE_CHARS, Refusal, Request, RequestStatus, TechnicianRef,
    Timestamp,
};

use super::{Changed, Decision};
use crate::storage::StoredRequest;

pub(super) fn join(request: Request, by: TechnicianRef) -> Changed {
    let changed = Request {
        status: RequestStatus::InChat,
        chat_opened: true,
        ..request
    };
    (changed, vec![EntryKind::Joined { technician: by }])
}

/// The customer has an answer, and the waiting clock stops.
pub(super) fn send_message(
    request: Request,
    by: TechnicianRef,
    id: CommandId,
    text: &str,
) -> Result<Changed, Refusal> {
    check_text(text)?;
    let changed = Request {
        waiting_since: None,
        ..request
    };
    let message = EntryKind::TechnicianMessage {
        technician: by,
        text: text.to_owned(),
        id,
    };
    Ok((changed, vec![message]))
}

pub(super) fn end(request: Request, by: TechnicianRef) -> Changed {
    let changed = Request {
        status: RequestStatus::ChatEnded,
        ..request
    };
    (changed, vec![EntryKind::ChatEnded { technician: by }])
}

/// What a customer's message makes of a request.
pub(in crate::commands) fn customer_message(
    stored: StoredRequest,
    id: CommandId,
    text: &str,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let request = stored.request;
    match request.status {
        RequestStatus::New | RequestStatus::Assigned | RequestStatus::InChat => {}
        RequestStatus::ChatEnded => return Err(Refusal::ChatEnded),
        RequestStatus::Completed => return Err(Refusal::Completed),
    }
    check_text(text)?;
    let message = EntryKind::CustomerMessage {
        text: text.to_owned(),
        id,
    };
    Ok(Decision {
        version: stored.version,
        request: Request {
            waiting_since: request.waiting_since.or(Some(at)),
            ..request
        },
        entries: vec![message],
    })
}

/// Whether there is something in a text, and not too much.
pub(super) fn check_text(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.chars().count() > MAX_MESSAGE_CHARS {
        return Err(Refusal::TextTooLong {
            max: MAX_MESSAGE_CHARS,
        });
    }
    Ok(())
}
