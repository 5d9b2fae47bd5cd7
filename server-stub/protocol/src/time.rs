//! Instants on the wire.

use serde::{Deserialize, Serialize};

/// Microseconds since 1970-01-01 00:00 UTC, by the service's clock.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Whole seconds from `earlier` until this instant; 0 where `earlier` is later.
    pub fn secs_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0) / 1_000_000
    }
}
