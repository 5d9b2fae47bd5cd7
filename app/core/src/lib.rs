//! The console's state and the one function that changes it.
//!
//! ```text
//! Input ──► update(&mut State, Context) ──► Vec<Effect>
//! ```
//!
//! Start at [`update`]. Nothing here reads a file, a socket or a clock. The modules [`queue`],
//! [`mine`], [`details`], [`chat`] and [`files`] are pictures: what a panel shows, worked out from
//! the state.

mod around;
mod call_problem;
mod desk;
mod effect;
mod input;
mod notice;
mod state;
mod timeline;
mod transfer;
mod update;

pub mod admin;
pub mod chat;
pub mod deliveries;
pub mod details;
pub mod files;
pub mod mine;
pub mod notification;
pub mod notify;
pub mod queue;
pub mod search;

pub use around::{DesktopEvent, DesktopPart};
pub use call_problem::CallProblem;
pub use desk::{Desk, Outgoing, OutgoingStatus};
pub use effect::Effect;
pub use input::{Action, Context, Input, LocalProblem, SignInProblem, TranscriptFormat};
pub use notice::{Notice, NoticeKind};
pub use notification::Notification;
pub use state::{
    Connection, Others, Pages, Preferences, Presence, Session, State, ThemeChoice, TokenPlace,
};
pub use timeline::Timeline;
pub use transfer::{
    Candidate, Download, DownloadProblem, FoundFile, FoundProblem, Preview, Purpose, Upload,
    UploadAnswer, UploadId, UploadStatus,
};
pub use update::update;
