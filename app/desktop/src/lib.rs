//! Everything that touches the operating system: secrets, settings, toasts, links, language.
//!
//! Start at [`keeper::FileKeeper`], which keeps what must survive a restart, and at
//! [`notify::channels`], which lists the ways to reach the technician.

pub mod activation;
pub mod answers;
pub mod appearance;
pub mod autostart;
pub mod browser;
pub mod device;
pub mod files;
pub mod idle;
pub mod instance;
pub mod keeper;
pub mod language;
pub mod link;
pub mod local_port;
pub mod notify;
pub mod paths;
pub mod register;
pub mod terminal;
pub mod tray;

mod json_file;
mod secrets;
