//! What happened on this computer, outside of the panels.

use super::{away, link};
use crate::{Context, DesktopEvent, Effect, State};

pub(super) fn apply(state: &mut State, event: DesktopEvent, context: &Context) -> Vec<Effect> {
    match event {
        DesktopEvent::WindowFocus(is_in_front) => {
            state.is_in_front = is_in_front;
            vec![]
        }
        DesktopEvent::Open(request) => link::open(state, request),
        DesktopEvent::Missing(part) => {
            state.missing.insert(part);
            vec![]
        }
        DesktopEvent::Works(part) => {
            state.missing.remove(&part);
            vec![]
        }
        DesktopEvent::Untouched { idle, is_locked } => {
            away::look(state, (idle, is_locked), context)
        }
    }
}
