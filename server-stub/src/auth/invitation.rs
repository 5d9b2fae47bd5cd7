//! Links by which a technician chooses a password.

use atiende_protocol::Timestamp;

use super::new_token;
use crate::storage::{NewLink, StorageError, TokenHash};

/// How long an invitation works, in seconds: over a weekend and some days.
const INVITATION_SECS: i64 = 7 * 24 * 3_600;

/// How long a link for a new password works, in seconds: somebody waits for it.
const RESET_SECS: i64 = 24 * 3_600;

/// A fresh link: what is stored of it, and what is handed over.
pub struct FreshLink {
    /// What is stored.
    pub stored: NewLink,
    token: String,
}

impl FreshLink {
    /// For a technician who is new.
    pub fn invitation(at: Timestamp) -> Result<Self, StorageError> {
        Self::new(at, INVITATION_SECS)
    }

    /// For a technician who needs a new password.
    pub fn reset(at: Timestamp) -> Result<Self, StorageError> {
        Self::new(at, RESET_SECS)
    }

    /// The link below the address of the service.
    pub fn url(&self, base: &str) -> String {
        format!("{}/invite/{}", base.trim_end_matches('/'), self.token)
    }

    fn new(at: Timestamp, secs: i64) -> Result<Self, StorageError> {
        let token = new_token().map_err(|error| StorageError::Unavailable(Box::new(error)))?;
        let stored = NewLink {
            token: TokenHash::of(&token),
            expires_at: Timestamp(at.0 + secs * 1_000_000),
        };
        Ok(Self { stored, token })
    }
}
