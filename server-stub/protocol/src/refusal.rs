//! Why the service said no. An answer, not an error: the console and the portal word it.

use serde::{Deserialize, Serialize};

use crate::{TechnicianRef, Timestamp};

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such request, or the caller may not know of it.
    NotFound,
    /// Somebody else was faster.
    AlreadyAssigned {
        /// Who has it.
        by: TechnicianRef,
        /// Since when.
        at: Timestamp,
    },
    /// Only the assignee may do that.
    NotAssignedToYou,
    /// The state of the request does not permit it.
    NotNow,
    /// Nobody is waiting whom the technician may see.
    NobodyWaiting,
    /// The colleague may not see the company, or cannot take requests.
    NoSuchColleague,
    /// The technician is not *Available* (R-04).
    NotAvailable,
    /// The chat is over.
    ChatEnded,
    /// The request is closed.
    Completed,
    /// There is nothing in the message.
    EmptyText,
    /// The message is too long.
    TextTooLong {
        /// The longest permitted, in Unicode scalar values.
        max: usize,
    },
    /// Too many in too short a time.
    TooFast {
        /// When to try again, in seconds.
        retry_secs: u64,
    },
    /// The same id was used for something else.
    IdReused,
    /// The service cannot store it now. Nothing changed: the same command may be sent again.
    Unavailable,
}

impl Refusal {
    /// Whether the same command may be sent again later.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Unavailable | Self::TooFast { .. })
    }
}
