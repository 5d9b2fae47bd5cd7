//! Which connection is in which request, and what there is to tell about it. Pure.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use atiende_protocol::{
    CompanyId, CustomerPresence, Request, RequestId, RequestStatus, TechnicianId,
    TechnicianPresence, TechnicianRef,
};
use tokio::time::Instant;

/// Of one request at most one thing is told in this time.
const PAUSE: Duration = Duration::from_millis(500);

/// Whoever does not say so again has stopped writing.
const TYPING: Duration = Duration::from_secs(6);

/// Until when somebody counts as writing.
pub(super) fn typing_until(is_typing: bool, now: Instant) -> Option<Instant> {
    is_typing.then_some(now + TYPING)
}

/// Who is there in one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::live) struct Told {
    pub(in crate::live) request: RequestId,
    pub(in crate::live) company: CompanyId,
    pub(in crate::live) is_new: bool,
    pub(in crate::live) customer: CustomerPresence,
    /// Every technician who looks, each once.
    pub(in crate::live) technicians: Vec<TechnicianPresence>,
    /// Whether the technician in the chat writes to the customer.
    pub(in crate::live) is_answer_written: bool,
}

/// A customer's page.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) is_visible: bool,
    pub(super) typing_until: Option<Instant>,
}

struct Looker {
    technician: TechnicianRef,
    typing_until: Option<Instant>,
}

/// What is known of a request with somebody in it.
#[derive(Default)]
struct Room {
    company: CompanyId,
    is_new: bool,
    /// Who is in the chat.
    answers: Option<TechnicianId>,
    pages: HashMap<u64, Page>,
    lookers: BTreeMap<u64, Looker>,
    told: Option<(Instant, Told)>,
}

/// Everybody's place.
#[derive(Default)]
pub(super) struct Book {
    places: HashMap<u64, RequestId>,
    rooms: HashMap<RequestId, Room>,
    /// Rooms in which something may be new, now or when somebody stops writing.
    stirred: BTreeSet<RequestId>,
}

impl Book {
    /// The request that a connection is in.
    pub(super) fn place(&self, connection: u64) -> Option<RequestId> {
        self.places.get(&connection).copied()
    }

    /// Makes room for a request.
    pub(super) fn know(&mut self, request: &Request) {
        self.rooms.entry(request.id).or_default().update(request);
    }

    /// Takes a change of a request in; whether anybody is there.
    pub(super) fn changed(&mut self, request: &Request) -> bool {
        let Some(room) = self.rooms.get_mut(&request.id) else {
            return false;
        };
        room.update(request);
        self.stirred.insert(request.id);
        true
    }

    /// A customer's page is in a known request.
    pub(super) fn page(&mut self, connection: u64, request: RequestId, page: Page) {
        if let Some(room) = self.rooms.get_mut(&request) {
            room.pages.insert(connection, page);
            self.places.insert(connection, request);
            self.stirred.insert(request);
        }
    }

    /// A technician goes into a known request, and leaves another one.
    pub(super) fn look(&mut self, connection: u64, technician: TechnicianRef, request: RequestId) {
        if self.place(connection) != Some(request) {
            self.leave(connection);
        }
        if let Some(room) = self.rooms.get_mut(&request) {
            let looker = Looker {
                technician,
                typing_until: None,
            };
            room.lookers.insert(connection, looker);
            self.places.insert(connection, request);
            self.stirred.insert(request);
        }
    }

    /// A technician writes or not.
    pub(super) fn types(&mut self, connection: u64, is_typing: bool, now: Instant) {
        let Some(request) = self.place(connection) else {
            return;
        };
        let room = self.rooms.get_mut(&request);
        if let Some(looker) = room.and_then(|room| room.lookers.get_mut(&connection)) {
            looker.typing_until = typing_until(is_typing, now);
            self.stirred.insert(request);
        }
    }

    /// A connection leaves; whether it was anywhere.
    pub(super) fn leave(&mut self, connection: u64) -> bool {
        let Some(request) = self.places.remove(&connection) else {
            return false;
        };
        if let Some(room) = self.rooms.get_mut(&request) {
            room.pages.remove(&connection);
            room.lookers.remove(&connection);
            self.stirred.insert(request);
        }
        true
    }

    /// Who is there in those of `wanted`, and wherever a technician looks.
    pub(super) fn present(&self, wanted: &[RequestId], now: Instant) -> Vec<Told> {
        let rooms = self.rooms.iter();
        let present = rooms
            .filter(|(request, room)| !room.lookers.is_empty() || wanted.contains(request))
            .map(|(request, room)| room.tell(*request, now));
        present.collect()
    }

    /// What is to be told now.
    pub(super) fn due(&mut self, now: Instant) -> Vec<Told> {
        let mut due = Vec::new();
        let (rooms, stirred) = (&mut self.rooms, &mut self.stirred);
        stirred.retain(|request| {
            let Some(room) = rooms.get_mut(request) else {
                return false;
            };
            if room.may_be_told_at().is_some_and(|at| at > now) {
                return true;
            }
            let told = room.tell(*request, now);
            if room.told.as_ref().map(|(_, told)| told) != Some(&told) {
                room.told = Some((now, told.clone()));
                due.push(told);
            }
            if room.is_empty() {
                rooms.remove(request);
                return false;
            }
            room.stops_typing(now).is_some()
        });
        due
    }

    /// When there may be something to be told again.
    pub(super) fn next(&self, now: Instant) -> Option<Instant> {
        let rooms = self.stirred.iter();
        let rooms = rooms.filter_map(|request| self.rooms.get(request));
        let times = rooms.filter_map(|room| {
            let pause = room.may_be_told_at().filter(|at| *at > now);
            pause.or_else(|| room.stops_typing(now))
        });
        times.min()
    }
}

impl Room {
    fn update(&mut self, request: &Request) {
        let is_in_chat = request.status == RequestStatus::InChat;
        let assignee = request.assignee.as_ref().filter(|_| is_in_chat);
        self.company = request.company.id;
        self.is_new = request.status == RequestStatus::New;
        self.answers = assignee.map(|assignee| assignee.id);
    }

    fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.lookers.is_empty()
    }

    fn may_be_told_at(&self) -> Option<Instant> {
        self.told.as_ref().map(|(at, _)| *at + PAUSE)
    }

    /// When the next one stops writing who does not say so again.
    fn stops_typing(&self, now: Instant) -> Option<Instant> {
        let pages = self.pages.values().filter_map(|page| page.typing_until);
        let lookers = self.lookers.values();
        let lookers = lookers.filter_map(|looker| looker.typing_until);
        pages.chain(lookers).filter(|until| *until > now).min()
    }

    fn tell(&self, request: RequestId, now: Instant) -> Told {
        let technicians = self.technicians(now);
        let is_answer_written = technicians
            .iter()
            .any(|present| present.is_typing && Some(present.technician.id) == self.answers);
        Told {
            request,
            company: self.company,
            is_new: self.is_new,
            customer: self.customer(now),
            technicians,
            is_answer_written,
        }
    }

    fn customer(&self, now: Instant) -> CustomerPresence {
        let pages = || self.pages.values();
        if pages().any(|page| is_typing(page.typing_until, now)) {
            CustomerPresence::Typing
        } else if pages().any(|page| page.is_visible) {
            CustomerPresence::Online
        } else if self.pages.is_empty() {
            CustomerPresence::Gone
        } else {
            CustomerPresence::Idle
        }
    }

    fn technicians(&self, now: Instant) -> Vec<TechnicianPresence> {
        let mut present: BTreeMap<TechnicianId, TechnicianPresence> = BTreeMap::new();
        for looker in self.lookers.values() {
            let technician = &looker.technician;
            let entry = present.entry(technician.id);
            let told = entry.or_insert_with(|| TechnicianPresence {
                technician: technician.clone(),
                is_typing: false,
            });
            told.is_typing |= is_typing(looker.typing_until, now);
        }
        present.into_values().collect()
    }
}

fn is_typing(until: Option<Instant>, now: Instant) -> bool {
    until.is_some_and(|until| until > now)
}

#[cfg(test)]
mod tests;
