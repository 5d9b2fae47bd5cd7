//! Removes what nobody needs any more.

use std::time::Duration;

use atiende_protocol::{FileId, Timestamp};
use futures_util::StreamExt as _;

use super::blobs::ContentHash;
use super::waiting::finish_often;
use crate::AppState;
use crate::storage::{StorageError, Upload};

/// How often it is swept.
const INTERVAL: Duration = Duration::from_secs(60 * 60);

/// A content that no entry names may still be about to be named, or lately have been refused.
const GRACE: Duration = Duration::from_secs(60 * 60);

/// Why a sweep ended early.
#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    /// The folders cannot be read or written.
    #[error("the folder of files cannot be tidied up")]
    Disk(#[from] std::io::Error),
    /// The contents cannot be read or removed.
    #[error("the contents of files cannot be tidied up")]
    Store(#[from] object_store::Error),
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Sweeps, and finishes what waits, as long as the service lives.
pub(crate) async fn watch(app: AppState) {
    remove_staged(&app).await;
    tokio::join!(sweep_often(&app), finish_often(&app));
}

async fn sweep_often(app: &AppState) {
    let mut ticks = tokio::time::interval(INTERVAL);
    loop {
        ticks.tick().await;
        if let Err(error) = sweep(app, crate::now(), GRACE).await {
            tracing::warn!(%error, "Files could not be tidied up");
        }
    }
}

async fn remove_staged(app: &AppState) {
    let _removing = app.files.blobs.removing().await;
    if let Err(error) = app.files.blobs.remove_staged() {
        tracing::warn!(%error, "Left-over names of contents could not be removed");
    }
}

/// Removes uploads that expired before `now`, partial files without an upload, and contents older
/// than `grace` that no entry names.
pub async fn sweep(app: &AppState, now: Timestamp, grace: Duration) -> Result<(), SweepError> {
    remove_expired(app, now).await?;
    remove_partial(app).await?;
    let mut old = app.files.blobs.older_than(grace);
    while let Some(hash) = old.next().await {
        remove_unused(app, hash?).await?;
    }
    Ok(())
}

/// Whether an upload is given up at `now`; one that waits for the scanner never is.
pub(crate) fn is_expired(upload: &Upload, now: Timestamp) -> bool {
    !upload.waits_for_scan && upload.expires_at <= now
}

async fn remove_expired(app: &AppState, now: Timestamp) -> Result<(), SweepError> {
    let uploads = app.storage.uploads().await?;
    for upload in uploads.iter().filter(|upload| is_expired(upload, now)) {
        // Whoever is receiving just now prolongs it.
        let Some(_turn) = app.files.turns.try_take(upload.id) else {
            continue;
        };
        let upload = app.storage.upload(upload.id).await?;
        if let Some(upload) = upload.filter(|upload| is_expired(upload, now)) {
            forget(app, upload.id).await;
        }
    }
    Ok(())
}

/// An upload is noted before its first byte is written, so that no new one is removed here.
async fn remove_partial(app: &AppState) -> Result<(), SweepError> {
    for id in app.files.spool.ids().await? {
        if app.storage.upload(id).await?.is_none() {
            app.files.spool.remove(id).await?;
        }
    }
    Ok(())
}

/// Removes an upload with its bytes. Where that fails, the next sweep goes on with it.
pub(crate) async fn forget(app: &AppState, id: FileId) {
    if let Err(error) = app.storage.remove_upload(id).await {
        tracing::warn!(%error, "An upload could not be removed");
        return;
    }
    if let Err(error) = app.files.spool.remove(id).await {
        tracing::warn!(%error, "A partial file could not be removed");
    }
}

/// Removes a content that was stored in vain. Where that fails, the next sweep does it.
pub(super) async fn remove_unnamed(app: &AppState, hash: ContentHash) {
    if let Err(error) = remove_unused(app, hash).await {
        tracing::warn!(%error, "A content could not be removed");
    }
}

async fn remove_unused(app: &AppState, hash: ContentHash) -> Result<(), SweepError> {
    let _removing = app.files.blobs.removing().await;
    if !app.storage.is_content_used(hash).await? {
        app.files.blobs.remove(hash).await?;
    }
    Ok(())
}
