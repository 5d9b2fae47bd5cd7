//! What the outside world is asked to do.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use atiende_protocol::{ClientFrame, FileId, RequestId, SentFile, Seq};

use crate::admin::AdminCall;
use crate::deliveries::DeliveryFilter;
use crate::notification::Notification;
use crate::notify::NotifyCall;
use crate::search::SearchQuery;
use crate::{Candidate, Purpose, TranscriptFormat, Upload, UploadId};

/// What the engine is asked to do after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send a frame, if connected.
    Send(ClientFrame),
    /// Sign in and connect.
    SignIn {
        /// The address of the service.
        service: String,
        /// The technician's address.
        email: String,
        /// The password.
        password: String,
    },
    /// Start the service inside this process, sign in and connect.
    StartLocal,
    /// Disconnect, revoke the token and forget it.
    SignOut,
    /// Keep the desk ([`crate::State::desk`]) on disk.
    SaveDesk,
    /// Keep the preferences on disk.
    SavePreferences,
    /// Fetch a page of closed requests.
    FetchCompleted {
        /// Those before this one; `None` asks for the newest.
        before: Option<RequestId>,
    },
    /// Fetch what came before in a timeline.
    FetchEarlier {
        /// Of which request.
        request: RequestId,
        /// Entries before this one.
        before: Seq,
    },
    /// Fetch the customer's other requests.
    FetchOthers(RequestId),
    /// Fetch who could take a request over.
    FetchColleagues(RequestId),
    /// Look for something: requests before this one, or the newest.
    FetchFound {
        /// What.
        query: SearchQuery,
        /// Where to go on.
        before: Option<RequestId>,
    },
    /// Fetch a transcript and save it where the technician chooses.
    SaveTranscript(RequestId, TranscriptFormat),
    /// Fetch a transcript and open it in the browser.
    PrintTranscript(RequestId),
    /// Call the service as an administrator.
    Administer(AdminCall),
    /// Call the service about notifications.
    Notifications(NotifyCall),
    /// Read the newest deliveries again, as an administrator who looks at these.
    RefreshDeliveries(DeliveryFilter),
    /// Say when this time is over, in place of what was asked before, by [`crate::Input::Look`].
    LookAfter(Duration),
    /// Open an http or https address in the browser.
    OpenUrl(String),
    /// Let the technician choose files for a chat.
    PickFiles(RequestId),
    /// Look at files that are to be sent.
    Inspect {
        /// In which chat.
        request: RequestId,
        /// Which.
        files: Vec<Candidate>,
    },
    /// Keep a pasted picture on disk, to be sent.
    KeepPicture {
        /// In which chat.
        request: RequestId,
        /// The picture, as PNG.
        png: Arc<[u8]>,
    },
    /// Begin an upload, or go on with it, or try again now: the desk is on disk before.
    StartUpload(Box<Upload>),
    /// Stop working on an upload.
    StopUpload(UploadId),
    /// Tell the service that an upload will not go on.
    DropUpload {
        /// Where the service took it.
        location: String,
    },
    /// Remove a copy that the console made.
    RemoveCopy(PathBuf),
    /// Fetch a file and do with it what it is wanted for.
    Fetch {
        /// Of which request.
        request: RequestId,
        /// Which.
        file: SentFile,
        /// What for.
        purpose: Purpose,
    },
    /// Stop fetching a file.
    StopFetch(FileId),
    /// Fetch a small picture of a file.
    FetchPreview {
        /// Of which request.
        request: RequestId,
        /// Of which file.
        file: FileId,
    },
    /// Remove every fetched file of a request.
    ForgetFiles(RequestId),
    /// Tell the technician, through every notification channel that is on.
    Notify(Notification),
    /// Say when this time is over, in place of what was asked before, by [`crate::Input::Ring`].
    RingAfter(Duration),
    /// Fetch one request.
    FetchRequest(RequestId),
}
