//! Files on their way: those that the technician sends, and those that are being fetched.

use std::path::PathBuf;
use std::sync::Arc;

use atiende_protocol::http::FileProblem;
use atiende_protocol::{FileId, FileRefusal, RequestId, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Names an upload on this computer, also over restarts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UploadId(pub Uuid);

/// A file on its way to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Which.
    pub id: UploadId,
    /// In which chat.
    pub request: RequestId,
    /// The file's name.
    pub name: String,
    /// Where it is on this computer.
    pub path: PathBuf,
    /// Whether it is a copy that the console made, to be removed at the end: a pasted picture.
    pub is_own_copy: bool,
    /// How long it is, in bytes.
    pub size: u64,
    /// When it was last changed: what goes on tomorrow must be what was begun today.
    pub modified_at: Timestamp,
    /// How many bytes the service has.
    pub sent: u64,
    /// Where the service takes it, once it said so.
    pub location: Option<String>,
    /// The file that it becomes, once the service said where it takes it.
    pub file: Option<FileId>,
    /// How it goes.
    pub status: UploadStatus,
    /// How fast it goes, in bytes a second; 0 where that is not known.
    #[serde(skip)]
    pub speed: u64,
}

/// How an upload goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadStatus {
    /// Goes on by itself: now, or after the connection is back.
    Sending,
    /// The technician stopped it for a while.
    Paused,
    /// Every byte is there; only the scanner has to agree.
    Scanning,
    /// The service said no, or the file is none that may be sent.
    Refused(Box<FileProblem>),
    /// The file on this computer is gone or has changed, or cannot be read.
    Unreadable,
}

/// A file of this computer that somebody wants to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The upload that it was before, where it is tried again.
    pub again: Option<UploadId>,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a copy that the console made.
    pub is_own_copy: bool,
}

impl Candidate {
    /// A file that the technician chose.
    pub fn new(path: PathBuf) -> Self {
        Self {
            again: None,
            path,
            is_own_copy: false,
        }
    }
}

/// A candidate as it was found on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// The upload that it is to be.
    pub id: UploadId,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a copy that the console made.
    pub is_own_copy: bool,
    /// How long it is, in bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified_at: Timestamp,
    /// What is wrong with it, as far as only looking at it tells.
    pub problem: Option<FoundProblem>,
}

/// What is wrong with a file of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundProblem {
    /// It is a folder.
    IsFolder,
    /// It is not there, or cannot be read.
    Unreadable,
    /// Its name or content is not what may be sent.
    Refused(FileRefusal),
}

/// How the service took an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadAnswer {
    /// It has a place for it now.
    Created {
        /// Where.
        location: String,
        /// The file that it becomes.
        file: Option<FileId>,
    },
    /// It has so many bytes.
    Progress {
        /// How many.
        sent: u64,
        /// How fast they go, in bytes a second; 0 where nothing goes.
        speed: u64,
    },
    /// It has all of them, and the scanner has not agreed yet.
    Scanning,
    /// The file is in the chat.
    Sent,
    /// It said no.
    Refused(Box<FileProblem>),
    /// It does not know of it any more: too much time has passed.
    Lost,
    /// The file on this computer is gone or has changed.
    Unreadable,
}

/// A file that is being fetched, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Of which request.
    pub request: RequestId,
    /// What for.
    pub purpose: Purpose,
    /// How many bytes are here.
    pub received: u64,
    /// How many there are.
    pub size: u64,
    /// Why it did not work, where it did not.
    pub problem: Option<DownloadProblem>,
}

/// What a file is fetched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To be opened with the system's program.
    Open,
    /// To be shown in its folder.
    ShowInFolder,
    /// To be saved where the technician chooses.
    SaveAs,
}

/// Why a file was not fetched or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DownloadProblem {
    /// The service does not answer.
    Offline,
    /// It is not there for the technician any more.
    Gone,
    /// What arrived is not what was sent.
    Differs,
    /// It could not be written or opened, in the words of the system.
    System(String),
}

/// A small picture of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// Asked for.
    Loading,
    /// An encoded picture.
    Loaded(Arc<[u8]>),
    /// There is none.
    Missing,
}
