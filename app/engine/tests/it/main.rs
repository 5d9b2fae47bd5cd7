//! The engine's transfers against a small service inside the test, which can misbehave.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first failure"
)]

mod bench;
mod desktop;
mod downloads;
mod service;
mod uploads;
