//! The requests that wait, and who could take them.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use atiende_protocol::{CompanyId, RequestId, TechnicianId};
use rusqlite::Connection;

use super::{Cached as _, SqliteStorage};
use crate::storage::{Queue, QueueStore, Scope, StorageError, sql};

#[async_trait]
impl QueueStore for SqliteStorage {
    async fn queue(&self) -> Result<Queue, StorageError> {
        let read = self.readers.run(|tx| {
            let waiting = tx.query_all_cached(sql::WAITING, [], |row| {
                Ok((RequestId(row.get(0)?), CompanyId(row.get(1)?)))
            })?;
            let receivers = receivers(tx)?;
            Ok(Queue { waiting, receivers })
        });
        read.await
    }
}

fn receivers(tx: &Connection) -> Result<Vec<(TechnicianId, Scope)>, StorageError> {
    let rows = tx.query_all_cached(sql::RECEIVERS, [], |row| {
        let company: Option<i64> = row.get(2)?;
        Ok((TechnicianId(row.get(0)?), row.get(1)?, company))
    })?;
    let mut receivers = BTreeMap::new();
    for (technician, is_administrator, company) in rows {
        let none = || match is_administrator {
            true => Scope::All,
            false => Scope::Companies(BTreeSet::new()),
        };
        let scope = receivers.entry(technician).or_insert_with(none);
        if let (Scope::Companies(companies), Some(company)) = (scope, company) {
            companies.insert(CompanyId(company));
        }
    }
    Ok(receivers.into_iter().collect())
}
