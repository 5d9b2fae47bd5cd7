//! Files whose every byte has arrived, and that are not handed over yet: most of them wait for the
//! scanner.

use std::time::Duration;

use super::sweep::SweepError;
use super::{Finished, finish};
use crate::AppState;
use crate::storage::Upload;

/// How soon a file is tried again that has just begun to wait.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);

/// How soon files are tried again that have been waiting for long. Also how often it is looked for
/// those that a service could not finish before it ended.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Tries again and again as long as the service lives.
pub(super) async fn finish_often(app: &AppState) {
    let mut pause = SHORTEST_PAUSE;
    loop {
        match finish_waiting(app).await {
            Ok(0) => {
                pause = SHORTEST_PAUSE;
                let waits = app.files.waits.notified();
                // Nothing waits: whether something began to, or not, it is looked again.
                tokio::time::timeout(LONGEST_PAUSE, waits).await.ok();
                continue;
            }
            Ok(waiting) => tracing::debug!(waiting, "Files wait for the scanner"),
            Err(error) => tracing::warn!(%error, "Files that wait could not be finished"),
        }
        tokio::time::sleep(pause).await;
        pause = LONGEST_PAUSE.min(2 * pause);
    }
}

/// Finishes the files whose every byte has arrived; how many go on waiting.
pub async fn finish_waiting(app: &AppState) -> Result<usize, SweepError> {
    let mut waiting = Vec::new();
    for upload in app.storage.uploads().await? {
        if app.files.spool.len(upload.id).await? == upload.size {
            waiting.push(upload);
        }
    }
    // All of them would be read in vain.
    if waiting.is_empty() || !app.files.scanner.is_there().await {
        return Ok(waiting.len());
    }
    let mut left = 0;
    for upload in waiting {
        left += usize::from(!is_finished(app, upload).await?);
    }
    Ok(left)
}

/// Whether nothing is left to be done; whoever has the turn finishes it as well.
async fn is_finished(app: &AppState, upload: Upload) -> Result<bool, SweepError> {
    let Some(_turn) = app.files.turns.try_take(upload.id) else {
        return Ok(true);
    };
    // Read again: it may have been finished before the turn came.
    let Some(upload) = app.storage.upload(upload.id).await? else {
        return Ok(true);
    };
    let finished = finish(app, &upload).await;
    Ok(!matches!(finished, Finished::Scanning | Finished::Failed))
}
