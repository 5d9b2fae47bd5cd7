//! The icon among those of running programs: how many wait, the status, and the way back.

#[cfg(target_os = "linux")]
mod badge;
#[cfg(target_os = "linux")]
mod item;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_core::DesktopPart;
use atiende_engine::ports::Availability;

use crate::answers::Answers;
use crate::language::Language;

/// How many faces may wait for a slow desktop.
const WAITING: usize = 16;

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

/// The icon, where the desktop has a place for it.
pub struct Tray {
    faces: Option<SyncSender<Face>>,
    is_there: Arc<AtomicBool>,
}

impl Tray {
    /// Puts the icon there, from a thread of its own.
    pub fn start(picture: Picture, language: Language, answers: Answers) -> Self {
        let (faces, waiting) = sync_channel(WAITING);
        let is_there = Arc::new(AtomicBool::new(false));
        let place = Place {
            picture,
            language,
            answers,
            is_there: Arc::clone(&is_there),
        };
        let thread = thread::Builder::new()
            .name("tray".to_owned())
            .spawn(move || work(waiting, &place));
        let is_running = thread
            .inspect_err(|error| tracing::warn!(%error, "No icon in the tray"))
            .is_ok();
        Self {
            faces: is_running.then_some(faces),
            is_there,
        }
    }

    /// Shows something else; whether that will happen.
    pub fn show(&self, face: Face) -> bool {
        let sent = |faces: &SyncSender<Face>| faces.try_send(face).is_ok();
        self.faces.as_ref().is_some_and(sent)
    }

    /// Whether the technician can see the icon.
    pub fn is_there(&self) -> bool {
        self.is_there.load(Ordering::Acquire)
    }
}

/// What an icon needs.
#[derive(Clone)]
struct Place {
    picture: Picture,
    language: Language,
    answers: Answers,
    is_there: Arc<AtomicBool>,
}

#[cfg(target_os = "linux")]
fn work(faces: Receiver<Face>, place: &Place) {
    let mut handle = None;
    for face in faces {
        handle = handle.or_else(|| {
            let item = item::put(place.clone(), face);
            item.inspect_err(|error| tracing::info!(%error, "No icon in the tray"))
                .ok()
        });
        if let Some(handle) = &handle {
            item::show(handle, face);
        }
        if face.is_needed && !place.is_there.load(Ordering::Acquire) {
            place.answers.lacks(DesktopPart::Tray);
        }
    }
}

/// Elsewhere there is none yet.
#[cfg(not(target_os = "linux"))]
fn work(faces: Receiver<Face>, place: &Place) {
    let _ = (&place.picture, &place.language, &place.is_there);
    for face in faces {
        if face.is_needed {
            place.answers.lacks(DesktopPart::Tray);
        }
    }
}
