//! What happened since the last time, and what is to be sent because of it, in one transaction.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use atiende_protocol::{Entry as LogEntry, Request, RequestId, Seq, Timestamp};
use rusqlite::{Connection, params};

use super::listener;
use crate::storage::sqlite::{Cached as _, row, timeline};
use crate::storage::words::Word as _;
use crate::storage::{Happening, NewDelivery, Plan, StorageError, notification_sql, sql};

/// How many happenings are looked at in one transaction.
const BATCH: i64 = 200;

pub(super) fn run(tx: &Connection, at: Timestamp, plan: Plan) -> Result<usize, StorageError> {
    let cursor: i64 = tx.query_row_cached(notification_sql::NOTIFIED_SEQ, [], |row| row.get(0))?;
    let entries = tx.query_all_cached(sql::LOG_AFTER, params![cursor, BATCH], row::entry)?;
    let count = entries.len();
    // A full batch may have left something behind.
    let until = match entries.last() {
        Some((_, last)) if i64::try_from(count).is_ok_and(|count| count == BATCH) => last.seq,
        _ => timeline::head(tx)?,
    };
    if until > Seq(cursor) {
        let happenings = happenings(tx, entries)?;
        for delivery in plan(&happenings, &listener::all(tx)?) {
            add(tx, at, &delivery)?;
        }
        tx.execute_cached(notification_sql::SET_NOTIFIED_SEQ, [until.0])?;
    }
    Ok(count)
}

fn happenings(
    tx: &Connection,
    entries: Vec<(RequestId, LogEntry)>,
) -> Result<Vec<Happening>, StorageError> {
    let mut known: HashMap<RequestId, (Request, String)> = HashMap::new();
    let mut happenings = Vec::with_capacity(entries.len());
    for (id, entry) in entries {
        let (request, language) = match known.entry(id) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => {
                let (request, language, _) = request(tx, id)?;
                unknown.insert((request, language)).clone()
            }
        };
        happenings.push(Happening {
            entry,
            request,
            language,
        });
    }
    Ok(happenings)
}

/// A request, the customer's language, and the id of the form that made it.
pub(super) fn request(
    tx: &Connection,
    id: RequestId,
) -> Result<(Request, String, String), StorageError> {
    let stored = tx.query_row_cached(sql::REQUEST, [id.0], row::request)?;
    let (language, form) =
        tx.query_row_cached(notification_sql::LANGUAGE_OF_REQUEST, [id.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok((stored.request, language, form))
}

fn add(tx: &Connection, at: Timestamp, new: &NewDelivery) -> Result<(), StorageError> {
    let contact = new.contact.map(|contact| contact.0);
    let event = new.event.map(|event| event.word());
    if let Some(since) = new.unless_since {
        let values = params![new.request.0, contact, event, since.0];
        let was_told =
            tx.query_row_cached(notification_sql::TOLD_SINCE, values, |row| row.get(0))?;
        if was_told {
            return Ok(());
        }
    }
    let nothing: Option<&str> = None;
    let values = params![
        new.cause,
        new.technician.map(|technician| technician.0),
        contact,
        new.to_name,
        new.kind.word(),
        new.address,
        new.language,
        if event.is_some() { "event" } else { "answer" },
        nothing,
        event,
        new.request.0,
        at.0,
        new.expires_at.0
    ];
    tx.execute_cached(notification_sql::ADD_DELIVERY, values)?;
    Ok(())
}
