//! What happens once every byte has arrived: gate, scan, preview, content, entry.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use atiende_gate::{Accepted, NotAccepted, Sender, check_content, check_name};
use atiende_protocol::{FileRefusal, Refusal, Request, SentFile};
use sha2::{Digest as _, Sha256};

use super::blobs::{ContentHash, hex};
use super::scan::{Verdict, WHILE_SENDING, WHILE_WAITING};
use super::{forget, preview};
use crate::AppState;
use crate::commands::{self, Arrived, FileKey};
use crate::storage::{Author, Commit, StorageError, Upload};

/// How much of a file is in memory while it is hashed.
const BUFFER: usize = 64 * 1024;

/// What became of a file whose every byte has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finished {
    /// It was handed over.
    Sent,
    /// Only the scanner has to agree.
    Scanning,
    /// It was not handed over, and is gone.
    Refused(FileRefusal),
    /// It could not be looked into; it is still there, and may be finished later.
    Failed,
}

/// Why a file was not finished.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error("it is refused: {0:?}")]
    Refused(FileRefusal),
    #[error("it cannot be read")]
    Unreadable(#[from] io::Error),
    #[error("it cannot be stored")]
    Store(#[from] object_store::Error),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("it cannot be noted")]
    Unavailable,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unavailable => Self::Unavailable,
            _ => Self::Refused(FileRefusal::NotNow),
        }
    }
}

impl From<NotAccepted> for Stop {
    fn from(reason: NotAccepted) -> Self {
        match reason {
            NotAccepted::Refused(refusal) => Self::Refused(refusal),
            NotAccepted::Unreadable(error) => Self::Unreadable(error),
        }
    }
}

/// What became of the file of this upload, if every byte of it has arrived; the caller has its turn.
pub(crate) async fn finish(app: &AppState, upload: &Upload) -> Finished {
    match look_and_send(app, upload).await {
        Ok(finished) => finished,
        Err(Stop::Refused(refusal)) => {
            forget(app, upload.id).await;
            Finished::Refused(refusal)
        }
        Err(error) => {
            tracing::error!(%error, cause = ?std::error::Error::source(&error), "A file could not be finished");
            Finished::Failed
        }
    }
}

/// What became of a file that is on its way no more; `None` where its author never sent it.
pub(crate) async fn status(
    app: &AppState,
    key: FileKey,
) -> Result<Option<(Finished, u64)>, StorageError> {
    let earlier = key.earlier(app).await?;
    if !matches!(earlier, Some(Commit::Done(_) | Commit::Repeated(_))) {
        return Ok(None);
    }
    Ok(Some(match app.storage.file(key.id).await? {
        Some(file) => (Finished::Sent, file.size),
        None => (Finished::Refused(FileRefusal::Infected), 0),
    }))
}

async fn look_and_send(app: &AppState, upload: &Upload) -> Result<Finished, Stop> {
    let request =
        commands::may_send_file(app, upload.author, upload.request, arrived(upload)).await?;
    let path = app.files.spool.path(upload.id);
    let (accepted, hash) = looked_into(app, upload, &request, &path).await?;
    let limit = if upload.waits_for_scan {
        WHILE_WAITING
    } else {
        WHILE_SENDING
    };
    match app.files.scanner.scan(&path, limit).await {
        Verdict::Clean => {}
        Verdict::Infected(..) => return infected(app, upload).await,
        Verdict::Unavailable => {
            app.storage.upload_waits_for_scan(upload.id).await?;
            app.files.waits.notify_one();
            return Ok(Finished::Scanning);
        }
    }
    send(app, upload, (accepted, hash), &path).await
}

/// Whether it arrived when it could be sent, however long the scanner took.
fn arrived(upload: &Upload) -> Arrived {
    if upload.waits_for_scan {
        Arrived::InTime
    } else {
        Arrived::Now
    }
}

/// Who sends a file, as the gate wants to know it.
pub(crate) fn sender(author: Author, request: &Request) -> Sender<'_> {
    match author {
        Author::Customer(_) => Sender::Customer {
            platform: request.source.platform,
            os_version: &request.source.os_version,
        },
        Author::Technician(_) | Author::Service => Sender::Technician,
    }
}

async fn looked_into(
    app: &AppState,
    upload: &Upload,
    request: &Request,
    path: &Path,
) -> Result<(Accepted, ContentHash), Stop> {
    let accepted = check_name(&upload.name, sender(upload.author, request));
    let accepted = accepted.map_err(Stop::Refused)?;
    let _permit = app.files.finishing.acquire().await;
    let (path, size) = (path.to_owned(), upload.size);
    let looking = tokio::task::spawn_blocking(move || look(accepted, &path, size));
    looking.await.map_err(io::Error::from)?
}

fn look(accepted: Accepted, path: &PathBuf, size: u64) -> Result<(Accepted, ContentHash), Stop> {
    check_content(&accepted, &mut File::open(path)?, size)?;
    Ok((accepted, hash(path)?))
}

fn hash(path: &PathBuf) -> io::Result<ContentHash> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let mut buffer = vec![0; BUFFER];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}

async fn send(
    app: &AppState,
    upload: &Upload,
    (accepted, hash): (Accepted, ContentHash),
    path: &Path,
) -> Result<Finished, Stop> {
    let preview = preview::of(path, accepted.file_type).await;
    let file = SentFile {
        id: upload.id,
        name: accepted.name.into(),
        file_type: accepted.file_type,
        size: upload.size,
        sha256: hex(hash),
        preview: preview.as_ref().map(|preview| preview.size),
    };
    let blobs = &app.files.blobs;
    let naming = blobs.naming().await;
    blobs.store(upload.id, hash).await?;
    if let Some(preview) = preview {
        blobs.store_preview(hash, preview.bytes).await?;
    }
    let sent = commands::send_file(app, key(upload), &file, arrived(upload)).await;
    drop(naming);
    if sent.is_err() {
        super::sweep::remove_unnamed(app, hash).await;
    }
    sent?;
    forget(app, upload.id).await;
    Ok(Finished::Sent)
}

/// Both sides read of it, and whoever is sending it just now is told as well.
async fn infected(app: &AppState, upload: &Upload) -> Result<Finished, Stop> {
    commands::file_infected(app, key(upload), &upload.name, arrived(upload)).await?;
    Err(Stop::Refused(FileRefusal::Infected))
}

fn key(upload: &Upload) -> FileKey {
    FileKey {
        author: upload.author,
        request: upload.request,
        id: upload.id,
    }
}
