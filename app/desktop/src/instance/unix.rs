//! The socket as a file of the data folder.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use interprocess::local_socket::ListenerOptions;
use interprocess::local_socket::tokio::{Listener, Stream};

use crate::json_file;

pub(super) fn place(folder: &Path) -> io::Result<PathBuf> {
    Ok(folder.join("socket"))
}

/// Opens it for this user only.
pub(super) fn listen(folder: &Path, options: ListenerOptions<'_>) -> io::Result<Listener> {
    let place = place(folder)?;
    json_file::remove(&place)?;
    let listener = options.create_tokio()?;
    fs::set_permissions(&place, Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Here windows come to the front without being let.
pub(super) fn lend_foreground(_stream: &Stream) {}
