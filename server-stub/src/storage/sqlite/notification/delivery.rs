//! What is to be sent, and what became of it.

use atiende_protocol::http::notification::{
    Delivery, DeliveryPage, DeliveryReason, DeliveryStatus,
};
use atiende_protocol::{DeliveryId, RequestId, TechnicianId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{listener, plan};
use crate::storage::sqlite::request::count;
use crate::storage::sqlite::{Cached as _, row};
use crate::storage::words::Word;
use crate::storage::{
    DeliveryQuery, DueDelivery, Matter, Settled, StorageError, notification_sql as sql,
};

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
    let is_due = |at| (DeliveryStatus::Waiting, at);
    let over = |status| (status, at);
    let ((status, at), problem, tried, reason) = match settled {
        Settled::Sent => (over(DeliveryStatus::Sent), None, 1, None),
        Settled::Dropped(reason) => (over(DeliveryStatus::Dropped), None, 0, Some(*reason)),
        Settled::Expired => (
            over(DeliveryStatus::Dead),
            None,
            0,
            Some(DeliveryReason::Expired),
        ),
        Settled::Later { at, problem } => (is_due(*at), Some(problem), 1, None),
        Settled::Dead { problem } => (over(DeliveryStatus::Dead), Some(problem), 1, None),
    };
    let reason = reason.map(Word::word);
    let values = params![status.word(), at.0, reason, problem, tried, delivery.0];
    tx.execute_cached(sql::SETTLE, values)?;
    Ok(())
}

pub(super) fn has_waiting_answers(
    tx: &Connection,
    request: RequestId,
) -> Result<bool, StorageError> {
    Ok(tx.query_row_cached(sql::HAS_WAITING_ANSWERS, [request.0], |row| row.get(0))?)
}

pub(super) fn withhold_answers(
    tx: &Connection,
    request: RequestId,
    at: Timestamp,
) -> Result<usize, StorageError> {
    let reason = DeliveryReason::CustomerBack.word();
    let values = params![at.0, reason, request.0];
    Ok(tx.execute_cached(sql::WITHHOLD_ANSWERS, values)?)
}

pub(super) fn page(
    tx: &Connection,
    query: DeliveryQuery,
    limit: usize,
) -> Result<DeliveryPage, StorageError> {
    let before = query.before.map_or(i64::MAX, |before| before.0);
    let limit_and_one = count(limit.saturating_add(1));
    let kind = query.kind.map(Word::word);
    let mut deliveries = match query.status.map(Word::word) {
        Some(status) => {
            let values = params![before, kind, status, limit_and_one];
            tx.query_all_cached(sql::DELIVERIES_OF_STATUS, values, shown)?
        }
        None => {
            let values = params![before, kind, limit_and_one];
            tx.query_all_cached(sql::DELIVERIES, values, shown)?
        }
    };
    let has_more = deliveries.len() > limit;
    deliveries.truncate(limit);
    Ok(DeliveryPage {
        deliveries,
        has_more,
    })
}

fn shown(found: &Row<'_>) -> rusqlite::Result<Delivery> {
    let (event, reason): (Option<String>, Option<String>) = (found.get(4)?, found.get(11)?);
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
        reason: reason.and_then(|reason| Word::of_word(&reason)),
    })
}

/// Has one that was given up tried again. To whom it goes and how, where it was given up; nothing
/// where it was not, or not any more.
pub(in crate::storage::sqlite) fn retry(
    tx: &Connection,
    delivery: DeliveryId,
    at: Timestamp,
) -> Result<Option<(String, String)>, StorageError> {
    let found = tx.query_row_cached(sql::RETRIED, [delivery.0], |row| {
        let status: DeliveryStatus = row::word(row, 2)?;
        Ok((row.get(0)?, row.get(1)?, status))
    });
    let (to, kind, status): (String, String, _) =
        found.optional()?.ok_or(StorageError::NotFound)?;
    if status != DeliveryStatus::Dead {
        return Ok(None);
    }
    let expires_at = at.0.saturating_add(RETRY_LASTS);
    tx.execute_cached(sql::RETRY, params![at.0, expires_at, delivery.0])?;
    Ok(Some((to, kind)))
}
