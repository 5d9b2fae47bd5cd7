//! Lets commands about the same request come one after the other.

use atiende_protocol::RequestId;
use tokio::sync::{Mutex, MutexGuard};

/// Requests share these; two that share one only wait a little.
const TURNS: usize = 1_024;

/// Without turns, commands about one request would conflict in the storage and be decided again
/// and again. They are no safeguard: that is the version that the storage compares.
pub(crate) struct Turns(Vec<Mutex<()>>);

impl Default for Turns {
    fn default() -> Self {
        Self((0..TURNS).map(|_| Mutex::new(())).collect())
    }
}

impl Turns {
    /// Waits until no other command about this request is under way.
    pub(crate) async fn wait(&self, request: Option<RequestId>) -> Option<MutexGuard<'_, ()>> {
        let index = usize::try_from(request?.0).ok()? % TURNS;
        Some(self.0.get(index)?.lock().await)
    }
}
