//! How often progress is told, and how fast it goes.

use std::time::{Duration, Instant};

/// How often progress is told at most.
pub(super) const EVERY: Duration = Duration::from_millis(200);

/// How much the newest speed counts.
const WEIGHT: f64 = 0.3;

/// Measures one transfer.
pub(super) struct Pace {
    told_at: Instant,
    done: u64,
    speed: Option<f64>,
}

impl Pace {
    /// A transfer of which `done` bytes are there already.
    pub(super) fn new(done: u64, now: Instant) -> Self {
        Self {
            told_at: now,
            done,
            speed: None,
        }
    }

    /// How fast it goes, in bytes a second, where it is time to tell.
    pub(super) fn tell(&mut self, done: u64, now: Instant) -> Option<u64> {
        let passed = now.saturating_duration_since(self.told_at);
        if passed < EVERY {
            return None;
        }
        let newest = bytes(done.saturating_sub(self.done)) / passed.as_secs_f64();
        let speed = self
            .speed
            .map_or(newest, |known| known + WEIGHT * (newest - known));
        *self = Self {
            told_at: now,
            done,
            speed: Some(speed),
        };
        Some(whole(speed))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a speed is a rough number")]
fn bytes(count: u64) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a speed is a rough number, and never negative"
)]
fn whole(speed: f64) -> u64 {
    speed as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_five_times_a_second_with_its_speed() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut pace = Pace::new(1000, start);

        assert_eq!(pace.tell(1500, at(100)), None);
        assert_eq!(pace.tell(2000, at(200)), Some(5000));
        assert_eq!(pace.tell(2100, at(300)), None);
        assert_eq!(pace.tell(2000, at(400)), Some(3500), "it slows down");
    }
}
