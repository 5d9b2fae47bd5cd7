//! Notes for colleagues.

use atiende_protocol::{CommandId, EntryKind, Refusal, Request, TechnicianRef};

use super::Changed;
use super::chat::check_text;

/// A note is no answer: the customer goes on waiting.
pub(super) fn add(
    request: Request,
    by: TechnicianRef,
    id: CommandId,
    text: &str,
) -> Result<Changed, Refusal> {
    check_text(text)?;
    let note = EntryKind::Note {
        technician: by,
        text: text.to_owned(),
        id,
    };
    Ok((request, vec![note]))
}
