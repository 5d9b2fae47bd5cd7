//! Reading timelines, and the log that they are made of.

use async_trait::async_trait;
use atiende_protocol::http::TimelinePage;
use atiende_protocol::{Entry, RequestId, Seq, TechnicianId};

use super::{CommandKey, Commit, StorageError};

/// Reads timelines and the log.
#[async_trait]
pub trait TimelineStore {
    /// The newest `limit` entries before `before` that `viewer` may see (D11); `None` where the
    /// request may not be seen.
    async fn visible_timeline(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        before: Option<Seq>,
        limit: usize,
    ) -> Result<Option<TimelinePage>, StorageError>;

    /// The newest `limit` entries of a cut, whoever asks.
    async fn timeline(&self, cut: Cut, limit: usize) -> Result<TimelinePage, StorageError>;

    /// The oldest `limit` entries after `after`, whoever asks.
    async fn entries_after(
        &self,
        request: RequestId,
        after: Seq,
        limit: usize,
    ) -> Result<Vec<Entry>, StorageError>;

    /// The number of the newest event; `Seq(0)` in an empty log.
    async fn head(&self) -> Result<Seq, StorageError>;

    /// The request of an event.
    async fn request_of(&self, seq: Seq) -> Result<Option<RequestId>, StorageError>;

    /// What became of a command; `None` where it was never carried out.
    async fn command(&self, key: CommandKey) -> Result<Option<Commit>, StorageError>;
}

/// The part of a timeline that somebody sees at some place in the log.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// Of which request.
    pub request: RequestId,
    /// Up to and with this event.
    pub up_to: Seq,
    /// Whether messages are shown; before anybody joined, technicians see none (D11).
    pub with_messages: bool,
}
