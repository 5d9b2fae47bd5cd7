//! When something is due again: new requests are told, deliveries are read.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Waits until it is time.
#[derive(Default)]
pub(crate) struct Ring {
    due: Option<Instant>,
}

impl Ring {
    /// Rings once after this time, in place of what was set before.
    pub(crate) fn set(&mut self, after: Duration) {
        self.due = Some(Instant::now() + after);
    }

    /// Waits until it rings; for ever where nothing is set. Safe to drop and to begin anew.
    pub(crate) async fn rings(&mut self) {
        match self.due {
            Some(due) => sleep_until(due).await,
            None => std::future::pending().await,
        }
        self.due = None;
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::{advance, timeout};

    use super::*;

    const HALF_A_MINUTE: Duration = Duration::from_secs(30);
    const NOW: Duration = Duration::ZERO;

    async fn has_rung(ring: &mut Ring) -> bool {
        timeout(NOW, ring.rings()).await.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn it_rings_once_when_the_time_is_over() {
        let mut ring = Ring::default();
        assert!(!has_rung(&mut ring).await);

        ring.set(HALF_A_MINUTE);
        advance(HALF_A_MINUTE / 2).await;
        assert!(!has_rung(&mut ring).await);
        advance(HALF_A_MINUTE / 2).await;
        assert!(has_rung(&mut ring).await);
        advance(HALF_A_MINUTE).await;
        assert!(!has_rung(&mut ring).await);
    }

    #[tokio::test(start_paused = true)]
    async fn a_later_time_takes_the_place_of_an_earlier_one() {
        let mut ring = Ring::default();
        ring.set(HALF_A_MINUTE);
        advance(HALF_A_MINUTE / 2).await;
        ring.set(HALF_A_MINUTE);
        advance(HALF_A_MINUTE / 2).await;
        assert!(!has_rung(&mut ring).await);
    }
}
