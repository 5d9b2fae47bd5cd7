//! Everything that touches the operating system: secrets, settings, toasts, links, language.
//!
//! Start at [`keeper::FileKeeper`], which keeps what must survive a restart, and at
//! [`notify::channels`], which lists the ways to reach the technician.

pub mod appearance;
pub mod browser;
pub mod device;
pub mod files;
pub mod keeper;
pub mod language;
pub mod local_port;
pub mod notify;
pub mod paths;

mod json_file;
mod secrets;
