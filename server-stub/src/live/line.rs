//! The bounded queue between the hub and one connection.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use atiende_protocol::{CommandId, CompanyId, Outcome, RequestId};
use tokio::sync::{Notify, mpsc};

use super::presence::Told;
use super::published::Published;
use super::queue::Place;
use crate::storage::Scope;

/// How many things may wait for one connection.
const MAX_WAITING: usize = 1_024;

/// How many bytes of text may wait for one connection.
const MAX_WAITING_BYTES: usize = 4 * 1024 * 1024;

/// Something that a connection is to deal with, in this order.
pub(super) enum Queued {
    /// A request changed.
    Published(Arc<Published>),
    /// What the technician may see may have changed, or the sign-in may be over.
    Access,
    /// A command is done or refused.
    Settled(CommandId, Outcome),
    /// Who is there in a request.
    Presence(Arc<Told>),
    /// Where the customer stands in the queue.
    Place(Place),
    /// The console names the timelines that it wants.
    Watch(Vec<RequestId>),
}

impl Queued {
    fn weight(&self) -> usize {
        match self {
            Self::Published(published) => published.weight(),
            _ => 64,
        }
    }
}

/// The sending end of a connection's queue.
pub(super) struct Line {
    queue: mpsc::Sender<Queued>,
    waiting_bytes: AtomicUsize,
    has_overflown: AtomicBool,
    overflow: Notify,
    scope: RwLock<Scope>,
}

impl Line {
    /// A line and its receiving end. It lets everything pass until its scope is set.
    pub(super) fn new() -> (Arc<Self>, mpsc::Receiver<Queued>) {
        let (queue, waiting) = mpsc::channel(MAX_WAITING);
        let line = Self {
            queue,
            waiting_bytes: AtomicUsize::new(0),
            has_overflown: AtomicBool::new(false),
            overflow: Notify::new(),
            scope: RwLock::new(Scope::All),
        };
        (Arc::new(line), waiting)
    }

    /// Queues something, or gives the connection up: after one loss nothing more is queued, so
    /// that what is delivered never has a hole.
    pub(super) fn offer(&self, queued: Queued) {
        if self.has_overflown.load(Ordering::Acquire) {
            return;
        }
        let weight = queued.weight();
        let waiting = self.waiting_bytes.fetch_add(weight, Ordering::AcqRel) + weight;
        if waiting > MAX_WAITING_BYTES || self.queue.try_send(queued).is_err() {
            self.has_overflown.store(true, Ordering::Release);
            self.overflow.notify_one();
        }
    }

    /// Notes that something was taken out of the queue.
    pub(super) fn taken(&self, queued: &Queued) {
        self.waiting_bytes
            .fetch_sub(queued.weight(), Ordering::AcqRel);
    }

    /// Returns once something was lost.
    pub(super) async fn overflown(&self) {
        self.overflow.notified().await;
    }

    /// Narrows what passes to a scope.
    pub(super) fn set_scope(&self, scope: Scope) {
        *self.scope.write().unwrap_or_else(PoisonError::into_inner) = scope;
    }

    /// Whether what happens in `company` passes.
    pub(super) fn covers(&self, company: CompanyId) -> bool {
        let scope = self.scope.read().unwrap_or_else(PoisonError::into_inner);
        scope.covers(company)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_is_queued_after_a_loss() {
        let (line, mut waiting) = Line::new();
        for _ in 0..MAX_WAITING {
            line.offer(Queued::Access);
        }
        line.offer(Queued::Access);
        line.overflown().await;

        let first = waiting.recv().await.unwrap();
        line.taken(&first);
        line.offer(Queued::Access);

        let mut left = 0;
        while waiting.try_recv().is_ok() {
            left += 1;
        }
        assert_eq!(left, MAX_WAITING - 1);
    }
}
