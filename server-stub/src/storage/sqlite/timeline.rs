//! Reading timelines and the log.

use async_trait::async_trait;
use atiende_protocol::http::TimelinePage;
use atiende_protocol::{Entry, EntryKind, RequestId, Seq, TechnicianId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::request::{count, visible};
use super::{Cached as _, SqliteStorage, change, row};
use crate::storage::{CommandKey, Commit, Cut, StorageError, TIMELINE_SLICE, TimelineStore, sql};

/// A page ends early where its texts are longer than this together, so that a frame stays small.
const MAX_PAGE_BYTES: usize = 512 * 1024;

#[async_trait]
impl TimelineStore for SqliteStorage {
    async fn visible_timeline(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        before: Option<Seq>,
        limit: usize,
    ) -> Result<Option<TimelinePage>, StorageError> {
        let read = self.readers.run(move |tx| {
            let Some(seen) = visible(tx, viewer, request)? else {
                return Ok(None);
            };
            let cut = Cut {
                request,
                up_to: before.map_or(Seq(i64::MAX), |before| Seq(before.0.saturating_sub(1))),
                with_messages: seen.chat_opened,
            };
            page(tx, cut, limit).map(Some)
        });
        read.await
    }

    async fn timeline(&self, cut: Cut, limit: usize) -> Result<TimelinePage, StorageError> {
        self.readers.run(move |tx| page(tx, cut, limit)).await
    }

    async fn entries_after(
        &self,
        request: RequestId,
        after: Seq,
        limit: usize,
    ) -> Result<Vec<Entry>, StorageError> {
        let read = self
            .readers
            .run(move |tx| entries_after(tx, request, after, limit));
        read.await
    }

    async fn head(&self) -> Result<Seq, StorageError> {
        self.readers.run(|tx| head(tx)).await
    }

    async fn request_of(&self, seq: Seq) -> Result<Option<RequestId>, StorageError> {
        let read = self.readers.run(move |tx| {
            let found = tx.query_row_cached(sql::REQUEST_OF_EVENT, [seq.0], |row| row.get(0));
            Ok(found.optional()?.flatten().map(RequestId))
        });
        read.await
    }

    async fn command(&self, key: CommandKey) -> Result<Option<Commit>, StorageError> {
        self.readers.run(move |tx| change::earlier(tx, &key)).await
    }
}

/// The number of the newest event.
pub(super) fn head(tx: &Connection) -> Result<Seq, StorageError> {
    Ok(tx.query_row_cached(sql::HEAD, [], |row| row.get(0).map(Seq))?)
}

/// The newest entries of a cut.
pub(super) fn page(tx: &Connection, cut: Cut, limit: usize) -> Result<TimelinePage, StorageError> {
    let limit = limit.clamp(1, TIMELINE_SLICE);
    let values = params![
        cut.request.0,
        cut.up_to.0,
        cut.with_messages,
        count(limit + 1)
    ];
    let newest_first = tx.query_all_cached(sql::TIMELINE, values, row::entry)?;
    let found = newest_first.len();
    let mut entries: Vec<Entry> = newest_first.into_iter().map(|(_, entry)| entry).collect();
    entries.truncate(limit.min(fitting(&entries)));
    entries.reverse();
    let has_earlier = entries.len() < found;
    Ok(TimelinePage {
        entries,
        has_earlier,
    })
}

/// How many of the first entries are short enough together; one at least.
fn fitting(entries: &[Entry]) -> usize {
    let mut bytes = 0;
    let fit = entries.iter().take_while(|entry| {
        bytes += text_len(&entry.kind);
        bytes <= MAX_PAGE_BYTES
    });
    fit.count().max(1)
}

fn text_len(kind: &EntryKind) -> usize {
    match kind {
        EntryKind::Opened { description: text }
        | EntryKind::CustomerMessage { text, .. }
        | EntryKind::Note { text, .. }
        | EntryKind::Transferred { note: text, .. }
        | EntryKind::FileInfected { name: text, .. }
        | EntryKind::TechnicianMessage { text, .. } => text.len(),
        EntryKind::CustomerFile { file } | EntryKind::TechnicianFile { file, .. } => {
            file.name.len()
        }
        _ => 0,
    }
}

/// The oldest entries after an event.
pub(super) fn entries_after(
    tx: &Connection,
    request: RequestId,
    after: Seq,
    limit: usize,
) -> Result<Vec<Entry>, StorageError> {
    let values = params![request.0, after.0, count(limit)];
    let found = tx.query_all_cached(sql::ENTRIES_AFTER, values, row::entry)?;
    Ok(found.into_iter().map(|(_, entry)| entry).collect())
}
