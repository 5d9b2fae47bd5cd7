//! The frames of a customer's live socket, `GET /r/{token}/stream`.
//!
//! They are made from types of their own, so that nothing meant for technicians can slip in.

use serde::{Deserialize, Serialize};

use crate::{
    ByeReason, CommandId, EntryKind, FileId, Outcome, RequestId, RequestStatus, SentFile, Seq,
    Timestamp, entry::Entry,
};

/// From the customer's page to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum CustomerFrame {
    /// Comes first and once.
    Hello {
        /// [`crate::PROTOCOL_VERSION`].
        version: u32,
        /// The last entry that the page shows; `None` asks for all.
        resume_after: Option<Seq>,
    },
    /// What the customer does on the page. Ephemeral; replaces what was said before.
    Presence {
        /// Whether the page is in front.
        is_visible: bool,
        /// Whether the customer writes just now.
        is_typing: bool,
    },
    /// Writes to the technician. Repeating one under the same id does nothing more.
    Send {
        /// Names the message for ever.
        id: CommandId,
        /// What; 1 to [`crate::MAX_MESSAGE_CHARS`].
        text: String,
    },
}

/// From the service to the customer's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum PortalFrame {
    /// Forget every entry: all of them follow.
    Reset,
    /// The request as it is now.
    Request {
        /// All that the customer may know.
        request: RequestView,
    },
    /// One more line.
    Entry {
        /// The line.
        entry: CustomerEntry,
    },
    /// While the request waits: the truth about how long it may take.
    Queue {
        /// How many wait longer, plus one.
        place: u32,
        /// Whether a technician who may take it is connected and *Available*.
        is_somebody_available: bool,
    },
    /// Whether the technician writes just now. Ephemeral.
    Typing {
        /// Whether so.
        is_typing: bool,
    },
    /// Everything up to `seq` has been sent.
    CaughtUp {
        /// The newest event of this request.
        seq: Seq,
    },
    /// The answer to [`CustomerFrame::Send`]. Comes after the entry that it caused.
    Settled {
        /// Which message.
        id: CommandId,
        /// The answer.
        outcome: Outcome,
    },
    /// Nothing happened for a while; the connection is alive.
    Heartbeat,
    /// The service closes the socket.
    Bye {
        /// Why.
        reason: ByeReason,
    },
}

/// A request as its customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The number that the customer can quote.
    pub id: RequestId,
    /// Where it stands.
    pub status: RequestStatus,
    /// The name of the technician in the chat.
    pub technician: Option<String>,
}

/// One line of the conversation as its customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerEntry {
    /// Its place in the log.
    pub seq: Seq,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub kind: CustomerEntryKind,
}

/// What happened, as far as the customer may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CustomerEntryKind {
    /// The customer sent the request.
    Opened {
        /// The problem in the customer's words.
        description: String,
    },
    /// The customer wrote.
    Mine {
        /// What.
        text: String,
        /// The name that the page gave to the message: replaces the local echo.
        id: CommandId,
    },
    /// A technician wrote.
    Theirs {
        /// Who.
        name: String,
        /// What.
        text: String,
    },
    /// The customer sent a file.
    MyFile {
        /// Which.
        file: SentFile,
    },
    /// A technician sent a file.
    TheirFile {
        /// Who.
        name: String,
        /// Which.
        file: SentFile,
    },
    /// A scanner found something harmful in a file: it was not handed over.
    FileInfected {
        /// Whether the customer had sent it.
        is_mine: bool,
        /// Its name.
        name: String,
        /// Which; an entry of an older service does not tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file_id: Option<FileId>,
    },
    /// A technician joined the chat.
    Joined {
        /// Who.
        name: String,
    },
    /// The technician left; another one will take over.
    Released,
    /// The chat is over.
    ChatEnded,
    /// The request is closed.
    Closed,
}

impl CustomerEntry {
    /// The entry as the customer sees it; `None` where it is none of the customer's business.
    pub fn of(entry: &Entry) -> Option<Self> {
        let kind = match &entry.kind {
            EntryKind::Opened { description } => CustomerEntryKind::Opened {
                description: description.clone(),
            },
            EntryKind::CustomerMessage { text, id } => CustomerEntryKind::Mine {
                text: text.clone(),
                id: *id,
            },
            EntryKind::TechnicianMessage {
                technician, text, ..
            } => CustomerEntryKind::Theirs {
                name: technician.name.clone(),
                text: text.clone(),
            },
            EntryKind::CustomerFile { file } => CustomerEntryKind::MyFile { file: file.clone() },
            EntryKind::TechnicianFile { technician, file } => CustomerEntryKind::TheirFile {
                name: technician.name.clone(),
                file: file.clone(),
            },
            EntryKind::FileInfected {
                technician,
                name,
                file_id,
            } => CustomerEntryKind::FileInfected {
                is_mine: technician.is_none(),
                name: name.clone(),
                file_id: *file_id,
            },
            EntryKind::Joined { technician } => CustomerEntryKind::Joined {
                name: technician.name.clone(),
            },
            EntryKind::Released { .. } => CustomerEntryKind::Released,
            EntryKind::ChatEnded { .. } => CustomerEntryKind::ChatEnded,
            EntryKind::Closed { .. } => CustomerEntryKind::Closed,
            EntryKind::Transferred { .. } | EntryKind::TakenOver { .. } => {
                CustomerEntryKind::Released
            }
            EntryKind::Assigned { .. } | EntryKind::Note { .. } => return None,
        };
        Some(Self {
            seq: entry.seq,
            at: entry.at,
            kind,
        })
    }
}
