//! Makes this program the one that opens `atiende://` links, for this user.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::io;
use std::path::PathBuf;

#[cfg(target_os = "linux")]
use self::linux as system;
#[cfg(target_os = "linux")]
pub(crate) use self::linux::entry;
#[cfg(target_os = "macos")]
use self::macos as system;
#[cfg(windows)]
use self::windows as system;

/// Registers this program, and says where.
///
/// # Errors
/// Where it cannot be written down, or the desktop has no tool for it. `Unsupported` where only
/// an installed program can be registered: on macOS it is the application that names its links.
pub fn links() -> io::Result<PathBuf> {
    system::links(&std::env::current_exe()?)
}

/// Runs a tool of the system.
#[cfg(unix)]
fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> io::Result<()> {
    use std::process::{Command, Stdio};
    let mut command = Command::new(program);
    let status = command.args(arguments).stdin(Stdio::null()).status();
    let status =
        status.map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    let failed = || io::Error::other(format!("{program}: {status}"));
    status.success().then_some(()).ok_or_else(failed)
}
