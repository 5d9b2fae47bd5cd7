//! Every frame of version 1, byte for byte and both ways.
//!
//! A golden file is never edited, only added: one that would have to change needs a new version.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests stop at the first failure"
)]

mod client;
mod customer;
mod examples;
mod files;
mod golden;
mod http;
mod server;
