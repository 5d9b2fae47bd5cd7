//! The whole console: a state made of the service's own frames, and the window that shows it.

mod admin;
mod article;
mod bells;
mod bench;
mod chat;
mod columns;
mod details;
mod files;
mod idle;
mod kept_pictures;
mod keyboard;
mod language;
mod long_chat;
mod matrix;
mod mine;
mod notes;
mod notices;
mod notifications;
mod pictures;
mod presence;
mod queue;
mod queue_keys;
mod quit;
mod search;
mod talk;
mod team_pictures;
mod teamwork;
mod top_bar;
mod waiting;
mod welcome;
mod world;

pub use bench::{Bench, Use, bench, large, sized};
pub use world::World;
