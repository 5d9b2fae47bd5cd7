//! Asks macOS when a key or the mouse was last used, and whether the screen is locked.

use std::time::Duration;

use objc2_core_foundation::{CFBoolean, CFDictionary, CFRetained, CFString, CFType};
use objc2_core_graphics::{
    CGEventSource, CGEventSourceStateID, CGEventType, CGSessionCopyCurrentDictionary,
};

use super::Seen;

/// Every kind of input.
const ANY: CGEventType = CGEventType(u32::MAX);

/// What macOS notes of a session while its screen is locked.
const LOCKED: &str = "CGSSessionScreenIsLocked";

/// macOS is asked anew each time, there is nothing to keep.
#[derive(Default)]
pub(super) struct Eye {}

impl Eye {
    /// What there is to see; `None` where nobody tells.
    pub fn look(&mut self) -> Option<Seen> {
        // Of the session's own input: another user's is none of this technician's.
        let session = CGEventSourceStateID::CombinedSessionState;
        let seconds = CGEventSource::seconds_since_last_event_type(session, ANY);
        Some(Seen {
            idle: Duration::try_from_secs_f64(seconds).ok()?,
            is_locked: is_locked(),
        })
    }
}

fn is_locked() -> bool {
    let Some(note) = session().and_then(|session| session.get(&CFString::from_static_str(LOCKED)))
    else {
        return false;
    };
    let says = note.downcast_ref::<CFBoolean>().map(CFBoolean::value);
    says.unwrap_or(true) // In whatever form: it is there only while the screen is locked.
}

#[expect(
    unsafe_code,
    reason = "macOS tells the types of its entries in the manual only"
)]
fn session() -> Option<CFRetained<CFDictionary<CFString, CFType>>> {
    let session = CGSessionCopyCurrentDictionary()?;
    // SAFETY: its keys are strings, and every value is a `CFType`.
    Some(unsafe { CFRetained::cast_unchecked(session) })
}
