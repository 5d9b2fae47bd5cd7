//! The one thread that writes: it gathers all that waits into one transaction (group commit).
//!
//! Order of things: commit, publish in the order of the log, acknowledge. So nothing is told
//! before it is durable, and whoever is acknowledged finds the events already published.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{Cached as _, unavailable};
use crate::storage::{Committed, Sink, StorageError};

/// How many jobs share one transaction at most.
const MAX_BATCH: usize = 512;

/// How many jobs may wait; more senders are held back.
const MAX_WAITING: usize = 2_048;

/// Starts, feeds and ends the writer thread.
pub(super) struct Writer {
    jobs: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(connection: Connection, sink: Arc<dyn Sink>) -> Result<Self, StorageError> {
        let (jobs, waiting) = mpsc::channel(MAX_WAITING);
        let thread = std::thread::Builder::new()
            .name("storage-writer".to_owned())
            .spawn(move || write_all(&connection, waiting, &*sink))
            .map_err(unavailable)?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Runs `work` inside the next transaction; returns once that is on disk.
    ///
    /// What `work` wrote is undone where it fails. It says by the vector what is to be published.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection, &mut Vec<Committed>) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let (reply, answer) = oneshot::channel();
        let job = Typed {
            work: Some(work),
            result: None,
            reply,
        };
        let jobs = lock(&self.jobs).clone().ok_or(StorageError::Closed)?;
        let sent = jobs.send(Box::new(job)).await;
        drop(jobs); // Held any longer, it would keep the thread from ending.
        sent.map_err(|_| StorageError::Closed)?;
        answer.await.map_err(|_| StorageError::Closed)?
    }

    /// Lets the thread finish what waits, and end.
    pub(super) async fn close(&self) {
        lock(&self.jobs).take();
        let Some(thread) = lock(&self.thread).take() else {
            return;
        };
        let joined = tokio::task::spawn_blocking(move || thread.join().is_ok()).await;
        if !matches!(joined, Ok(true)) {
            tracing::error!("The storage's writer thread ended badly");
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something to be written, with somebody who waits for it.
trait Job: Send {
    fn run(&mut self, tx: &Connection, told: &mut Vec<Committed>) -> bool;
    fn answer(self: Box<Self>, is_committed: bool);
}

struct Typed<T, W> {
    work: Option<W>,
    result: Option<Result<T, StorageError>>,
    reply: oneshot::Sender<Result<T, StorageError>>,
}

impl<T, W> Job for Typed<T, W>
where
    T: Send,
    W: FnOnce(&Connection, &mut Vec<Committed>) -> Result<T, StorageError> + Send,
{
    fn run(&mut self, tx: &Connection, told: &mut Vec<Committed>) -> bool {
        self.result = self.work.take().map(|work| work(tx, told));
        matches!(self.result, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, is_committed: bool) {
        let failed = || Err(StorageError::Unavailable("the transaction failed".into()));
        let result = match self.result {
            Some(Ok(value)) if is_committed => Ok(value),
            Some(Err(error)) => Err(error),
            _ => failed(),
        };
        self.reply.send(result).ok(); // The caller may have gone; the write stays.
    }
}

fn write_all(connection: &Connection, mut waiting: mpsc::Receiver<Box<dyn Job>>, sink: &dyn Sink) {
    let mut batch = Vec::with_capacity(MAX_BATCH);
    while let Some(first) = waiting.blocking_recv() {
        batch.push(first);
        while batch.len() < MAX_BATCH
            && let Ok(next) = waiting.try_recv()
        {
            batch.push(next);
        }
        write_batch(connection, &mut batch, sink);
    }
    let tidied = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    if let Err(error) = tidied {
        tracing::warn!(%error, "Left the write-ahead log to the next start");
    }
}

fn write_batch(connection: &Connection, batch: &mut Vec<Box<dyn Job>>, sink: &dyn Sink) {
    let mut told = Vec::with_capacity(batch.len());
    let committed = write_transaction(connection, batch, &mut told);
    let is_committed = committed.is_ok();
    match committed {
        Ok(()) => sink.publish(told),
        Err(error) => {
            tracing::error!(%error, "A transaction failed; nothing of it was stored");
            connection.execute_batch("ROLLBACK").ok(); // There may be no transaction left.
        }
    }
    for job in batch.drain(..) {
        job.answer(is_committed);
    }
}

fn write_transaction(
    connection: &Connection,
    batch: &mut [Box<dyn Job>],
    told: &mut Vec<Committed>,
) -> rusqlite::Result<()> {
    connection.execute_cached("BEGIN IMMEDIATE", [])?;
    for job in batch {
        let before = told.len();
        connection.execute_cached("SAVEPOINT job", [])?;
        if !job.run(connection, told) {
            told.truncate(before);
            connection.execute_cached("ROLLBACK TO job", [])?;
        }
        connection.execute_cached("RELEASE job", [])?;
    }
    connection.execute_cached("COMMIT", []).map(drop)
}
