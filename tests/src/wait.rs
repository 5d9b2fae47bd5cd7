//! Waiting for a condition with a limit, the only way in which a journey waits.

use std::fmt::Display;
use std::time::{Duration, Instant};

/// How long an actor waits for something that should follow at once.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The time between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// Looks until `look` finds the thing; its error is what it saw instead, printed when the limit has passed.
pub async fn eventually<T, S: Display>(
    limit: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<T, S>,
) -> T {
    let end = Instant::now() + limit;
    loop {
        let seen = match within(limit, &format!("a look for {what}"), look()).await {
            Ok(found) => return found,
            Err(seen) => seen,
        };
        assert!(
            Instant::now() <= end,
            "waited {limit:?} in vain for {what}; seen instead:\n{seen}"
        );
        tokio::time::sleep(PAUSE).await;
    }
}

/// Lets `work` end within the limit, or stops the test.
pub(crate) async fn within<T>(limit: Duration, what: &str, work: impl Future<Output = T>) -> T {
    tokio::time::timeout(limit, work)
        .await
        .unwrap_or_else(|_| panic!("{what} took longer than {limit:?}"))
}
