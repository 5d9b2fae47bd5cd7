//! How long frames took, counted by ranges.

use std::fmt;
use std::time::Duration;

/// Where one range ends and the next begins, in microseconds.
const EDGES: [u64; 8] = [0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 1_000_000];

/// How long frames took.
pub struct Histogram {
    times: Vec<Duration>,
}

impl Histogram {
    /// Of frames in any order.
    pub fn of(times: impl Iterator<Item = Duration>) -> Self {
        let mut times: Vec<_> = times.collect();
        times.sort();
        Self { times }
    }

    /// The time that this share of the frames did not exceed.
    pub fn at(&self, share: f64) -> Duration {
        self.times[((self.times.len() - 1) as f64 * share) as usize]
    }
}

impl fmt::Display for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = |share| self.at(share).as_secs_f64() * 1e3;
        let [half, most, nearly, all] = [0.5, 0.9, 0.99, 1.0].map(millis);
        write!(
            f,
            "p50 {half:.2} p90 {most:.2} p99 {nearly:.2} max {all:.2} ms"
        )?;
        for range in EDGES.windows(2) {
            let within = Duration::from_micros(range[0])..Duration::from_micros(range[1]);
            let count = self
                .times
                .iter()
                .filter(|time| within.contains(time))
                .count();
            if count > 0 {
                let bar = "#".repeat((count * 50).div_ceil(self.times.len()));
                let [from, to] = [range[0], range[1]].map(|edge| edge as f64 / 1e3);
                write!(f, "\n  {from:>4} to {to:>4} ms {count:>4} {bar}")?;
            }
        }
        Ok(())
    }
}
