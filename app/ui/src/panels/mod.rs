//! The panels: each reads the state, draws, and says what the technician did.

pub(crate) mod admin;
mod call_problem;
pub(crate) mod center;
pub(crate) mod chat;
pub(crate) mod details;
mod form;
pub(crate) mod mine;
pub(crate) mod notices;
pub(crate) mod notifications;
mod page;
pub(crate) mod presence;
pub(crate) mod queue;
pub(crate) mod quit;
pub(crate) mod search;
pub(crate) mod shortcuts;
mod split;
pub(crate) mod starting;
pub(crate) mod top_bar;
pub(crate) mod wait;
pub(crate) mod welcome;
