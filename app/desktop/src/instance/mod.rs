//! One running console for each user and data folder: a second start hands over its link and ends.

#[cfg(target_os = "macos")]
mod apple;
mod errand;
mod socket;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::fs::{File, OpenOptions, TryLockError};
use std::io;

use atiende_core::DesktopEvent;

pub use self::errand::Errand;
use self::socket::Socket;
#[cfg(unix)]
use self::unix as system;
#[cfg(windows)]
use self::windows as system;
use crate::answers::{Answer, Answers};
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
    socket: Option<Box<Socket>>,
}

/// Looks whether a console runs already, and has it do what this start is for.
pub fn claim(paths: &Paths, errand: &Errand) -> Instance {
    match lock(paths) {
        Ok(Some(lock)) => Instance::First(Door::open(paths, lock)),
        Ok(None) if socket::knock(&paths.instance, errand) => Instance::HandedOver,
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
            socket: None,
        }
    }

    fn open(paths: &Paths, lock: File) -> Self {
        let socket = Socket::listen(&paths.instance);
        let socket = socket
            .inspect_err(|error| tracing::warn!(%error, "Later starts will not find this one"))
            .ok();
        Self {
            _lock: Some(lock),
            socket: socket.map(Box::new),
        }
    }

    /// Answers to later starts until the process ends. Called by the main thread, before the
    /// window opens: macOS tells of links by an event, also of the one it starts the program for.
    pub fn answer(&mut self, answers: &Answers) {
        #[cfg(target_os = "macos")]
        apple::listen(answers.clone());
        if let Some(socket) = self.socket.take() {
            socket.answer(answers.clone());
        }
    }
}

/// Does what a later start, or a link, is for.
fn welcome(answers: &Answers, errand: Errand) {
    answers.give(Answer::ToFront(errand.token));
    if let Some(request) = errand.request {
        answers.give(Answer::Tell(DesktopEvent::Open(request)));
    }
}

#[cfg(test)]
mod tests;
