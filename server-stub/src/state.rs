//! What every handler can reach.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::auth::limiter::Limiter;
use crate::commands::Turns;
use crate::files::Files;
use crate::live::Hub;
use crate::service::ServiceConfig;
use crate::storage::Storage;

/// What every handler can reach; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Where everything is kept.
    pub storage: Arc<dyn Storage>,
    /// Who listens.
    pub hub: Arc<Hub>,
    /// The bytes of files.
    pub files: Arc<Files>,
    /// The settings.
    pub config: Arc<ServiceConfig>,
    /// Counts for everything that tests a secret.
    pub limiter: Arc<Limiter>,
    /// Rung where something is to be sent at once.
    pub(crate) outbox_moved: Arc<Notify>,
    /// Lets commands about the same request come one after the other.
    pub(crate) turns: Arc<Turns>,
}

impl AppState {
    /// The state of a service whose storage publishes to `hub`.
    pub fn new(
        storage: Arc<dyn Storage>,
        hub: Arc<Hub>,
        files: Files,
        config: ServiceConfig,
    ) -> Self {
        Self {
            storage,
            hub,
            files: Arc::new(files),
            config: Arc::new(config),
            limiter: Arc::default(),
            outbox_moved: Arc::default(),
            turns: Arc::default(),
        }
    }
}
