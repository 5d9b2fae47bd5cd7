//! Files in a conversation: those that were sent, those on their way, and how they come in.

mod drop;
mod paste;
mod pictures;
mod sent;
mod upload;
mod viewer;
mod words;

pub(crate) use drop::drop_ui;
pub(super) use paste::{Pastes, pasted};
pub(super) use pictures::Pictures;
pub(crate) use viewer::{Viewing, viewer_ui};
pub(crate) use words::shown_name;
