//! A request's timeline: what was said and done, in the order of the log.

use serde::{Deserialize, Serialize};

use crate::{CommandId, FileId, SentFile, Seq, TechnicianRef, Timestamp};

/// One line of a request's timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the log; the same line never comes with another number.
    pub seq: Seq,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub kind: EntryKind,
}

/// What happened in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum EntryKind {
    /// The customer sent the request.
    Opened {
        /// The problem in the customer's words.
        description: String,
    },
    /// A technician took it.
    Assigned {
        /// Who.
        technician: TechnicianRef,
    },
    /// It went back to the queue.
    Released {
        /// Who had it.
        technician: TechnicianRef,
        /// Why it went back.
        reason: ReleaseReason,
    },
    /// A technician joined the chat.
    Joined {
        /// Who.
        technician: TechnicianRef,
    },
    /// The customer wrote.
    CustomerMessage {
        /// What.
        text: String,
        /// The name that the customer's page gave to the message.
        id: CommandId,
    },
    /// A technician wrote.
    TechnicianMessage {
        /// Who.
        technician: TechnicianRef,
        /// What.
        text: String,
        /// The command that sent it: replaces the local echo.
        id: CommandId,
    },
    /// The customer sent a file.
    CustomerFile {
        /// Which.
        file: SentFile,
    },
    /// A technician sent a file.
    TechnicianFile {
        /// Who.
        technician: TechnicianRef,
        /// Which.
        file: SentFile,
    },
    /// A scanner found something harmful in a file: it was not handed over.
    FileInfected {
        /// Who had sent it; `None` where it was the customer.
        technician: Option<TechnicianRef>,
        /// Its name.
        name: String,
        /// Which; an entry of an older service does not tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file_id: Option<FileId>,
    },
    /// A technician wrote a note for colleagues. Never part of a customer's frame.
    Note {
        /// Who.
        technician: TechnicianRef,
        /// What.
        text: String,
        /// The command that wrote it: replaces the local echo.
        id: CommandId,
    },
    /// A technician handed it over to a colleague.
    Transferred {
        /// Who had it.
        from: TechnicianRef,
        /// Who has it now.
        to: TechnicianRef,
        /// What the colleague should know; may be empty.
        note: String,
    },
    /// An administrator took it away from a technician.
    TakenOver {
        /// Who has it now.
        technician: TechnicianRef,
        /// Who had it.
        from: TechnicianRef,
    },
    /// A technician ended the chat.
    ChatEnded {
        /// Who.
        technician: TechnicianRef,
    },
    /// A technician closed the request.
    Closed {
        /// Who.
        technician: TechnicianRef,
    },
}

impl EntryKind {
    /// Whether technicians read it before anybody has joined the chat (D11).
    pub fn is_shown_before_joining(&self) -> bool {
        !matches!(
            self,
            Self::CustomerMessage { .. }
                | Self::TechnicianMessage { .. }
                | Self::CustomerFile { .. }
                | Self::TechnicianFile { .. }
                | Self::FileInfected { .. }
        )
    }
}

/// Why a request went back to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseReason {
    /// The assignee gave it back.
    Unassigned,
    /// The assignee's console was gone for too long.
    TechnicianGone,
    /// The assignee may not see the company any more, or is disabled.
    AccessLost,
}
