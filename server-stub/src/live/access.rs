//! Notices changes of access that another process made, such as the administration command.

use std::sync::Arc;
use std::time::Duration;

use super::Hub;
use crate::storage::Storage;

/// How soon open sockets follow; the contract says five seconds.
const INTERVAL: Duration = Duration::from_secs(1);

/// Makes every connection look again whenever the access epoch moved without this process.
pub(crate) async fn poll(storage: Arc<dyn Storage>, hub: Arc<Hub>) {
    let mut ticks = tokio::time::interval(INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match storage.access_epoch().await {
            Ok(epoch) => hub.reconcile(epoch),
            Err(error) => tracing::warn!(%error, "Could not look for changes of access"),
        }
    }
}
