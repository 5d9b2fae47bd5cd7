//! The service from outside: its storage, its sockets, its HTTP surface.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first failure"
)]

mod api;
mod bench;
mod fetching;
mod live;
mod portal;
#[cfg(unix)]
mod program;
mod release;
mod replay_property;
#[cfg(unix)]
mod scanning;
mod service;
mod storage_contract;
mod uploads;
mod web;
