//! What is written, and what is told about it afterwards.

use atiende_protocol::{
    Availability, CommandId, Entry, EntryKind, Request, RequestId, Seq, TechnicianId, Timestamp,
};

/// Receives what was committed, in the order of the log, on the storage's own writer thread.
pub trait Sink: Send + Sync {
    /// Tells about committed events. Must not wait for anything.
    fn publish(&self, committed: Vec<Committed>);
}

/// For a process that serves nobody, such as the administration command.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSink;

impl Sink for NoSink {
    fn publish(&self, _committed: Vec<Committed>) {}
}

/// Who commands. Together with the command's id it names a command for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// A technician.
    Technician(TechnicianId),
    /// The customer of this request.
    Customer(RequestId),
    /// The service itself.
    Service,
}

/// A SHA-256 that tells a repeat from another content under the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// Names a command, and says what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandKey {
    /// Who commands.
    pub author: Author,
    /// The id that the author gave.
    pub id: CommandId,
    /// The hash of the content.
    pub fingerprint: Fingerprint,
}

/// A change of one request, caused by a command.
#[derive(Clone, Debug)]
pub struct Change {
    /// The command.
    pub command: CommandKey,
    /// When.
    pub at: Timestamp,
    /// What the decision relied on.
    pub expected: Expected,
    /// The request as it shall be.
    pub request: Request,
    /// What happened: one entry or more, written with consecutive numbers.
    pub entries: Vec<EntryKind>,
}

/// What a decision relied on; [`super::StorageError::Conflict`] where it is not so any more.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// The version of the request.
    pub version: i64,
    /// Where the author's scope last changed; `None` for a customer.
    pub scope_seq: Option<Seq>,
    /// Who is to have the request, and where that technician's scope last changed.
    pub heir: Option<(TechnicianId, Seq)>,
}

/// A new chat status, caused by a technician's command.
#[derive(Clone, Debug)]
pub struct AvailabilityChange {
    /// Whose.
    pub technician: TechnicianId,
    /// The command.
    pub command: CommandKey,
    /// When.
    pub at: Timestamp,
    /// To what.
    pub availability: Availability,
    /// Why, for colleagues.
    pub reason: Option<String>,
}

/// What became of a command that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// It is written; this is its last event.
    Done(Seq),
    /// It was written before, with this as its last event.
    Repeated(Seq),
    /// Its id was used for something else; nothing was written.
    IdReused,
}

/// Something that was committed.
#[derive(Clone, Debug)]
pub enum Committed {
    /// A request was opened or changed.
    Request(Box<CommittedChange>),
    /// Somebody's sessions, scope or availability changed.
    Access(AccessChange),
}

/// A committed change of a request.
#[derive(Clone, Debug)]
pub struct CommittedChange {
    /// The request after the change.
    pub request: Request,
    /// What happened, never empty.
    pub entries: Vec<Entry>,
}

impl CommittedChange {
    /// The number of its last event.
    pub fn seq(&self) -> Seq {
        self.entries.last().map_or(Seq(0), |entry| entry.seq)
    }
}

/// A committed change of what somebody may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessChange {
    /// The newest event at that time.
    pub seq: Seq,
    /// Whose; `None` where it may be several.
    pub technician: Option<TechnicianId>,
    /// The access epoch after it.
    pub epoch: i64,
}
