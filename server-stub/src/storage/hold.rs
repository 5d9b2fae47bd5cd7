//! Requests whose assignee cannot go on with them.

use async_trait::async_trait;
use atiende_protocol::{TechnicianId, Timestamp};

use super::{StorageError, StoredRequest};

/// Knows who was there when, and which requests nobody looks after.
#[async_trait]
pub trait HoldStore {
    /// Notes that consoles of these technicians are connected. Nobody is told.
    async fn mark_seen(
        &self,
        technicians: Vec<TechnicianId>,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Open requests whose assignee may not see their company any more, or is disabled.
    async fn stranded(&self, limit: usize) -> Result<Vec<StoredRequest>, StorageError>;

    /// Open requests that were taken before `since` by somebody who was not seen after it.
    async fn abandoned(
        &self,
        since: Timestamp,
        limit: usize,
    ) -> Result<Vec<StoredRequest>, StorageError>;
}
