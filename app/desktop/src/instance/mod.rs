//! One running console for each user and data folder: a second start hands over its link and ends.

#[cfg(unix)]
mod socket;

use std::fs::{File, OpenOptions, TryLockError};
use std::io;

use atiende_engine::ports::RequestId;

use crate::answers::Answers;
use crate::json_file::create_private_folder;
use crate::paths::Paths;

/// How a start turned out.
pub enum Instance {
    /// This is the only console with this data folder.
    First(Door),
    /// Another one runs and has come to the front.
    HandedOver,
}

/// Where later starts knock, while this console runs.
pub struct Door {
    _lock: Option<File>,
    #[cfg(unix)]
    listener: Option<std::os::unix::net::UnixListener>,
}

/// Looks whether a console runs already, and has it go to `request` or just to the front.
pub fn claim(paths: &Paths, request: Option<RequestId>) -> Instance {
    match lock(paths) {
        Ok(Some(lock)) => Instance::First(Door::open(paths, lock)),
        Ok(None) if hand_over(paths, request) => Instance::HandedOver,
        Ok(None) => {
            tracing::warn!("Another console runs with this data folder, and does not answer");
            Instance::First(Door::closed())
        }
        Err(error) => {
            tracing::warn!(%error, "Later starts will not find this one");
            Instance::First(Door::closed())
        }
    }
}

/// Free again with the end of the process, however it ends.
fn lock(paths: &Paths) -> io::Result<Option<File>> {
    create_private_folder(&paths.instance)?;
    let mut options = OpenOptions::new();
    let file = paths.instance.join("lock");
    let file = options
        .create(true)
        .truncate(false)
        .write(true)
        .open(file)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Door {
    fn closed() -> Self {
        Self {
            _lock: None,
            #[cfg(unix)]
            listener: None,
        }
    }

    #[cfg(unix)]
    fn open(paths: &Paths, lock: File) -> Self {
        let listener = socket::listen(&paths.instance);
        let listener = listener
            .inspect_err(|error| tracing::warn!(%error, "Later starts will not find this one"))
            .ok();
        Self {
            _lock: Some(lock),
            listener,
        }
    }

    #[cfg(not(unix))]
    fn open(_paths: &Paths, lock: File) -> Self {
        Self { _lock: Some(lock) }
    }

    /// Answers to later starts until the process ends.
    pub fn answer(&mut self, answers: &Answers) {
        #[cfg(unix)]
        if let Some(listener) = self.listener.take() {
            socket::answer(listener, answers.clone());
        }
        #[cfg(not(unix))]
        let _ = answers;
    }
}

#[cfg(unix)]
fn hand_over(paths: &Paths, request: Option<RequestId>) -> bool {
    socket::knock(&paths.instance, request)
}

/// Elsewhere a second window opens.
#[cfg(not(unix))]
fn hand_over(_paths: &Paths, _request: Option<RequestId>) -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests;
