//! The reason that goes with a chat status.

use atiende_protocol::{MAX_REASON_CHARS, Refusal};

/// A reason as it is kept: without outer spaces, and none where nothing is left.
pub(in crate::commands) fn reason(given: Option<&str>) -> Result<Option<String>, Refusal> {
    let reason = given.map(str::trim).filter(|reason| !reason.is_empty());
    match reason {
        Some(reason) if reason.chars().count() > MAX_REASON_CHARS => Err(Refusal::TextTooLong {
            max: MAX_REASON_CHARS,
        }),
        reason => Ok(reason.map(str::to_owned)),
    }
}
