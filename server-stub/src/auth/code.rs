//! Short codes that prove that somebody receives what is sent somewhere.

use atiende_protocol::Timestamp;
use atiende_protocol::http::ProblemKind;

use super::Secret;
use crate::AppState;
use crate::storage::NewCode;

/// How many codes there are: six digits. A few tries of a few minutes do not find one.
const CODES: u32 = 1_000_000;

/// How long a code works, in microseconds.
const LASTS: i64 = 15 * 60 * 1_000_000;

/// A code that nobody can guess.
pub fn fresh_code(app: &AppState, at: Timestamp) -> Result<NewCode, ProblemKind> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| {
        tracing::error!(%error, "No random numbers");
        ProblemKind::Unavailable
    })?;
    let code = format!("{:06}", u64::from_le_bytes(random) % u64::from(CODES));
    Ok(NewCode {
        hash: code_hash(app, &code),
        code,
        at,
        expires_at: Timestamp(at.0.saturating_add(LASTS)),
    })
}

/// A code as it is kept: without the service's secret, all codes could be tried.
pub fn code_hash(app: &AppState, typed: &str) -> [u8; 32] {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    Secret::new(app.storage.secret_key()).mac("contact-code", digits.as_bytes())
}
