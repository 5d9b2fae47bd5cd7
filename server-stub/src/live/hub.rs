//! Who listens, and the fan-out of what was committed.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use atiende_protocol::{RequestId, Seq, TechnicianId};
use tokio::sync::{mpsc, watch};

use super::line::{Line, Queued};
use super::published::Published;
use crate::storage::{AccessChange, Committed, CommittedChange, Sink};

/// How many sockets one technician may have.
const MAX_OF_TECHNICIAN: usize = 20;

/// How many sockets one customer may have.
const MAX_OF_CUSTOMER: usize = 10;

/// Knows every open connection.
pub struct Hub {
    lines: Mutex<Lines>,
    head: watch::Sender<Seq>,
    is_stopping: watch::Sender<bool>,
    connections: watch::Sender<usize>,
    epoch: AtomicI64,
}

#[derive(Default)]
struct Lines {
    next: u64,
    technicians: ByKey<TechnicianId>,
    customers: ByKey<RequestId>,
}

type ByKey<K> = HashMap<K, Vec<(u64, Arc<Line>)>>;

/// Whose connection it is.
#[derive(Clone, Copy)]
pub(super) enum Listener {
    /// A technician's.
    Technician(TechnicianId),
    /// The customer's of this request.
    Customer(RequestId),
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            lines: Mutex::default(),
            head: watch::Sender::new(Seq(0)),
            is_stopping: watch::Sender::new(false),
            connections: watch::Sender::new(0),
            epoch: AtomicI64::new(0),
        }
    }
}

impl Hub {
    /// Tells where the log and the access epoch stand, before anything is published.
    pub(crate) fn start_at(&self, head: Seq, epoch: i64) {
        self.head.send_replace(head);
        self.epoch.store(epoch, Ordering::Release);
    }

    /// The last event that was given to every connection.
    pub(super) fn head(&self) -> Seq {
        *self.head.borrow()
    }

    /// Returns once the event `seq` was given to every connection.
    pub(crate) async fn published(&self, seq: Seq) {
        let mut head = self.head.subscribe();
        head.wait_for(|head| *head >= seq).await.ok(); // The sender lives as long as the hub.
    }

    /// How many connections are open.
    pub fn connections(&self) -> usize {
        *self.connections.borrow()
    }

    /// Tells every connection to end, and refuses new ones.
    pub(crate) fn stop(&self) {
        self.is_stopping.send_replace(true);
    }

    /// Returns once the service stops.
    pub(super) async fn stopped(&self) {
        let mut is_stopping = self.is_stopping.subscribe();
        is_stopping.wait_for(|stopping| *stopping).await.ok(); // As above.
    }

    /// Returns once no connection is left.
    pub(crate) async fn deserted(&self) {
        let mut connections = self.connections.subscribe();
        connections.wait_for(|count| *count == 0).await.ok(); // As above.
    }

    /// Adds a connection; `None` where it would be one too many.
    pub(super) fn join(
        self: &Arc<Self>,
        listener: Listener,
    ) -> Option<(Seat, mpsc::Receiver<Queued>)> {
        if *self.is_stopping.borrow() {
            return None;
        }
        let (line, waiting) = Line::new();
        let number = self.lock().add(listener, &line)?;
        self.connections.send_modify(|count| *count += 1);
        let seat = Seat {
            hub: Arc::clone(self),
            listener,
            number,
            line,
        };
        Some((seat, waiting))
    }

    /// Makes every technician's connection look again, unless all changes up to `epoch` were made
    /// and published by this process.
    pub(super) fn reconcile(&self, epoch: i64) {
        if self.epoch.swap(epoch, Ordering::AcqRel) != epoch {
            self.lock().tell_access(None);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish_change(&self, change: CommittedChange) {
        let published = Arc::new(Published::new(change));
        let request = &published.change.request;
        let lines = self.lock();
        for (_, line) in lines.technicians.values().flatten() {
            if line.covers(request.company.id) {
                line.offer(Queued::Published(Arc::clone(&published)));
            }
        }
        for (_, line) in lines.customers.get(&request.id).into_iter().flatten() {
            line.offer(Queued::Published(Arc::clone(&published)));
        }
        self.advance(published.seq());
    }

    fn publish_access(&self, change: AccessChange) {
        // Only the very next epoch is ours alone; a gap is left for `reconcile` to notice.
        let (known, next) = (change.epoch - 1, change.epoch);
        let order = Ordering::AcqRel;
        let is_ours = self
            .epoch
            .compare_exchange(known, next, order, Ordering::Acquire);
        if is_ours.is_err() {
            tracing::debug!("Another process changed somebody's access");
        }
        self.lock().tell_access(change.technician);
        self.advance(change.seq);
    }

    /// Comes after the fan-out: whoever reads the head has everything up to it in the queue.
    fn advance(&self, seq: Seq) {
        self.head.send_if_modified(|head| {
            let is_newer = *head < seq;
            *head = seq.max(*head);
            is_newer
        });
    }
}

impl Sink for Hub {
    fn publish(&self, committed: Vec<Committed>) {
        for committed in committed {
            match committed {
                Committed::Request(change) => self.publish_change(*change),
                Committed::Access(change) => self.publish_access(change),
            }
        }
    }
}

impl Lines {
    fn add(&mut self, listener: Listener, line: &Arc<Line>) -> Option<u64> {
        let number = self.next;
        let added = (number, line);
        let has_room = match listener {
            Listener::Technician(id) => add(&mut self.technicians, id, added, MAX_OF_TECHNICIAN),
            Listener::Customer(id) => add(&mut self.customers, id, added, MAX_OF_CUSTOMER),
        };
        self.next += 1;
        has_room.then_some(number)
    }

    fn remove(&mut self, listener: Listener, number: u64) {
        match listener {
            Listener::Technician(id) => remove(&mut self.technicians, id, number),
            Listener::Customer(request) => remove(&mut self.customers, request, number),
        }
    }

    fn tell_access(&self, technician: Option<TechnicianId>) {
        for (id, lines) in &self.technicians {
            if technician.is_none_or(|technician| technician == *id) {
                for (_, line) in lines {
                    line.offer(Queued::Access);
                }
            }
        }
    }
}

fn add<K: Eq + Hash>(
    lines: &mut ByKey<K>,
    key: K,
    (number, line): (u64, &Arc<Line>),
    max: usize,
) -> bool {
    let of_key = lines.entry(key).or_default();
    let has_room = of_key.len() < max;
    if has_room {
        of_key.push((number, Arc::clone(line)));
    }
    has_room
}

fn remove<K: Eq + Hash>(lines: &mut ByKey<K>, key: K, number: u64) {
    if let Some(of_key) = lines.get_mut(&key) {
        of_key.retain(|(other, _)| *other != number);
        if of_key.is_empty() {
            lines.remove(&key);
        }
    }
}

/// A place in the hub; leaves it when dropped.
pub(super) struct Seat {
    hub: Arc<Hub>,
    listener: Listener,
    number: u64,
    /// The connection's queue.
    pub(super) line: Arc<Line>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hub.lock().remove(self.listener, self.number);
        self.hub.connections.send_modify(|count| *count -= 1);
    }
}
