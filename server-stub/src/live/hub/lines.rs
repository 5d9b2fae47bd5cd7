//! Every open line, by whose it is.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use atiende_protocol::{RequestId, TechnicianId};

use crate::live::line::{Line, Queued};

/// How many sockets one technician may have.
const MAX_OF_TECHNICIAN: usize = 20;

/// How many sockets one customer may have.
const MAX_OF_CUSTOMER: usize = 10;

/// Every open line.
#[derive(Default)]
pub(super) struct Lines {
    next: u64,
    pub(super) technicians: ByKey<TechnicianId>,
    pub(super) customers: ByKey<RequestId>,
}

type ByKey<K> = HashMap<K, Vec<(u64, Arc<Line>)>>;

/// Whose connection it is.
#[derive(Clone, Copy)]
pub(in crate::live) enum Listener {
    /// A technician's.
    Technician(TechnicianId),
    /// The customer's of this request.
    Customer(RequestId),
}

impl Lines {
    /// Adds a line; `None` where it would be one too many.
    pub(super) fn add(&mut self, listener: Listener, line: &Arc<Line>) -> Option<u64> {
        let number = self.next;
        let added = (number, line);
        let has_room = match listener {
            Listener::Technician(id) => add(&mut self.technicians, id, added, MAX_OF_TECHNICIAN),
            Listener::Customer(id) => add(&mut self.customers, id, added, MAX_OF_CUSTOMER),
        };
        self.next += 1;
        has_room.then_some(number)
    }

    pub(super) fn remove(&mut self, listener: Listener, number: u64) {
        match listener {
            Listener::Technician(id) => remove(&mut self.technicians, id, number),
            Listener::Customer(request) => remove(&mut self.customers, request, number),
        }
    }

    /// Makes a technician's connections, or everybody's, look again.
    pub(super) fn tell_access(&self, technician: Option<TechnicianId>) {
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
