//! The whole console: a state made of the service's own frames, and the window that shows it.

mod bench;
mod chat;
mod details;
mod idle;
mod keyboard;
mod language;
mod matrix;
mod mine;
mod notices;
mod pictures;
mod queue;
mod queue_keys;
mod talk;
mod top_bar;
mod welcome;
mod world;

pub use bench::{Bench, Use, bench, large, sized};
pub use world::World;
