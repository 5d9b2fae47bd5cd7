//! Time, and whether this computer slept.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use atiende_protocol::Timestamp;

/// The clocks may drift apart by this much before it counts as sleep.
const TOLERANCE: Duration = Duration::from_secs(30);

/// This computer's clock.
pub fn now() -> Timestamp {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(i64::try_from(since_epoch.as_micros()).unwrap_or(i64::MAX))
}

/// Tells sleep from waking time: while a computer sleeps, only the clock on the wall goes on.
pub(crate) struct SleepDetector {
    wall: Timestamp,
    monotonic: Instant,
}

impl SleepDetector {
    pub(crate) fn new(wall: Timestamp, monotonic: Instant) -> Self {
        Self { wall, monotonic }
    }

    /// Whether the computer slept, or its clock was set, since the last call.
    pub(crate) fn has_slept(&mut self, wall: Timestamp, monotonic: Instant) -> bool {
        let by_wall = Duration::from_micros(wall.0.abs_diff(self.wall.0));
        let by_monotonic = monotonic.saturating_duration_since(self.monotonic);
        *self = Self { wall, monotonic };
        by_wall.abs_diff(by_monotonic) > TOLERANCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_jump_of_the_wall_clock_is_sleep() {
        let start = Instant::now();
        let mut detector = SleepDetector::new(Timestamp(0), start);
        let at = |secs: u64| start + Duration::from_secs(secs);

        assert!(!detector.has_slept(Timestamp(5_000_000), at(5)), "awake");
        assert!(
            !detector.has_slept(Timestamp(35_000_000), at(15)),
            "a small correction"
        );
        assert!(
            detector.has_slept(Timestamp(3_635_000_000), at(16)),
            "an hour asleep"
        );
        assert!(
            !detector.has_slept(Timestamp(3_640_000_000), at(21)),
            "awake again"
        );
        assert!(
            detector.has_slept(Timestamp(0), at(26)),
            "the clock was set back"
        );
    }
}
