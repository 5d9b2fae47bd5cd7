//! What a technician may ask of the service.

use serde::{Deserialize, Serialize};

use crate::{ActionKind, Availability, Refusal, RequestId, TechnicianId};

/// The longest message, in Unicode scalar values.
pub const MAX_MESSAGE_CHARS: usize = 10_000;

/// The longest reason of a chat status, in Unicode scalar values.
pub const MAX_REASON_CHARS: usize = 120;

/// What a technician asks of the service. Repeating one under the same id does nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Command {
    /// Take a new request.
    Claim {
        /// Which.
        request: RequestId,
    },
    /// Give a request back to the queue.
    Unassign {
        /// Which.
        request: RequestId,
    },
    /// Enter the chat with the customer.
    Join {
        /// Which.
        request: RequestId,
    },
    /// Write to the customer.
    SendMessage {
        /// In which chat.
        request: RequestId,
        /// What; 1 to [`MAX_MESSAGE_CHARS`].
        text: String,
    },
    /// End the chat; the request stays open.
    EndChat {
        /// Which.
        request: RequestId,
    },
    /// Close the request; ends the chat first where it is open (D5).
    Close {
        /// Which.
        request: RequestId,
    },
    /// Write a note for colleagues; the customer never reads it.
    AddNote {
        /// About which request.
        request: RequestId,
        /// What; 1 to [`MAX_MESSAGE_CHARS`].
        text: String,
    },
    /// Hand a request over to a colleague.
    Transfer {
        /// Which.
        request: RequestId,
        /// To whom.
        to: TechnicianId,
        /// What the colleague should know; may be empty.
        note: String,
    },
    /// Take a request away from a colleague; administrators only.
    TakeOver {
        /// Which.
        request: RequestId,
    },
    /// Claim and join the request that has been waiting longest among those the technician may see.
    TakeNext,
    /// Change the own chat status.
    SetAvailability {
        /// To what.
        availability: Availability,
        /// Why, for colleagues; at most [`MAX_REASON_CHARS`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
}

impl Command {
    /// The request that it is about; `None` where it is about the technician.
    pub fn request(&self) -> Option<RequestId> {
        match self {
            Self::Claim { request }
            | Self::Unassign { request }
            | Self::Join { request }
            | Self::SendMessage { request, .. }
            | Self::AddNote { request, .. }
            | Self::Transfer { request, .. }
            | Self::TakeOver { request }
            | Self::EndChat { request }
            | Self::Close { request } => Some(*request),
            Self::TakeNext | Self::SetAvailability { .. } => None,
        }
    }

    /// The action that must be allowed for it; `None` where it is about the technician.
    pub fn action(&self) -> Option<ActionKind> {
        match self {
            Self::Claim { .. } => Some(ActionKind::Claim),
            Self::Unassign { .. } => Some(ActionKind::Unassign),
            Self::Join { .. } => Some(ActionKind::Join),
            Self::SendMessage { .. } => Some(ActionKind::SendMessage),
            Self::AddNote { .. } => Some(ActionKind::AddNote),
            Self::Transfer { .. } => Some(ActionKind::Transfer),
            Self::TakeOver { .. } => Some(ActionKind::TakeOver),
            Self::EndChat { .. } => Some(ActionKind::EndChat),
            Self::Close { .. } => Some(ActionKind::Close),
            Self::TakeNext | Self::SetAvailability { .. } => None,
        }
    }
}

/// The service's answer to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum Outcome {
    /// Done, and safe on disk.
    Accepted {
        /// The request that it led to, where the command did not name one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request: Option<RequestId>,
    },
    /// Not done; nothing changed.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

impl Outcome {
    /// Done, where the command named its request.
    pub const ACCEPTED: Self = Self::Accepted { request: None };
}
