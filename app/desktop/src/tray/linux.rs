//! The icon on Linux: it lives on a thread of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_core::DesktopPart;

use super::{Face, Picture, Place, item};
use crate::answers::Answers;
use crate::language::Language;

/// How many faces may wait for a slow desktop.
const WAITING: usize = 16;

/// The icon, where the desktop has a place for it.
pub struct Tray {
    faces: Option<SyncSender<Face>>,
    is_there: Arc<AtomicBool>,
}

impl Tray {
    /// Puts the icon there, from a thread of its own.
    pub fn start(picture: Picture, language: Language, answers: Answers) -> Self {
        let (faces, waiting) = sync_channel(WAITING);
        let place = Place::new(picture, language, answers);
        let is_there = Arc::clone(&place.is_there);
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

    /// Whether a click has changed what it shows.
    pub fn is_stale(&self) -> bool {
        false
    }

    /// Whether the technician can see the icon.
    pub fn is_there(&self) -> bool {
        self.is_there.load(Ordering::Acquire)
    }
}

fn work(faces: Receiver<Face>, place: &Place) {
    let mut handle = None;
    for face in faces {
        handle = handle.or_else(|| {
            let item = item::put(place, face);
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
