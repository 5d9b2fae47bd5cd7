//! The storage on SQLite: one writer thread, several readers, one file.

mod access;
mod account;
mod administration;
mod change;
mod error;
mod files;
mod folded;
mod hold;
mod migrate;
mod notification;
#[cfg(test)]
mod plans;
mod portal;
mod queue;
mod readers;
mod request;
mod row;
mod search;
mod settings;
mod sync;
mod timeline;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension as _, params};

use self::readers::Readers;
use self::writer::Writer;
use super::{AvailabilityChange, Change, Commit, Sink, Storage, StorageError, sql};

/// How long a statement waits for another process, such as the administration command.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Enough for every statement of [`sql`].
const CACHED_STATEMENTS: usize = 160;

/// The storage on SQLite.
pub(super) struct SqliteStorage {
    secret_key: [u8; 32],
    readers: Readers,
    writer: Writer,
}

impl SqliteStorage {
    /// Opens or creates the file, and brings its schema up to date.
    pub(super) async fn open(path: &str, sink: Arc<dyn Sink>) -> Result<Self, StorageError> {
        let path = path.to_owned();
        let opening = tokio::task::spawn_blocking(move || Self::open_blocking(&path, sink));
        opening.await.map_err(unavailable)?
    }

    fn open_blocking(path: &str, sink: Arc<dyn Sink>) -> Result<Self, StorageError> {
        let path = Path::new(path);
        let mut connection = connect(path)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 2000;")?;
        migrate::to_newest(&mut connection, path)?;
        let secret_key = secret_key(&connection)?;
        Ok(Self {
            secret_key,
            readers: Readers::open(path)?,
            writer: Writer::start(connection, sink)?,
        })
    }
}

fn connect(path: &Path) -> Result<Connection, StorageError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    Ok(connection)
}

fn secret_key(connection: &Connection) -> Result<[u8; 32], StorageError> {
    let key = |row: &rusqlite::Row<'_>| row.get(0);
    let stored = connection.query_row(sql::SECRET_KEY, [], key).optional()?;
    if let Some(stored) = stored {
        return Ok(stored);
    }
    let mut fresh = [0_u8; 32];
    getrandom::fill(&mut fresh).map_err(unavailable)?;
    connection.execute(sql::ADD_SECRET_KEY, params![fresh])?;
    // Read back: another process may have been faster.
    Ok(connection.query_row(sql::SECRET_KEY, [], key)?)
}

fn unavailable(error: impl std::error::Error + Send + Sync + 'static) -> StorageError {
    StorageError::Unavailable(Box::new(error))
}

#[async_trait]
impl Storage for SqliteStorage {
    async fn commit(&self, change: Change) -> Result<Commit, StorageError> {
        let work = move |tx: &Connection, told: &mut _| change::write(tx, change, told);
        self.writer.run(work).await
    }

    async fn commit_availability(
        &self,
        change: AvailabilityChange,
    ) -> Result<Commit, StorageError> {
        let work =
            move |tx: &Connection, told: &mut _| access::write_availability(tx, change, told);
        self.writer.run(work).await
    }

    fn secret_key(&self) -> [u8; 32] {
        self.secret_key
    }

    async fn access_epoch(&self) -> Result<i64, StorageError> {
        self.readers
            .run(|tx| Ok(tx.query_row_cached(sql::EPOCH, [], |row| row.get(0))?))
            .await
    }

    async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }
}

/// Statements that are prepared once a connection.
trait Cached {
    fn query_row_cached<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        row: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T>;

    fn query_all_cached<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>>;

    fn execute_cached(&self, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<usize>;
}

impl Cached for Connection {
    fn query_row_cached<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        row: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        self.prepare_cached(sql)?.query_row(params, row)
    }

    fn query_all_cached<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.prepare_cached(sql)?.query_map(params, row)?.collect()
    }

    fn execute_cached(&self, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<usize> {
        self.prepare_cached(sql)?.execute(params)
    }
}
