//! The bench of the journeys: real programs as actors, each in its own file, started and stopped by the test.
//!
//! ```text
//! TestServer   the program atiende-server on a free port, with its own data folder
//! Office       its administrator at the command line
//! ClockedServer  the service inside the test, where minutes pass at once
//! Technician   the console's engine without a window, over a Cable that can be pulled out
//! MailServer   a real SMTP server that can be down
//! ForeignUpload  tuspy, a client of the upload protocol that others wrote
//! Gateway      somebody else's program that takes text messages and webhooks
//! Browser      Chromium as a customer sees the portal
//! SystemBrowser  Chromium in a window, which opens the links of mails
//! Notifications  dunst, on which the console's toasts are seen and pressed
//! IdleShell    a desktop's shell that says how long nobody has touched the computer
//! Loudspeaker  a real sound server, whose sound is recorded
//! Login        the system's own service that says whether the screen is locked
//! TrayHost     a panel with room for the console's icon
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
mod clocked_server;
mod console;
mod display;
mod foreign_client;
mod gateway;
mod idle_shell;
mod login;
mod loudspeaker;
mod mail_server;
mod notifications;
mod office;
mod paths;
mod program;
mod server;
mod system_browser;
mod technician;
mod tray_host;
mod wait;

pub use accessibility::{Role, Widget};
pub use browser::{Browser, BrowserSettings, IPHONE, WINDOWS};
pub use cable::Cable;
pub use clocked_server::ClockedServer;
pub use console::Console;
pub use display::Display;
pub use foreign_client::ForeignUpload;
pub use gateway::{Gateway, Hook, Text};
pub use idle_shell::IdleShell;
pub use login::Login;
pub use loudspeaker::Loudspeaker;
pub use mail_server::{Mail, MailServer};
pub use notifications::{Notifications, Toast};
pub use office::{Office, PASSWORD};
pub use paths::picture;
pub use server::TestServer;
pub use system_browser::SystemBrowser;
pub use technician::{Technician, timeline};
pub use tray_host::TrayHost;
pub use wait::{PATIENCE, eventually};
