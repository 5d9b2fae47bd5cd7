//! Everything that can change the state.

use atiende_protocol::http::{RequestPage, TimelinePage};
use atiende_protocol::{Availability, CommandId, RequestId, ServerFrame, Technician, Timestamp};

use crate::queue::View;
use crate::{Desk, Preferences, TokenPlace};

/// What `update` may not find out by itself.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// This computer's clock.
    pub now: Timestamp,
    /// An id that nobody has used.
    pub fresh_id: CommandId,
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
    /// Closed requests could not be fetched.
    CompletedFailed,
    /// Earlier entries could not be fetched.
    EarlierFailed(RequestId),
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
    /// Close *Details*.
    Deselect,
    /// Show other requests in *Support Requests*.
    ShowView(View),
    /// Take a new request.
    Claim(RequestId),
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
    /// Change the chat status.
    SetAvailability(Availability),
    /// Change the preferences.
    SetPreferences(Preferences),
    /// Open the portal of the service inside this process.
    OpenPortal,
    /// Open a web address from the chat; anything else than http and https is refused.
    OpenLink(String),
    /// Take away a notice.
    Dismiss(u64),
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
