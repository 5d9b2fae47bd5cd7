//! Who listens, and the fan-out of what was committed.

mod lines;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use atiende_protocol::{RequestId, Seq, TechnicianId};
use tokio::sync::{Notify, mpsc, watch};

use self::lines::Lines;
pub(super) use self::lines::{Listener, NoRoom};
use super::line::{Line, Queued};
use super::presence::{Rooms, Told};
use super::published::Published;
use super::queue::Place;
use crate::storage::{AccessChange, Committed, CommittedChange, Sink};

/// Knows every open connection.
pub struct Hub {
    lines: Mutex<Lines>,
    head: watch::Sender<Seq>,
    is_stopping: watch::Sender<bool>,
    connections: watch::Sender<usize>,
    epoch: AtomicI64,
    access: Notify,
    queue: Notify,
    /// Who looks at what.
    pub(super) rooms: Rooms,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            lines: Mutex::default(),
            head: watch::Sender::new(Seq(0)),
            is_stopping: watch::Sender::new(false),
            connections: watch::Sender::new(0),
            epoch: AtomicI64::new(0),
            access: Notify::new(),
            queue: Notify::new(),
            rooms: Rooms::default(),
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

    /// Whether a console of this technician is connected.
    pub fn is_connected(&self, technician: TechnicianId) -> bool {
        self.lock().technicians.contains_key(&technician)
    }

    /// The technicians with a connected console.
    pub(crate) fn connected(&self) -> BTreeSet<TechnicianId> {
        self.lock().technicians.keys().copied().collect()
    }

    /// The customers with an open page, by their requests.
    pub(crate) fn customers_here(&self) -> BTreeSet<RequestId> {
        self.lock().customers.keys().copied().collect()
    }

    /// Whether the customer of a request has a page open.
    pub(crate) fn is_customer_here(&self, request: RequestId) -> bool {
        self.lock().customers.contains_key(&request)
    }

    /// The newest event, whenever it is another one.
    pub(crate) fn heads(&self) -> watch::Receiver<Seq> {
        self.head.subscribe()
    }

    /// Returns once somebody's access has changed since the last time. One task may wait.
    pub(crate) async fn access_changed(&self) {
        self.access.notified().await;
    }

    /// Tells every connection to end, and refuses new ones.
    pub(crate) fn stop(&self) {
        self.is_stopping.send_replace(true);
    }

    /// Returns once the service stops.
    pub(crate) async fn stopped(&self) {
        let mut is_stopping = self.is_stopping.subscribe();
        is_stopping.wait_for(|stopping| *stopping).await.ok(); // As above.
    }

    /// Returns once no connection is left.
    pub(crate) async fn deserted(&self) {
        let mut connections = self.connections.subscribe();
        connections.wait_for(|count| *count == 0).await.ok(); // As above.
    }

    /// Adds a connection from `network`, as many as `max` come from there at most.
    pub(super) fn join(
        self: &Arc<Self>,
        listener: Listener,
        (network, max): (String, usize),
    ) -> Result<(Seat, mpsc::Receiver<Queued>), NoRoom> {
        if *self.is_stopping.borrow() {
            return Err(NoRoom::Stopping);
        }
        let (line, waiting) = Line::new();
        let number = self.lock().add(listener, &line, (&network, max))?;
        self.connections.send_modify(|count| *count += 1);
        self.queue.notify_one();
        let seat = Seat {
            hub: Arc::clone(self),
            listener,
            network,
            number,
            line,
        };
        Ok((seat, waiting))
    }

    /// Makes every technician's connection look again, unless all changes up to `epoch` were made
    /// and published by this process.
    pub(super) fn reconcile(&self, epoch: i64) {
        if self.epoch.swap(epoch, Ordering::AcqRel) != epoch {
            self.lock().tell_access(None);
            self.access.notify_one();
            self.queue.notify_one();
        }
    }

    /// Tells who is there to technicians of the company and to the customer.
    pub(super) fn tell_presence(&self, told: Told) {
        let told = Arc::new(told);
        let lines = self.lock();
        for (_, line) in lines.technicians.values().flatten() {
            if line.covers(told.company) {
                line.offer(Queued::Presence(Arc::clone(&told)));
            }
        }
        for (_, line) in lines.customers.get(&told.request).into_iter().flatten() {
            line.offer(Queued::Presence(Arc::clone(&told)));
        }
    }

    /// Returns once the queue may have moved since the last time. One task may wait.
    pub(super) async fn queue_moved(&self) {
        self.queue.notified().await;
    }

    /// Whether any customer is connected.
    pub(super) fn has_customers(&self) -> bool {
        !self.lock().customers.is_empty()
    }

    /// Tells the customers who wait their places.
    pub(super) fn tell_places(&self, places: &HashMap<RequestId, Place>) {
        for (request, lines) in &self.lock().customers {
            if let Some(place) = places.get(request) {
                for (_, line) in lines {
                    line.offer(Queued::Place(*place));
                }
            }
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
        drop(lines);
        self.rooms.changed(request);
        if published.moves_queue() {
            self.queue.notify_one();
        }
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
        self.access.notify_one();
        self.queue.notify_one();
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

/// A place in the hub; leaves it when dropped.
pub(super) struct Seat {
    hub: Arc<Hub>,
    listener: Listener,
    /// Where it comes from.
    network: String,
    /// Names the connection.
    pub(super) number: u64,
    /// The connection's queue.
    pub(super) line: Arc<Line>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let (listener, number) = (self.listener, self.number);
        self.hub.lock().remove(listener, number, &self.network);
        self.hub.rooms.leave(self.number);
        self.hub.queue.notify_one();
        self.hub.connections.send_modify(|count| *count -= 1);
    }
}
