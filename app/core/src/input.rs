//! Everything that can change the state.

use std::path::PathBuf;
use std::sync::Arc;

use atiende_protocol::http::notification::DeliveryPage;
use atiende_protocol::http::{RequestPage, SearchPage, TimelinePage};
use atiende_protocol::{
    Availability, Colleague, CommandId, FileId, Request, RequestId, SentFile, ServerFrame,
    Technician, TechnicianId, Timestamp,
};

use crate::CallProblem;
use crate::admin::{AdminAnswer, AdminCall};
use crate::deliveries::DeliveryFilter;
use crate::notify::{NotifyAnswer, NotifyCall};
use crate::queue::View;
use crate::search::SearchQuery;
use crate::{
    Desk, DesktopEvent, DownloadProblem, FoundFile, NoticeKind, Preferences, Purpose, TokenPlace,
    UploadAnswer, UploadId,
};

/// What `update` may not find out by itself.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// This computer's clock.
    pub now: Timestamp,
    /// An id that nobody has used.
    pub fresh_id: CommandId,
    /// The minute of the day in the zone of the technician's quiet hours.
    pub minute_of_day: u16,
}

/// Everything that can change the state.
#[derive(Clone, Debug)]
pub enum Input {
    /// The technician did something.
    Action(Action),
    /// What was kept from the last time.
    Restored(Preferences),
    /// There is no account to connect with.
    NoAccount,
    /// Signed in, now or at an earlier time.
    SignedIn {
        /// The address of the service.
        service: String,
        /// The portal of the service inside this process, where that is the one.
        local_portal: Option<String>,
        /// Where the token is kept.
        token_place: TokenPlace,
        /// What the technician had begun.
        desk: Desk,
        /// Who, where it is known before the service says so.
        technician: Option<Technician>,
    },
    /// Could not sign in.
    SignInFailed(SignInProblem),
    /// The service does not accept the token any more.
    SignedOut,
    /// The engine tries to connect.
    Connecting,
    /// The connection is lost, or could not be made.
    Disconnected,
    /// The service said something.
    Frame(ServerFrame),
    /// Closed requests arrived.
    CompletedLoaded {
        /// The page.
        page: RequestPage,
        /// Whether it continues the known ones.
        is_continuation: bool,
    },
    /// Earlier entries arrived.
    EarlierLoaded {
        /// Of which request.
        request: RequestId,
        /// The page.
        page: TimelinePage,
    },
    /// The customer's other requests arrived.
    OthersLoaded {
        /// Beside which request.
        request: RequestId,
        /// The others, newest first.
        page: RequestPage,
    },
    /// Who could take a request over.
    ColleaguesLoaded {
        /// Which request.
        request: RequestId,
        /// Who.
        colleagues: Vec<Colleague>,
    },
    /// What was found.
    Found {
        /// What was looked for.
        query: SearchQuery,
        /// The page.
        page: SearchPage,
        /// Whether it continues the known one.
        is_continuation: bool,
    },
    /// The search failed.
    SearchFailed,
    /// A call of an administrator was answered.
    Administered(Result<AdminAnswer, CallProblem>),
    /// A call about notifications was answered.
    NotificationsAnswered(Result<NotifyAnswer, CallProblem>),
    /// It is time to look at the deliveries again.
    Look,
    /// The newest deliveries; `None` where they could not be read.
    DeliveriesRefreshed(DeliveryFilter, Option<DeliveryPage>),
    /// Something that was asked for beside all that failed.
    Failed(NoticeKind),
    /// Closed requests could not be fetched.
    CompletedFailed,
    /// Earlier entries could not be fetched.
    EarlierFailed(RequestId),
    /// Files that are to be sent were looked at.
    FilesFound {
        /// In which chat.
        request: RequestId,
        /// What was found, in their order.
        files: Vec<FoundFile>,
    },
    /// The service took an upload, or did not.
    Upload(UploadId, UploadAnswer),
    /// A part of a file arrived.
    DownloadProgress {
        /// Of which.
        file: FileId,
        /// How many bytes are here.
        received: u64,
    },
    /// A file is here, and what it was wanted for is done.
    DownloadDone(FileId),
    /// A file could not be fetched or opened.
    DownloadFailed(FileId, DownloadProblem),
    /// A small picture of a file arrived; `None` where there is none.
    PreviewLoaded(FileId, Option<Arc<[u8]>>),
    /// Something happened on this computer, outside of the panels.
    Desktop(DesktopEvent),
    /// The time of [`crate::Effect::RingAfter`] is over.
    Ring,
    /// A request that was asked for alone.
    RequestFetched(Box<Request>),
    /// There is no such request, or none for this technician.
    NoSuchRequest(RequestId),
}

/// What a technician can do in a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sign in to a service.
    SignIn {
        /// Its address.
        service: String,
        /// The technician's address.
        email: String,
        /// The password.
        password: String,
    },
    /// Run a service inside this process.
    TryLocal,
    /// Sign out and forget the token.
    SignOut,
    /// Open a request in *Details*.
    Select(RequestId),
    /// Open a request that may be known to the service only.
    OpenRequest(RequestId),
    /// Close *Details*.
    Deselect,
    /// Show other requests in *Support Requests*.
    ShowView(View),
    /// Take a new request.
    Claim(RequestId),
    /// Take and join the request that has been waiting longest.
    TakeNext,
    /// Take a request away from a colleague.
    TakeOver(RequestId),
    /// Hand a request over.
    Transfer {
        /// Which.
        request: RequestId,
        /// To whom.
        to: TechnicianId,
        /// What the colleague should know.
        note: String,
    },
    /// Give a request back to the queue.
    Unassign(RequestId),
    /// Enter the chat.
    Join(RequestId),
    /// Write to the customer; the draft is done with.
    SendMessage {
        /// In which chat.
        request: RequestId,
        /// What.
        text: String,
    },
    /// Write a note for colleagues; its draft is done with.
    AddNote {
        /// About which request.
        request: RequestId,
        /// What.
        text: String,
    },
    /// The text in the composer of notes is this now.
    EditNote {
        /// About which request.
        request: RequestId,
        /// The text.
        text: String,
    },
    /// End the chat.
    EndChat(RequestId),
    /// Close the request.
    Close(RequestId),
    /// Try a refused message again.
    Retry(CommandId),
    /// Take the text of a refused message back into the draft.
    Reclaim(CommandId),
    /// The text in the composer is this now.
    EditDraft {
        /// Of which request.
        request: RequestId,
        /// The text.
        text: String,
    },
    /// Load what came before in a timeline.
    LoadEarlier(RequestId),
    /// Load more closed requests.
    LoadMoreCompleted,
    /// Load who could take a request over.
    LoadColleagues(RequestId),
    /// Look for something in everything that was ever said.
    Search(SearchQuery),
    /// Load more of what was found.
    LoadMoreFound,
    /// Leave the search.
    EndSearch,
    /// Save a transcript where the technician chooses.
    SaveTranscript(RequestId, TranscriptFormat),
    /// Open a transcript in the browser, from where it can be printed.
    PrintTranscript(RequestId),
    /// Administer the service.
    Administer(AdminCall),
    /// Read or change how the technician hears of things.
    Notifications(NotifyCall),
    /// Nobody looks at the deliveries any more.
    LeaveDeliveries,
    /// Change the chat status.
    SetAvailability {
        /// To what.
        availability: Availability,
        /// Why, for colleagues; may be empty.
        reason: String,
    },
    /// Change the preferences.
    SetPreferences(Preferences),
    /// Open the portal of the service inside this process.
    OpenPortal,
    /// Open a web address from the chat; anything else than http and https is refused.
    OpenLink(String),
    /// Take away a notice.
    Dismiss(u64),
    /// Tell no more of a new request, or of any that waits now.
    Silence(Option<RequestId>),
    /// Choose files with the system's dialog; they are sent without another question.
    PickFiles(RequestId),
    /// Send files: those that were dropped on a chat.
    SendFiles {
        /// In which chat.
        request: RequestId,
        /// Where they are.
        paths: Vec<PathBuf>,
    },
    /// Send a picture that was pasted into a chat.
    SendPicture {
        /// In which chat.
        request: RequestId,
        /// The picture, as PNG.
        png: Arc<[u8]>,
    },
    /// Stop an upload for a while.
    PauseUpload(UploadId),
    /// Go on with an upload, or try it again.
    ResumeUpload(UploadId),
    /// Give up an upload, or take away a refused one.
    CancelUpload(UploadId),
    /// Fetch a file. What is asked before opening was asked already.
    FetchFile {
        /// Of which request.
        request: RequestId,
        /// Which.
        file: SentFile,
        /// What for.
        purpose: Purpose,
    },
    /// Stop fetching a file, or take away why it could not be fetched.
    CancelDownload(FileId),
    /// Load a small picture of a file.
    FetchPreview {
        /// Of which request.
        request: RequestId,
        /// Of which file.
        file: FileId,
    },
}

/// Why signing in failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// The address is not that of a web service.
    BadAddress,
    /// The service cannot be reached.
    Unreachable,
    /// Something answered, but not our service.
    NotAtiende,
    /// E-mail and password do not fit.
    WrongPassword,
    /// Too many tries.
    TooManyTries {
        /// When to try again, in seconds.
        retry_secs: u64,
    },
    /// The address would send the password unprotected over the network.
    Unprotected,
    /// The service does not accept the sign-in of the last time any more.
    Expired,
    /// The service inside this process did not start.
    Local(LocalProblem),
}

/// Why the service inside this process did not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalProblem {
    /// The data folder cannot be written.
    FolderNotWritable(String),
    /// The database belongs to a newer version of the program.
    DatabaseTooNew,
    /// Another program has the port.
    PortTaken(u16),
    /// Anything else, in the words of the system.
    Other(String),
}

/// How a transcript is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TranscriptFormat {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// For other programs.
    Json,
}

impl TranscriptFormat {
    /// The ending of such a file.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}
