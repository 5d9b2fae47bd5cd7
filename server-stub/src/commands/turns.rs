//! Lets commands about the same request come one after the other.

use atiende_protocol::RequestId;
use tokio::sync::{Mutex, MutexGuard};

/// Requests share these; two that share one only wait a little.
const TURNS: usize = 1_024;

/// Without turns, commands about one request would conflict in the storage and be decided again
/// and again. They are no safeguard: that is the version that the storage compares.
pub(crate) struct Turns {
    of_requests: Vec<Mutex<()>>,
    next: Mutex<()>,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            of_requests: (0..TURNS).map(|_| Mutex::new(())).collect(),
            next: Mutex::new(()),
        }
    }
}

impl Turns {
    /// Waits until no other command about this request is under way.
    pub(crate) async fn wait(&self, request: Option<RequestId>) -> Option<MutexGuard<'_, ()>> {
        let index = usize::try_from(request?.0).ok()? % TURNS;
        Some(self.of_requests.get(index)?.lock().await)
    }

    /// Waits until nobody else is about to take the next request.
    pub(crate) async fn wait_for_next(&self) -> MutexGuard<'_, ()> {
        self.next.lock().await
    }
}
