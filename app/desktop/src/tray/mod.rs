//! The icon among those of running programs: how many wait, the status, and the way back.

mod badge;
#[cfg(target_os = "linux")]
mod item;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod menu;
#[cfg(not(target_os = "linux"))]
mod native;
mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use atiende_core::DesktopPart;
use atiende_engine::ports::Availability;

#[cfg(target_os = "linux")]
pub use self::linux::Tray;
#[cfg(not(target_os = "linux"))]
pub use self::native::Tray;
use crate::answers::Answers;
use crate::language::Language;

/// What the icon tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// How many new requests wait.
    pub waiting: usize,
    /// The technician's status; `None` while nobody is signed in.
    pub availability: Option<Availability>,
    /// Whether the technician counts on the icon.
    pub is_needed: bool,
}

/// A square picture, as red, green, blue and alpha.
#[derive(Clone)]
pub struct Picture {
    /// How many pixels a side has.
    pub side: usize,
    /// The pixels, line by line.
    pub rgba: Vec<u8>,
}

/// What an icon needs.
#[derive(Clone)]
struct Place {
    picture: Picture,
    language: Language,
    answers: Answers,
    is_there: Arc<AtomicBool>,
}

impl Place {
    fn new(picture: Picture, language: Language, answers: Answers) -> Self {
        Self {
            picture,
            language,
            answers,
            is_there: Arc::default(),
        }
    }

    /// The technician can see the icon from now on.
    fn appears(&self) {
        self.is_there.store(true, Ordering::Release);
        self.answers.has(DesktopPart::Tray);
    }
}
