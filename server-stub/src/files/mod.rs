//! Files between customers and technicians: their bytes, from the first one to the last.
//!
//! ```text
//! routes/files ──► receive ──► spool (partial bytes)
//!                     └──► finish: gate, scan, preview ──► blobs ──► commands (the entry)
//! ```
//!
//! Start at [`receive`]. What is left over is removed by [`sweep`].

mod blobs;
pub(crate) mod checksum;
mod finish;
pub(crate) mod preview;
mod receive;
pub mod scan;
mod spool;
mod sweep;
mod turns;
mod waiting;

use std::io;
use std::path::Path;
use std::sync::Arc;

use atiende_protocol::FileId;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

pub use self::blobs::Blobs;
pub(crate) use self::blobs::hex;
pub(crate) use self::finish::{Finished, finish, sender, status};
pub use self::preview::Preview;
pub(crate) use self::receive::{Incoming, Received, expiry, receive};
use self::scan::Scanner;
use self::spool::Spool;
pub use self::sweep::sweep;
pub(crate) use self::sweep::{forget, is_expired, watch};
pub(crate) use self::turns::Turn;
use self::turns::Turns;
pub use self::waiting::finish_waiting;

/// How many bodies are received at once; each needs a few buffers and one open file.
const MAX_RECEIVING: usize = 256;

/// How many files are hashed and looked into at once.
const MAX_FINISHING: usize = 4;

/// Where the bytes of files are, and who is writing them.
pub struct Files {
    /// The contents of the files that were sent.
    pub blobs: Blobs,
    spool: Spool,
    scanner: Arc<dyn Scanner>,
    /// Told when a file begins to wait.
    waits: Notify,
    turns: Turns,
    receiving: Arc<Semaphore>,
    finishing: Semaphore,
}

impl Files {
    /// The files of a data folder, which exists, scanned before they are handed over.
    pub fn open(data: &Path, scanner: Arc<dyn Scanner>) -> io::Result<Self> {
        Ok(Self {
            blobs: Blobs::open(data)?,
            spool: Spool::open(data)?,
            scanner,
            waits: Notify::new(),
            turns: Turns::default(),
            receiving: Arc::new(Semaphore::new(MAX_RECEIVING)),
            finishing: Semaphore::new(MAX_FINISHING),
        })
    }

    /// Leave to receive a body; `None` where too many do.
    pub(crate) fn admit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.receiving).try_acquire_owned().ok()
    }

    /// Waits until nobody else writes an upload; `None` where that takes too long.
    pub(crate) async fn wait(&self, id: FileId) -> Option<Turn> {
        self.turns.wait(id).await
    }

    /// The same, after whoever receives it was told to stop.
    pub(crate) async fn take_over(&self, id: FileId) -> Option<Turn> {
        self.turns.take_over(id).await
    }

    /// How many bytes of an upload have arrived.
    pub(crate) async fn arrived(&self, id: FileId) -> io::Result<u64> {
        self.spool.len(id).await
    }

    /// Returns once no body is being received any more.
    pub(crate) async fn ended(&self) {
        let all = u32::try_from(MAX_RECEIVING).unwrap_or(u32::MAX);
        self.receiving.acquire_many(all).await.map(drop).ok(); // Never closed.
    }
}
