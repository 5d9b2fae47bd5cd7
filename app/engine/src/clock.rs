//! Time, and whether this computer slept.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use atiende_protocol::{QuietHours, Timestamp};
use jiff::tz::TimeZone;

/// The clocks may drift apart by this much before it counts as sleep.
const TOLERANCE: Duration = Duration::from_secs(30);

/// This computer's clock.
pub fn now() -> Timestamp {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(i64::try_from(since_epoch.as_micros()).unwrap_or(i64::MAX))
}

/// The minute of the day where the quiet hours are; this computer's where their zone is unknown.
pub(crate) fn minute_of_day(now: Timestamp, quiet: Option<&QuietHours>) -> u16 {
    let Some(quiet) = quiet else {
        return 0; // Nobody asks.
    };
    let zone = TimeZone::get(&quiet.time_zone).unwrap_or_else(|_| TimeZone::system());
    let at = jiff::Timestamp::from_microsecond(now.0).unwrap_or_default();
    let time = at.to_zoned(zone).time();
    let minute = i32::from(time.hour()) * 60 + i32::from(time.minute());
    u16::try_from(minute).unwrap_or_default()
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
    fn the_minute_is_that_of_the_quiet_hours_zone_in_summer_and_winter() {
        let minute = |text: &str, zone: &str| {
            let at: jiff::Timestamp = text.parse().unwrap();
            let quiet = QuietHours {
                from_minute: 0,
                to_minute: 1,
                time_zone: zone.to_owned(),
            };
            minute_of_day(Timestamp(at.as_microsecond()), Some(&quiet))
        };
        assert_eq!(
            minute("2026-07-01T21:30:00Z", "Europe/Madrid"),
            23 * 60 + 30
        );
        assert_eq!(minute("2026-12-01T23:30:00Z", "Europe/Madrid"), 30);
        assert_eq!(
            minute("2026-12-01T23:30:00Z", "America/Bogota"),
            18 * 60 + 30
        );
    }

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
