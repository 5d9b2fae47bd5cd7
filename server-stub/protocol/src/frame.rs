//! The frames of a technician's live socket, `GET /api/v1/stream`.

use serde::{Deserialize, Serialize};

use crate::{
    Command, CommandId, CompanyRef, Entry, Outcome, Request, RequestId, Seq, Technician, Timestamp,
};

/// From the console to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Comes first and once.
    Hello {
        /// [`crate::PROTOCOL_VERSION`].
        version: u32,
        /// The last event that was applied; `None` asks for a snapshot.
        resume_after: Option<Seq>,
        /// The requests whose timelines the console keeps; a resume brings them up to date.
        watching: Vec<RequestId>,
    },
    /// Replaces the set of requests whose timelines are wanted. Newly named ones are answered by
    /// [`ServerFrame::Timeline`].
    Watch {
        /// Every request that is open on the screen or held by the technician; at most 200.
        requests: Vec<RequestId>,
    },
    /// Asks for something to be done.
    Command {
        /// Names the command for ever.
        id: CommandId,
        /// What to do.
        command: Command,
    },
}

/// From the service to the console.
#[expect(
    clippy::large_enum_variant,
    reason = "a frame is made once and read once; a box would only cost"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum ServerFrame {
    /// Comes first, and again whenever the technician's own data change.
    Welcome {
        /// Who is signed in.
        technician: Technician,
        /// Every company that the technician may see.
        companies: Vec<CompanyRef>,
        /// The service's clock, so that the console can show waiting times.
        now: Timestamp,
    },
    /// Forget every request and timeline: a snapshot follows, as `Request` and `Timeline` frames.
    Reset,
    /// A request as it is now.
    Request {
        /// The event that made it so; `Seq(0)` inside a snapshot.
        seq: Seq,
        /// All of it.
        request: Request,
    },
    /// The technician may not see this request any more.
    Gone {
        /// The event that took it away.
        seq: Seq,
        /// Which request.
        request: RequestId,
    },
    /// The newest part of a timeline, complete from its first entry on; replaces what was known.
    Timeline {
        /// Of which request.
        request: RequestId,
        /// In the order of the log.
        entries: Vec<Entry>,
        /// Whether there are earlier entries, to be asked for by HTTP.
        has_earlier: bool,
    },
    /// One more line in a watched timeline.
    Entry {
        /// Of which request.
        request: RequestId,
        /// The line.
        entry: Entry,
    },
    /// Everything up to `seq` has been sent: what is not known now does not exist.
    CaughtUp {
        /// The newest event.
        seq: Seq,
    },
    /// The answer to a command. Comes after the events that the command caused.
    Settled {
        /// Which command.
        id: CommandId,
        /// The answer.
        outcome: Outcome,
    },
    /// Nothing happened for a while; the connection and the state are current.
    Heartbeat {
        /// The newest event.
        seq: Seq,
        /// The service's clock.
        now: Timestamp,
    },
    /// The service closes the socket.
    Bye {
        /// Why.
        reason: ByeReason,
    },
}

/// Why the service closes a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByeReason {
    /// The service stops; come back.
    Stopping,
    /// The connection read too slowly; come back and resume.
    TooSlow,
    /// The sign-in is not valid any more.
    SignedOut,
    /// The frame was not understood.
    BadFrame,
    /// The service speaks another version of the contract.
    UnsupportedVersion,
}
