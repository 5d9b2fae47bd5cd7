//! The frames of a technician's live socket, `GET /api/v1/stream`.

use serde::{Deserialize, Serialize};

use crate::{
    Command, CommandId, CompanyRef, CustomerPresence, Entry, NotificationRules, Outcome, Request,
    RequestId, Seq, Settings, Technician, TechnicianPresence, Timestamp, WaitingLimits,
};

/// From the console to the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Comes first and once.
    Hello {
        /// [`crate::PROTOCOL_VERSION`].
        version: u32,
        /// Everything up to this event was applied; `None` asks for a snapshot.
        ///
        /// An event can take several frames, and a connection may end between two of them: a frame
        /// with number n promises only what came before n. So a console resumes after n - 1, and
        /// after n once a later number, `CaughtUp` or `Heartbeat` has come.
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
    /// What the technician looks at. Ephemeral: replaces what was said before, and ends with the
    /// connection.
    Presence {
        /// The request in *Details*.
        viewing: Option<RequestId>,
        /// Whether the technician writes to its customer just now.
        is_typing: bool,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum ServerFrame {
    /// Comes first, and again whenever the technician's own data change.
    Welcome {
        /// Who is signed in.
        technician: Technician,
        /// Every company that the technician may see.
        companies: Vec<CompanyRef>,
        /// What the administrators decided for everybody.
        settings: Settings,
        /// How long a customer may wait, by company; none where nobody decided.
        limits: Vec<WaitingLimits>,
        /// How the technician wants to hear of things.
        #[serde(default)]
        rules: NotificationRules,
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
    /// Who looks at a request, and whether its customer is there. Ephemeral: replaces what was
    /// said before; all of it is forgotten with the connection.
    Presence {
        /// Which request.
        request: RequestId,
        /// The customer's page; only for those who watch the request.
        customer: Option<CustomerPresence>,
        /// Every technician but the receiver who looks at it.
        technicians: Vec<TechnicianPresence>,
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
