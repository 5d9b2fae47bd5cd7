//! The console's state and the one function that changes it.
//!
//! ```text
//! Input ──► update(&mut State, Context) ──► Vec<Effect>
//! ```
//!
//! Start at [`update`]. Nothing here reads a file, a socket or a clock. The modules [`queue`],
//! [`mine`], [`details`] and [`chat`] are pictures: what a panel shows, worked out from the state.

mod desk;
mod effect;
mod input;
mod state;
mod timeline;
mod update;

pub mod admin;
pub mod chat;
pub mod details;
pub mod mine;
pub mod queue;
pub mod search;

pub use desk::{Desk, Outgoing, OutgoingStatus};
pub use effect::{Effect, Notification};
pub use input::{Action, Context, Input, LocalProblem, SignInProblem, TranscriptFormat};
pub use state::{
    Connection, Notice, NoticeKind, Others, Pages, Preferences, Presence, Session, State,
    ThemeChoice, TokenPlace,
};
pub use timeline::Timeline;
pub use update::update;
