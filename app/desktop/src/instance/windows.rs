//! The socket as a named pipe: it is the user's own, and lies in no folder.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use interprocess::local_socket::ListenerOptions;
use interprocess::local_socket::tokio::{Listener, Stream};
use interprocess::local_socket::traits::StreamCommon as _;
use interprocess::os::windows::local_socket::ListenerOptionsExt as _;
use interprocess::os::windows::security_descriptor::SecurityDescriptor;
use sha2::{Digest as _, Sha256};
use widestring::{U16CStr, u16cstr};
use windows_sys::Win32::UI::WindowsAndMessaging::AllowSetForegroundWindow;

/// Whoever has made the pipe may do everything with it, and nobody else anything.
const ONLY_OWNER: &U16CStr = u16cstr!("D:P(A;;GA;;;OW)");

/// How much of the folder's fingerprint tells it from others.
const BYTES: usize = 16;

/// A name made of the folder, since pipes of all users have their names side by side.
pub(super) fn place(folder: &Path) -> io::Result<PathBuf> {
    let folder = folder.canonicalize()?;
    let fingerprint = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let mut name = String::from(r"\\.\pipe\atiende-");
    for byte in fingerprint.iter().take(BYTES) {
        write!(name, "{byte:02x}").map_err(io::Error::other)?;
    }
    Ok(name.into())
}

/// Opens it for this user only.
pub(super) fn listen(_folder: &Path, options: ListenerOptions<'_>) -> io::Result<Listener> {
    let descriptor = SecurityDescriptor::deserialize(ONLY_OWNER)?;
    options.security_descriptor(descriptor).create_tokio()
}

/// Lets the running console come to the front: only who was just started by the user may, and
/// gives that away.
pub(super) fn lend_foreground(stream: &Stream) {
    let process = stream.peer_creds().ok().and_then(|peer| peer.pid());
    if let Some(process) = process {
        allow_foreground(process);
    }
}

#[expect(unsafe_code, reason = "no safe form of this call exists")]
fn allow_foreground(process: u32) {
    // SAFETY: the call takes a number and touches no memory of ours. Where it is refused, the
    // window asks for attention instead.
    unsafe { AllowSetForegroundWindow(process) };
}
