//! How long nobody has touched the computer, and whether its screen is locked.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

use atiende_core::DesktopEvent;

#[cfg(target_os = "linux")]
use self::linux::Eye;
#[cfg(target_os = "macos")]
use self::macos::Eye;
#[cfg(windows)]
use self::windows::Eye;
use crate::answers::{Answer, Answers};

/// How often to look.
const PAUSE: Duration = Duration::from_secs(5);

/// Looks whether anybody touches the computer, while that is wanted.
pub struct Watch {
    is_wanted: Arc<AtomicBool>,
    thread: Option<Thread>,
}

/// What was seen.
struct Seen {
    idle: Duration,
    is_locked: bool,
}

impl Watch {
    /// Gets ready, on a thread of its own.
    pub fn start(answers: Answers) -> Self {
        let is_wanted = Arc::new(AtomicBool::new(false));
        let wanted = Arc::clone(&is_wanted);
        let thread = thread::Builder::new()
            .name("idle".to_owned())
            .spawn(move || look(&wanted, &answers));
        let thread = thread
            .inspect_err(|error| tracing::warn!(%error, "Nobody looks for an idle computer"))
            .ok();
        Self {
            is_wanted,
            thread: thread.map(|thread| thread.thread().clone()),
        }
    }

    /// Looks from now on, or no more.
    pub fn want(&self, is_wanted: bool) {
        self.is_wanted.store(is_wanted, Ordering::Release);
        if let Some(thread) = &self.thread {
            thread.unpark();
        }
    }
}

fn look(is_wanted: &AtomicBool, answers: &Answers) {
    let mut eye = Eye::default();
    loop {
        if !is_wanted.load(Ordering::Acquire) {
            thread::park();
            continue;
        }
        if let Some(Seen { idle, is_locked }) = eye.look() {
            answers.give(Answer::Tell(DesktopEvent::Untouched { idle, is_locked }));
        }
        thread::park_timeout(PAUSE);
    }
}
