//! The bench of the journeys: real programs as actors, each in its own file, started and stopped by the test.
//!
//! ```text
//! TestServer   the program atiende-server on a free port, with its own data folder
//! Technician   the console's engine without a window, over a Cable that can be pulled out
//! Browser      Chromium as a customer sees the portal
//! Console      the program atiende in a real window ── on a ── Display (Xvfb, openbox, D-Bus)
//! ```
//!
//! An actor stops the test at the first failure and prints what it saw; `eventually` is how all of them wait.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test bench stops at the first failure"
)]

mod accessibility;
mod browser;
mod cable;
mod console;
mod display;
mod paths;
mod program;
mod server;
mod technician;
mod wait;

pub use accessibility::{Role, Widget};
pub use browser::{Browser, BrowserSettings};
pub use cable::Cable;
pub use console::Console;
pub use display::Display;
pub use paths::picture;
pub use server::{PASSWORD, TestServer};
pub use technician::Technician;
pub use wait::{PATIENCE, eventually};
