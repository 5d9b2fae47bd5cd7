//! One part of a file, from the network to the disk.

use std::io;
use std::time::Duration;

use atiende_protocol::Timestamp;
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt as _;

use super::checksum::Checksum;
use super::spool::Part;
use super::turns::Turn;
use super::{Finished, finish};
use crate::AppState;
use crate::storage::{StorageError, Upload};

/// How long the next bytes may take to come.
pub(crate) const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// How long an upload stays without going on, in microseconds: a day.
pub(crate) const LIFETIME_MICROS: i64 = 24 * 60 * 60 * 1_000_000;

/// Until when an upload that goes on now stays without going on again.
pub(crate) fn expiry(now: Timestamp) -> Timestamp {
    Timestamp(now.0.saturating_add(LIFETIME_MICROS))
}

/// A part of a file as somebody sends it.
pub(crate) struct Incoming {
    /// Where it begins.
    pub(crate) offset: u64,
    /// What its bytes must be.
    pub(crate) checksum: Option<Checksum>,
    /// Its bytes.
    pub(crate) body: Body,
}

/// What became of a part.
pub(crate) enum Received {
    /// It is safe on disk, and more is missing.
    UpTo(u64),
    /// It was the last one.
    Whole(Finished),
    /// The file goes on elsewhere; nothing was written.
    Elsewhere,
    /// The bytes are not those that were sent; they are dropped.
    OtherBytes,
    /// There are more bytes than the file has; they are dropped.
    TooMany,
    /// It did not come to its end. What came is safe, unless it had a checksum.
    Cut,
}

/// Why a part could not be kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReceiveError {
    #[error("the partial file cannot be written")]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Appends a part, and finishes the file with the last one.
pub(crate) async fn receive(
    app: &AppState,
    turn: &Turn,
    upload: &Upload,
    incoming: Incoming,
) -> Result<Received, ReceiveError> {
    let at = app.files.spool.len(upload.id).await?;
    if at != incoming.offset {
        return Ok(Received::Elsewhere);
    }
    let received = append(app, turn, upload, incoming).await?;
    app.storage
        .prolong_upload(upload.id, expiry(crate::now()))
        .await?;
    match received {
        Received::UpTo(end) if end == upload.size => Ok(Received::Whole(finish(app, upload).await)),
        other => Ok(other),
    }
}

async fn append(
    app: &AppState,
    turn: &Turn,
    upload: &Upload,
    incoming: Incoming,
) -> Result<Received, ReceiveError> {
    let mut part = app.files.spool.append(upload.id).await?;
    let mut checksum = incoming.checksum;
    let body = incoming.body.into_data_stream();
    let copied = tokio::select! {
        copied = copy(body, upload.size, &mut part, &mut checksum) => copied,
        () = turn.interrupted() => Ok(End::Cut),
        () = app.hub.stopped() => Ok(End::Cut),
    };
    let end = part.end();
    let is_right = checksum.as_ref().is_none_or(|it| it.is_right());
    let (is_kept, received) = match copied {
        Ok(End::TooMany) => (false, Received::TooMany),
        Ok(End::Cut) => (checksum.is_none(), Received::Cut),
        Ok(End::Reached) if is_right => (true, Received::UpTo(end)),
        Ok(End::Reached) => (false, Received::OtherBytes),
        Err(error) => {
            part.take_back().await.ok(); // The disk may be full: the first error tells why.
            return Err(error.into());
        }
    };
    if is_kept {
        part.keep().await?;
    } else {
        part.take_back().await?;
    }
    Ok(received)
}

/// How a body ended.
enum End {
    Reached,
    TooMany,
    Cut,
}

async fn copy(
    mut body: BodyDataStream,
    size: u64,
    part: &mut Part,
    checksum: &mut Option<Checksum>,
) -> io::Result<End> {
    loop {
        let bytes = match tokio::time::timeout(IDLE_LIMIT, body.next()).await {
            Ok(Some(Ok(bytes))) => bytes,
            Ok(None) => return Ok(End::Reached),
            Ok(Some(Err(_))) | Err(_) => return Ok(End::Cut),
        };
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if part.end().saturating_add(more) > size {
            return Ok(End::TooMany);
        }
        if let Some(checksum) = checksum {
            checksum.update(&bytes);
        }
        part.write(&bytes).await?;
    }
}
