//! The service's clock.

use std::time::{SystemTime, UNIX_EPOCH};

use atiende_protocol::Timestamp;

/// The present instant.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let micros = since.map_or(0, |since| since.as_micros());
    Timestamp(i64::try_from(micros).unwrap_or(i64::MAX))
}
