//! Tells technicians and customers of what happens by e-mail, text message and webhook.
//!
//! ```text
//! log ──plan (once for each happening)──► outbox ──send, again and again──► channels
//! ```
//!
//! What is to be sent is stored before it is sent, so that nothing is lost while a server is
//! down, and under the name of its cause, so that nothing is stored twice.

mod plan;
mod words;

use std::sync::Arc;
use std::time::Duration;

use atiende_notify::{Address, Channel, SendError};
use atiende_protocol::{RequestId, Timestamp};
use futures_util::StreamExt as _;

use self::plan::{Circumstances, Moment};
use crate::AppState;
use crate::auth::Secret;
use crate::portal::FormId;
use crate::storage::{DueDelivery, Matter, Settled, StorageError};

/// How many are sent at the same time.
const AT_ONCE: usize = 4;

/// How many are read at once.
const BATCH: usize = 50;

/// How long to wait after the first failure; twice as long after each further one.
const FIRST_WAIT: i64 = 5_000_000;

/// The longest wait.
const LONGEST_WAIT: i64 = 10 * 60 * 1_000_000;

/// How long nothing is looked at where nothing calls.
const PAUSE: Duration = Duration::from_secs(60);

/// Sends what is to be sent.
#[derive(Clone)]
pub struct Notifier {
    app: AppState,
    channels: Arc<[Box<dyn Channel>]>,
    /// How the world reaches the service.
    base: String,
}

impl Notifier {
    /// Sends by these channels; `base` is how the world reaches the service.
    pub fn new(app: AppState, channels: Vec<Box<dyn Channel>>, base: String) -> Self {
        Self {
            app,
            channels: channels.into(),
            base,
        }
    }

    /// Looks at what happened since the last time; whether there may be more.
    pub async fn plan(&self, now: Timestamp) -> Result<bool, StorageError> {
        let settings = self.app.storage.settings().await?;
        let known = Circumstances {
            at: now,
            has_gate: settings.has_availability_gate,
            kinds: self.channels.iter().map(|channel| channel.kind()).collect(),
            connected: self.app.hub.connected(),
            here: self.app.hub.customers_here(),
        };
        let plan = move |happenings: &[_], listeners: &[_]| {
            plan::deliveries(happenings, listeners, &known)
        };
        let count = self
            .app
            .storage
            .plan_deliveries(now, Box::new(plan))
            .await?;
        Ok(count > 0)
    }

    /// Tries everything that is due; how many there were.
    pub async fn send_due(&self, now: Timestamp) -> Result<usize, StorageError> {
        let settings = self.app.storage.settings().await?;
        let due = self.app.storage.due_deliveries(now, BATCH).await?;
        let count = due.len();
        let tries = due.into_iter().map(|delivery| {
            let request = delivery.request.as_ref().map(|(request, _)| request.id);
            let moment = Moment {
                at: now,
                has_gate: settings.has_availability_gate,
                is_customer_here: request.is_some_and(|id| self.app.hub.is_customer_here(id)),
            };
            self.settle(delivery, moment, settings.hides_details)
        });
        let tried: Vec<_> = futures_util::stream::iter(tries)
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        tried.into_iter().collect::<Result<Vec<()>, _>>()?;
        Ok(count)
    }

    async fn settle(
        &self,
        delivery: DueDelivery,
        moment: Moment,
        hides_details: bool,
    ) -> Result<(), StorageError> {
        let settled = if let Some(reason) = plan::withheld(&delivery, moment) {
            tracing::info!(delivery = %delivery.id, ?reason, "Withheld");
            Settled::Dropped(reason)
        } else if delivery.expires_at < moment.at {
            Settled::Expired
        } else {
            let sent = self.send(&delivery, hides_details).await;
            settled(sent, &delivery, moment.at)
        };
        // What the other side said may name somebody; administrators read it in the list.
        if matches!(settled, Settled::Later { .. } | Settled::Dead { .. }) {
            tracing::warn!(delivery = %delivery.id, kind = ?delivery.kind, "Not sent");
        }
        let storage = &self.app.storage;
        storage
            .settle_delivery(delivery.id, settled, crate::now())
            .await
    }

    async fn send(&self, delivery: &DueDelivery, hides_details: bool) -> Result<(), SendError> {
        let mut channels = self.channels.iter();
        let channel = channels.find(|channel| channel.kind() == delivery.kind);
        let channel = channel.ok_or_else(|| SendError::Temporary("not set up".to_owned()))?;
        let link = self.answer_link(delivery);
        let message = words::message(delivery, &self.base, link, hides_details);
        let to = Address {
            address: delivery.address.clone(),
            secret: delivery.secret.clone().map(atiende_notify::Secret),
        };
        channel.send(&to, &message).await
    }

    /// Leads a customer back; made anew each time, and stored nowhere.
    fn answer_link(&self, delivery: &DueDelivery) -> Option<String> {
        let (_, form) = delivery.request.as_ref()?;
        if delivery.matter != Matter::Answer {
            return None;
        }
        let secret = Secret::new(self.app.storage.secret_key());
        let token = FormId::parse(&secret, form)?.request_token(&secret);
        Some(format!("{}/r/{token}", self.base))
    }
}

fn settled(result: Result<(), SendError>, delivery: &DueDelivery, now: Timestamp) -> Settled {
    match result {
        Ok(()) => Settled::Sent,
        Err(SendError::Permanent(problem)) => Settled::Dead { problem },
        Err(SendError::Temporary(problem)) => {
            let at = Timestamp(now.0.saturating_add(wait(delivery.attempts)));
            if at > delivery.expires_at {
                Settled::Dead { problem }
            } else {
                Settled::Later { at, problem }
            }
        }
    }
}

/// How long to wait after so many failures, in microseconds.
fn wait(attempts: u32) -> i64 {
    let factor = 1_i64.checked_shl(attempts.min(30)).unwrap_or(i64::MAX);
    FIRST_WAIT.saturating_mul(factor).min(LONGEST_WAIT)
}

/// A customer looks at the request: no message has to lead there any more.
pub(crate) async fn customer_is_back(app: &AppState, request: RequestId) {
    match app.storage.withhold_answers(request, crate::now()).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(%request, count, "Withheld: the customer is back"),
        // It is looked at again when it is sent.
        Err(error) => tracing::warn!(%error, "Messages to a customer could not be withheld"),
    }
}

/// Plans and sends as long as the service runs.
pub(crate) async fn watch(notifier: Notifier) {
    let mut heads = notifier.app.hub.heads();
    loop {
        heads.mark_unchanged();
        let pause = match work(&notifier).await {
            Ok(pause) => pause,
            Err(error) => {
                tracing::warn!(%error, "Could not look for what is to be sent");
                PAUSE
            }
        };
        tokio::select! {
            _ = heads.changed() => {}
            () = notifier.app.outbox_moved.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Plans and sends all there is; how long nothing will be due.
async fn work(notifier: &Notifier) -> Result<Duration, StorageError> {
    while notifier.plan(crate::now()).await? {}
    while notifier.send_due(crate::now()).await? == BATCH {}
    let next = notifier.app.storage.next_delivery().await?;
    let until = next.map_or(i64::MAX, |next| next.0.saturating_sub(crate::now().0));
    let until = Duration::from_micros(u64::try_from(until).unwrap_or(0));
    Ok(until.min(PAUSE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_ten_minutes() {
        let secs = |attempts| wait(attempts) / 1_000_000;
        assert_eq!([0, 1, 2, 6, 7, 99].map(secs), [5, 10, 20, 320, 600, 600]);
    }
}
