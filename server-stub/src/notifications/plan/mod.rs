//! Who is told of what, and whether it is still of use when it is sent. Pure.

use std::collections::BTreeSet;

use atiende_protocol::http::notification::DeliveryReason;
use atiende_protocol::{
    ContactKind, EntryKind, NotifiedEvent, Request, RequestId, RequestStatus, TechnicianId,
    Timestamp,
};

use crate::storage::{DueDelivery, Happening, Listener, Matter, NewDelivery, Way};

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// How long a new request is worth telling to people, in minutes.
const REQUEST_LASTS: i64 = 60;

/// How long anything else is, in minutes.
const LASTS: i64 = 24 * 60;

/// How long nothing more is said of the messages in one request, in minutes.
const MESSAGES_APART: i64 = 10;

/// What is known beside what happened.
pub(super) struct Circumstances {
    /// Now.
    pub(super) at: Timestamp,
    /// Whether only *Available* technicians receive new requests.
    pub(super) has_gate: bool,
    /// What the service is set up to send.
    pub(super) kinds: BTreeSet<ContactKind>,
    /// Technicians with a console.
    pub(super) connected: BTreeSet<TechnicianId>,
    /// Customers with an open page, by their requests.
    pub(super) here: BTreeSet<RequestId>,
}

/// What is to be sent because of what happened.
pub(super) fn deliveries(
    happenings: &[Happening],
    listeners: &[Listener],
    known: &Circumstances,
) -> Vec<NewDelivery> {
    let mut deliveries = Vec::new();
    for happening in happenings {
        if let Some(told) = Told::of(&happening.entry.kind) {
            for listener in listeners {
                if told.concerns(listener, happening, known) {
                    deliveries.extend(to_listener(happening, listener, told.event(), known));
                }
            }
        }
        deliveries.extend(to_customer(happening, known));
    }
    deliveries
}

/// What is known when something is sent.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// Now.
    pub(super) at: Timestamp,
    /// Whether only *Available* technicians receive new requests.
    pub(super) has_gate: bool,
    /// Whether the page of the customer is open.
    pub(super) is_customer_here: bool,
}

/// Why something that waits is not to be sent any more; nothing where it is.
pub(super) fn withheld(delivery: &DueDelivery, moment: Moment) -> Option<DeliveryReason> {
    match delivery.matter {
        Matter::Answer => moment
            .is_customer_here
            .then_some(DeliveryReason::CustomerBack),
        Matter::Event(event) => withheld_event(delivery, event, moment),
        // As long as there is somebody to receive it.
        Matter::Code(_) | Matter::Test => delivery
            .listener
            .is_none()
            .then_some(DeliveryReason::Removed),
    }
}

fn withheld_event(
    delivery: &DueDelivery,
    event: NotifiedEvent,
    moment: Moment,
) -> Option<DeliveryReason> {
    let (Some(listener), Some((request, _))) = (&delivery.listener, &delivery.request) else {
        return Some(DeliveryReason::Removed);
    };
    if !listener.scope.covers(request.company.id) {
        return Some(DeliveryReason::AccessLost);
    }
    // What programs keep is a record of what happened, however late it comes.
    if delivery.kind == ContactKind::Webhook {
        return None;
    }
    let stale = match event {
        NotifiedEvent::NewRequest => stale_new(request, listener, moment.has_gate),
        NotifiedEvent::Message | NotifiedEvent::Transferred | NotifiedEvent::CustomerBack => {
            stale_mine(request, listener.technician.id)
        }
    };
    stale.or_else(|| (!is_audible(listener, request, moment.at)).then_some(DeliveryReason::Quiet))
}

fn stale_new(request: &Request, listener: &Listener, has_gate: bool) -> Option<DeliveryReason> {
    match request.status {
        RequestStatus::New if hears_of_new(listener, has_gate) => None,
        RequestStatus::New => Some(DeliveryReason::NotAvailable),
        RequestStatus::Completed => Some(DeliveryReason::Closed),
        _ => Some(DeliveryReason::Taken),
    }
}

fn stale_mine(request: &Request, me: TechnicianId) -> Option<DeliveryReason> {
    match request.status.is_open() {
        true if request.is_assigned_to(me) => None,
        true => Some(DeliveryReason::HandedOver),
        false => Some(DeliveryReason::Closed),
    }
}

fn hears_of_new(listener: &Listener, has_gate: bool) -> bool {
    listener.receives_new(has_gate) || listener.rules.also_when_not_available
}

/// What technicians may be told of.
#[derive(Clone, Copy)]
enum Told {
    /// A request waits; whoever let go of it knows.
    Waiting { but: Option<TechnicianId> },
    /// A customer wrote.
    Written,
    /// A request was handed over.
    HandedTo(TechnicianId),
}

impl Told {
    fn of(kind: &EntryKind) -> Option<Self> {
        match kind {
            EntryKind::Opened { .. } => Some(Self::Waiting { but: None }),
            EntryKind::Released { technician, .. } => Some(Self::Waiting {
                but: Some(technician.id),
            }),
            EntryKind::CustomerMessage { .. } | EntryKind::CustomerFile { .. } => {
                Some(Self::Written)
            }
            EntryKind::Transferred { to, .. } => Some(Self::HandedTo(to.id)),
            _ => None,
        }
    }

    fn event(self) -> NotifiedEvent {
        match self {
            Self::Waiting { .. } => NotifiedEvent::NewRequest,
            Self::Written => NotifiedEvent::Message,
            Self::HandedTo(_) => NotifiedEvent::Transferred,
        }
    }

    /// Whether a technician, who wants to hear of it, is to.
    fn concerns(self, listener: &Listener, happening: &Happening, known: &Circumstances) -> bool {
        let (request, me) = (&happening.request, listener.technician.id);
        listener.scope.covers(request.company.id)
            && match self {
                Self::Waiting { but } => but != Some(me) && hears_of_new(listener, known.has_gate),
                // Whoever has a console hears of it there.
                Self::Written => request.is_assigned_to(me) && !known.connected.contains(&me),
                Self::HandedTo(to) => to == me && request.is_assigned_to(me),
            }
    }
}

fn to_listener(
    happening: &Happening,
    listener: &Listener,
    event: NotifiedEvent,
    known: &Circumstances,
) -> Vec<NewDelivery> {
    let (rules, request) = (&listener.rules, &happening.request);
    if !is_audible(listener, request, known.at) {
        return Vec::new();
    }
    let is_over = event == NotifiedEvent::NewRequest && request.status != RequestStatus::New;
    let wants = |way: &&Way| {
        let mut chosen = rules.contacts.iter();
        known.kinds.contains(&way.kind)
            // Somebody was faster: only programs still keep a record of it.
            && (!is_over || way.kind == ContactKind::Webhook)
            && chosen.any(|rule| rule.contact == way.id && rule.events.contains(&event))
    };
    let ways = listener.contacts.iter().filter(wants);
    ways.map(|way| told_by(way, happening, listener, event, known.at))
        .collect()
}

fn told_by(
    way: &Way,
    happening: &Happening,
    listener: &Listener,
    event: NotifiedEvent,
    at: Timestamp,
) -> NewDelivery {
    let is_call = event == NotifiedEvent::NewRequest && way.kind != ContactKind::Webhook;
    let lasts = if is_call { REQUEST_LASTS } else { LASTS };
    let is_message = event == NotifiedEvent::Message;
    NewDelivery {
        cause: format!("event:{}:{}", happening.entry.seq, way.id),
        technician: Some(listener.technician.id),
        contact: Some(way.id),
        to_name: listener.technician.name.clone(),
        kind: way.kind,
        address: way.address.clone(),
        language: way.language.clone(),
        event: Some(event),
        request: happening.request.id,
        expires_at: later(at, lasts),
        unless_since: is_message.then(|| later(at, -MESSAGES_APART)),
    }
}

/// A customer who has left the page is told by e-mail that there is an answer.
fn to_customer(happening: &Happening, known: &Circumstances) -> Option<NewDelivery> {
    let is_answer = matches!(
        happening.entry.kind,
        EntryKind::TechnicianMessage { .. } | EntryKind::TechnicianFile { .. }
    );
    let request = &happening.request;
    let is_here = known.here.contains(&request.id);
    if !is_answer || is_here || !known.kinds.contains(&ContactKind::Email) {
        return None;
    }
    Some(NewDelivery {
        cause: format!("answer:{}", happening.entry.seq),
        technician: None,
        contact: None,
        to_name: request.customer.name.clone(),
        kind: ContactKind::Email,
        address: request.customer.email.clone(),
        language: happening.language.clone(),
        event: None,
        request: request.id,
        expires_at: later(known.at, LASTS),
        unless_since: Some(later(known.at, -MESSAGES_APART)),
    })
}

fn later(at: Timestamp, minutes: i64) -> Timestamp {
    Timestamp(at.0.saturating_add(minutes * MICROS_PER_MINUTE))
}

fn is_audible(listener: &Listener, request: &Request, at: Timestamp) -> bool {
    let minute = minute_of_day(listener, at);
    listener.rules.is_audible(request.company.id, minute)
}

/// The minute of the day where the technician's quiet hours are; UTC where the place is unknown.
fn minute_of_day(listener: &Listener, at: Timestamp) -> u16 {
    let zone = listener.rules.quiet_hours.as_ref();
    let zone = zone.and_then(|quiet| jiff::tz::TimeZone::get(&quiet.time_zone).ok());
    let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    let at = at.to_zoned(zone.unwrap_or(jiff::tz::TimeZone::UTC));
    let minute = i16::from(at.hour()) * 60 + i16::from(at.minute());
    minute.unsigned_abs()
}

#[cfg(test)]
mod tests;
