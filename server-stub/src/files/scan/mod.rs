//! Whether something harmful is in a file, where the service has somebody to ask.

mod clamd;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

pub use self::clamd::{Clamd, ClamdAddress};

/// How long the sender of a file waits for the scanner; after that the file waits alone.
pub const WHILE_SENDING: Duration = Duration::from_secs(10);

/// How long a file that waits alone may be looked into.
pub const WHILE_WAITING: Duration = Duration::from_secs(10 * 60);

/// What a scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found something harmful, which it calls so.
    Infected(String),
    /// It did not answer: the file waits, and is asked about again.
    Unavailable,
}

/// Looks for harmful content.
#[async_trait]
pub trait Scanner: Send + Sync {
    /// What is in the file; the answer comes within `limit`.
    async fn scan(&self, path: &Path, limit: Duration) -> Verdict;

    /// Whether it can be asked just now.
    async fn is_there(&self) -> bool;
}

/// Stands where no scanner is set up: nothing is looked into, and nothing waits.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoScanner;

#[async_trait]
impl Scanner for NoScanner {
    async fn scan(&self, _path: &Path, _limit: Duration) -> Verdict {
        Verdict::Clean
    }

    async fn is_there(&self) -> bool {
        true
    }
}

/// The scanner at this address, or none.
pub fn scanner(clamd: Option<&ClamdAddress>) -> Arc<dyn Scanner> {
    match clamd {
        Some(address) => Arc::new(Clamd::new(address.clone())),
        None => Arc::new(NoScanner),
    }
}
