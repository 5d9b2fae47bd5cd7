//! Requests whose assignee cannot go on with them.

use async_trait::async_trait;
use atiende_protocol::{TechnicianId, Timestamp};
use rusqlite::{Connection, params};

use super::request::count;
use super::{Cached as _, SqliteStorage, row};
use crate::storage::{HoldStore, StorageError, StoredRequest, sql};

#[async_trait]
impl HoldStore for SqliteStorage {
    async fn mark_seen(
        &self,
        technicians: Vec<TechnicianId>,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            for technician in technicians {
                tx.execute_cached(sql::MARK_SEEN, params![at.0, technician.0])?;
            }
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn stranded(&self, limit: usize) -> Result<Vec<StoredRequest>, StorageError> {
        let read = self
            .readers
            .run(move |tx| Ok(tx.query_all_cached(sql::STRANDED, [count(limit)], row::request)?));
        read.await
    }

    async fn abandoned(
        &self,
        since: Timestamp,
        limit: usize,
    ) -> Result<Vec<StoredRequest>, StorageError> {
        let read = self.readers.run(move |tx| {
            let values = params![since.0, count(limit)];
            Ok(tx.query_all_cached(sql::ABANDONED, values, row::request)?)
        });
        read.await
    }
}
