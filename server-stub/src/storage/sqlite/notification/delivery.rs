//! What is to be sent, and what became of it.

use atiende_protocol::http::notification::{Delivery, DeliveryPage, DeliveryStatus};
use atiende_protocol::{DeliveryId, RequestId, TechnicianId, Timestamp};
use rusqlite::{Connection, Row, params};

use super::{listener, plan};
use crate::storage::sqlite::request::count;
use crate::storage::sqlite::{Cached as _, row};
use crate::storage::words::Word;
use crate::storage::{DueDelivery, Matter, Settled, StorageError, notification_sql as sql};

/// How long one that is tried again by hand is worth sending, in microseconds.
const RETRY_LASTS: i64 = 60 * 60 * 1_000_000;

/// A row of what is due, before its request and technician are read.
struct Found {
    delivery: DueDelivery,
    request: Option<RequestId>,
    technician: Option<TechnicianId>,
    contact: Option<i64>,
}

pub(super) fn due(
    tx: &Connection,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<DueDelivery>, StorageError> {
    let found = tx.query_all_cached(sql::DUE, params![now.0, count(limit)], found)?;
    let whole = found.into_iter().map(|found| complete(tx, found));
    whole.collect()
}

fn found(found: &Row<'_>) -> rusqlite::Result<Found> {
    let delivery = DueDelivery {
        id: DeliveryId(found.get(0)?),
        attempts: found.get(1)?,
        matter: matter(found)?,
        kind: row::word(found, 5)?,
        address: found.get(6)?,
        secret: found.get(13)?,
        language: found.get(7)?,
        created_at: Timestamp(found.get(8)?),
        expires_at: Timestamp(found.get(9)?),
        request: None,
        listener: None,
    };
    Ok(Found {
        delivery,
        request: found.get::<_, Option<i64>>(10)?.map(RequestId),
        technician: found.get::<_, Option<i64>>(11)?.map(TechnicianId),
        contact: found.get(12)?,
    })
}

fn matter(found: &Row<'_>) -> rusqlite::Result<Matter> {
    let matter: String = found.get(2)?;
    Ok(match matter.as_str() {
        "event" => Matter::Event(row::word(found, 4)?),
        "code" => Matter::Code(found.get::<_, Option<String>>(3)?.unwrap_or_default()),
        "answer" => Matter::Answer,
        _ => Matter::Test,
    })
}

fn complete(tx: &Connection, found: Found) -> Result<DueDelivery, StorageError> {
    let mut delivery = found.delivery;
    if let Some(id) = found.request {
        let (request, _, form) = plan::request(tx, id)?;
        delivery.request = Some((request, form));
    }
    if let (Some(technician), Some(contact)) = (found.technician, found.contact) {
        let is_there = |listener: &crate::storage::Listener| {
            let is_code = matches!(delivery.matter, Matter::Code(_));
            is_code || listener.contacts.iter().any(|way| way.id.0 == contact)
        };
        delivery.listener = listener::one(tx, technician)?.filter(is_there);
    }
    Ok(delivery)
}

pub(super) fn settle(
    tx: &Connection,
    delivery: DeliveryId,
    settled: &Settled,
    at: Timestamp,
) -> Result<(), StorageError> {
    let (status, at, problem, tried) = match settled {
        Settled::Sent => (DeliveryStatus::Sent, at, None, 1),
        Settled::Dropped => (DeliveryStatus::Dropped, at, None, 0),
        Settled::Later { at, problem } => (DeliveryStatus::Waiting, *at, Some(problem), 1),
        Settled::Dead { problem } => (DeliveryStatus::Dead, at, Some(problem), 1),
    };
    let values = params![status.word(), at.0, problem, tried, delivery.0];
    tx.execute_cached(sql::SETTLE, values)?;
    Ok(())
}

pub(super) fn page(
    tx: &Connection,
    status: Option<DeliveryStatus>,
    before: Option<DeliveryId>,
    limit: usize,
) -> Result<DeliveryPage, StorageError> {
    let before = before.map_or(i64::MAX, |before| before.0);
    let status = status.map(Word::word);
    let values = params![before, status, count(limit.saturating_add(1))];
    let mut deliveries = tx.query_all_cached(sql::DELIVERIES, values, shown)?;
    let has_more = deliveries.len() > limit;
    deliveries.truncate(limit);
    Ok(DeliveryPage {
        deliveries,
        has_more,
    })
}

fn shown(found: &Row<'_>) -> rusqlite::Result<Delivery> {
    let event: Option<String> = found.get(4)?;
    Ok(Delivery {
        id: DeliveryId(found.get(0)?),
        to: found.get(1)?,
        kind: row::word(found, 2)?,
        address: found.get(3)?,
        event: event.and_then(|event| Word::of_word(&event)),
        request: found.get::<_, Option<i64>>(5)?.map(RequestId),
        status: row::word(found, 6)?,
        attempts: found.get(7)?,
        created_at: Timestamp(found.get(8)?),
        at: Timestamp(found.get(9)?),
        problem: found.get(10)?,
    })
}

pub(super) fn retry(
    tx: &Connection,
    delivery: DeliveryId,
    at: Timestamp,
) -> Result<bool, StorageError> {
    let expires_at = at.0.saturating_add(RETRY_LASTS);
    let values = params![at.0, expires_at, delivery.0];
    Ok(tx.execute_cached(sql::RETRY, values)? == 1)
}
