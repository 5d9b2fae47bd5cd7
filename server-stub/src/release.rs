//! Gives requests back to the queue that nobody looks after: their technician's console has been
//! gone for too long, or the technician may not see their company any more.

use std::collections::BTreeSet;
use std::time::Duration;

use atiende_protocol::{ReleaseReason, TechnicianId, Timestamp};

use crate::storage::{StorageError, StoredRequest};
use crate::{AppState, commands};

/// How often it is looked who is there.
const INTERVAL: Duration = Duration::from_secs(15);

/// How many requests are read at once.
const BATCH: usize = 100;

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// Watches over the requests of one service.
pub struct Releases {
    started_at: Timestamp,
    /// Who was there when it last looked.
    present: BTreeSet<TechnicianId>,
}

impl Releases {
    /// Watches from `started_at` on: nobody counts as gone before there was time to come back.
    pub fn new(started_at: Timestamp) -> Self {
        Self {
            started_at,
            present: BTreeSet::new(),
        }
    }

    /// Notes who is there, and releases what was left behind; how many requests.
    pub async fn look(&mut self, app: &AppState, now: Timestamp) -> Result<usize, StorageError> {
        let connected = app.hub.connected();
        // Whoever left since the last time was there until now, as far as is known.
        let seen: BTreeSet<_> = self.present.union(&connected).copied().collect();
        if !seen.is_empty() {
            let seen = seen.into_iter().collect();
            app.storage.mark_seen(seen, now).await?;
        }
        self.present = connected;
        let lost = release_stranded(app, now).await?;
        Ok(lost + self.release_abandoned(app, now).await?)
    }

    async fn release_abandoned(
        &self,
        app: &AppState,
        now: Timestamp,
    ) -> Result<usize, StorageError> {
        let Some(minutes) = app.storage.settings().await?.release_after_minutes else {
            return Ok(0);
        };
        let since = Timestamp(now.0.saturating_sub(i64::from(minutes) * MICROS_PER_MINUTE));
        if since < self.started_at {
            return Ok(0);
        }
        let abandoned = app.storage.abandoned(since, BATCH).await?;
        let is_gone = |stored: &StoredRequest| {
            let assignee = stored.request.assignee.as_ref();
            assignee.is_some_and(|assignee| !app.hub.is_connected(assignee.id))
        };
        let abandoned = abandoned.into_iter().filter(is_gone).collect();
        release_all(app, abandoned, ReleaseReason::TechnicianGone, now).await
    }
}

/// Releases the requests of those who may not see them any more; how many.
async fn release_stranded(app: &AppState, now: Timestamp) -> Result<usize, StorageError> {
    let mut released = 0;
    loop {
        let stranded = app.storage.stranded(BATCH).await?;
        let found = stranded.len();
        let done = release_all(app, stranded, ReleaseReason::AccessLost, now).await?;
        released += done;
        if found < BATCH || done == 0 {
            return Ok(released);
        }
    }
}

async fn release_all(
    app: &AppState,
    requests: Vec<StoredRequest>,
    reason: ReleaseReason,
    at: Timestamp,
) -> Result<usize, StorageError> {
    let mut released = 0;
    for stored in requests {
        if commands::release(app, stored, reason, at).await? {
            released += 1;
        }
    }
    Ok(released)
}

/// Looks again and again, and at once after every change of somebody's access.
pub(crate) async fn watch(app: AppState) {
    let mut releases = Releases::new(crate::now());
    let mut ticks = tokio::time::interval(INTERVAL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let looked = tokio::select! {
            _ = ticks.tick() => releases.look(&app, crate::now()).await,
            () = app.hub.access_changed() => release_stranded(&app, crate::now()).await,
        };
        match looked {
            Ok(0) => {}
            Ok(released) => tracing::info!(released, "Gave requests back to the queue"),
            Err(error) => tracing::warn!(%error, "Could not look for requests left behind"),
        }
    }
}
