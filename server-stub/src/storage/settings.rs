//! What administrators decide for everybody.

use async_trait::async_trait;
use atiende_protocol::{Settings, Timestamp};

use super::StorageError;

/// Keeps what administrators decide.
#[async_trait]
pub trait SettingsStore {
    /// What is decided now.
    async fn settings(&self) -> Result<Settings, StorageError>;

    /// Replaces it. Every open console starts afresh, as everybody may see other requests now.
    async fn set_settings(&self, settings: Settings, at: Timestamp) -> Result<(), StorageError>;
}
