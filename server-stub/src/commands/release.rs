//! Requests that go back to the queue because their assignee cannot go on with them.

use atiende_protocol::{CommandId, ReleaseReason, Timestamp};
use uuid::Uuid;

use super::{commit, decide};
use crate::AppState;
use crate::storage::{Author, CommandKey, Fingerprint, StorageError, StoredRequest};

/// Gives a request back; whether that was done. Where it changed meanwhile, nothing happens.
pub(crate) async fn release(
    app: &AppState,
    stored: StoredRequest,
    reason: ReleaseReason,
    at: Timestamp,
) -> Result<bool, StorageError> {
    let _turn = app.turns.wait(Some(stored.request.id)).await;
    let Some(decision) = decide::release(stored, reason) else {
        return Ok(false);
    };
    let key = CommandKey {
        author: Author::Service,
        id: CommandId(Uuid::now_v7()),
        fingerprint: Fingerprint([0; 32]),
    };
    let written = commit(app, key, at, (None, None), decision).await?;
    Ok(written.is_some())
}
