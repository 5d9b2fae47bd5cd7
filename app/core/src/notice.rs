//! What there is to say to the technician until it is dismissed.

use atiende_protocol::{Availability, Refusal, RequestId};

/// Something to say to the technician until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Names it for [`crate::Action::Dismiss`].
    pub id: u64,
    /// What.
    pub kind: NoticeKind,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A command was refused.
    Refused {
        /// About which request.
        request: Option<RequestId>,
        /// Why.
        refusal: Refusal,
    },
    /// Something could not be fetched.
    FetchFailed,
    /// A transcript could not be saved, in the words of the system.
    NotSaved(String),
    /// A link is of a kind that is never opened.
    LinkNotOpened(String),
    /// A folder cannot be sent; its name.
    FolderNotSent(String),
    /// So many files at once are not sent; how many may be on their way.
    TooManyFiles(usize),
    /// A file, by its name, was not sent: its request is out of reach now.
    FileNotSent(String),
    /// No file could be chosen or pasted, in the words of the system.
    NotPicked(String),
    /// A link leads to a request that is not there, or not for this technician.
    NoSuchRequest(RequestId),
    /// A link leads to what may be a new request, which this technician sees only when *Available*.
    LinkWaits(RequestId),
    /// The technician is *Away*, after so many minutes at which nobody touched the computer.
    WentAway(u16),
    /// The technician is back, and has the status of before.
    CameBack(Availability),
}
