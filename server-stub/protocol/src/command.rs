//! What a technician may ask of the service.

use serde::{Deserialize, Serialize};

use crate::{ActionKind, Availability, Refusal, RequestId};

/// The longest message, in Unicode scalar values.
pub const MAX_MESSAGE_CHARS: usize = 10_000;

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
    /// Change the own chat status.
    SetAvailability {
        /// To what.
        availability: Availability,
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
            | Self::EndChat { request }
            | Self::Close { request } => Some(*request),
            Self::SetAvailability { .. } => None,
        }
    }

    /// The action that must be allowed for it; `None` where it is about the technician.
    pub fn action(&self) -> Option<ActionKind> {
        match self {
            Self::Claim { .. } => Some(ActionKind::Claim),
            Self::Unassign { .. } => Some(ActionKind::Unassign),
            Self::Join { .. } => Some(ActionKind::Join),
            Self::SendMessage { .. } => Some(ActionKind::SendMessage),
            Self::EndChat { .. } => Some(ActionKind::EndChat),
            Self::Close { .. } => Some(ActionKind::Close),
            Self::SetAvailability { .. } => None,
        }
    }
}

/// The service's answer to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum Outcome {
    /// Done, and safe on disk.
    Accepted,
    /// Not done; nothing changed.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}
