//! What the outside world is asked to do.

use atiende_protocol::{ClientFrame, RequestId, Seq};

use crate::TranscriptFormat;
use crate::admin::AdminCall;
use crate::search::SearchQuery;

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
    /// Open an http or https address in the browser.
    OpenUrl(String),
    /// Tell the technician, through every notification channel that is on.
    Notify(Notification),
}

/// Something that the technician should hear of even when looking elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notification {
    /// A new request waits in the queue.
    RequestSubmitted {
        /// The request.
        request: RequestId,
        /// Who waits.
        customer: String,
        /// Whose customer it is.
        company: String,
        /// About what.
        subject: String,
    },
    /// Several new requests wait.
    RequestsSubmitted {
        /// How many.
        count: usize,
    },
}
