//! What the technician does outside of the window: on a notification, in the tray, by a link.

use std::sync::{Arc, OnceLock};

use atiende_core::{Action, DesktopEvent, DesktopPart};

use crate::activation::Token;

/// What was done or seen outside of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The window is to come to the front, with what lets it.
    ToFront(Option<Token>),
    /// The technician did this.
    Act(Action),
    /// This happened on the computer.
    Tell(DesktopEvent),
    /// The program is to end.
    Quit,
}

type Listener = Box<dyn Fn(Answer) + Send + Sync>;

/// Brings answers to whoever runs the console. Those that come before anybody listens are lost.
#[derive(Clone, Default)]
pub struct Answers(Arc<OnceLock<Listener>>);

impl Answers {
    /// Calls `listener` for each answer from now on, on any thread. Only the first one is called.
    pub fn listen(&self, listener: impl Fn(Answer) + Send + Sync + 'static) {
        self.0.set(Box::new(listener)).ok();
    }

    /// Passes an answer on.
    pub(crate) fn give(&self, answer: Answer) {
        if let Some(listener) = self.0.get() {
            listener(answer);
        }
    }

    /// Passes on that a part of the desktop is missing; the console says so until it works.
    pub(crate) fn lacks(&self, part: DesktopPart) {
        self.give(Answer::Tell(DesktopEvent::Missing(part)));
    }

    /// Passes on that a part of the desktop works after all.
    pub(crate) fn has(&self, part: DesktopPart) {
        self.give(Answer::Tell(DesktopEvent::Works(part)));
    }
}
