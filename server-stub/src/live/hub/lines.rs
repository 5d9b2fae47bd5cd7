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
    /// How many there are from each address.
    by_address: HashMap<String, usize>,
    pub(super) technicians: ByKey<TechnicianId>,
    pub(super) customers: ByKey<RequestId>,
}

/// Why a connection is one too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::live) enum NoRoom {
    /// The technician or the customer has as many as allowed.
    Listener,
    /// The address has.
    Address,
    /// The service stops.
    Stopping,
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
    /// Adds a line, where there is room for one more of the same listener and, up to
    /// `max_of_address`, from the same address.
    pub(super) fn add(
        &mut self,
        listener: Listener,
        line: &Arc<Line>,
        (address, max_of_address): (&str, usize),
    ) -> Result<u64, NoRoom> {
        let of_address = self.by_address.get(address).copied().unwrap_or(0);
        if of_address >= max_of_address {
            return Err(NoRoom::Address);
        }
        let number = self.next;
        let added = (number, line);
        let has_room = match listener {
            Listener::Technician(id) => add(&mut self.technicians, id, added, MAX_OF_TECHNICIAN),
            Listener::Customer(id) => add(&mut self.customers, id, added, MAX_OF_CUSTOMER),
        };
        if !has_room {
            return Err(NoRoom::Listener);
        }
        self.next += 1;
        self.by_address.insert(address.to_owned(), of_address + 1);
        Ok(number)
    }

    pub(super) fn remove(&mut self, listener: Listener, number: u64, address: &str) {
        match listener {
            Listener::Technician(id) => remove(&mut self.technicians, id, number),
            Listener::Customer(request) => remove(&mut self.customers, request, number),
        }
        if let Some(count) = self.by_address.get_mut(address) {
            *count -= 1;
            if *count == 0 {
                self.by_address.remove(address);
            }
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
