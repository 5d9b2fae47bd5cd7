//! The audit log: what was done, by whom, to what.

use atiende_protocol::Timestamp;
use atiende_protocol::http::admin::{AuditPage, AuditRecord};
use rusqlite::{Connection, Row, params};

use crate::storage::sqlite::Cached as _;
use crate::storage::sqlite::request::count;
use crate::storage::{StorageError, administration_sql as sql};

/// Adds a record: act, subject and detail.
pub(in crate::storage::sqlite) fn record(
    tx: &Connection,
    at: Timestamp,
    who: Option<&str>,
    (act, subject, detail): (&str, &str, &str),
) -> Result<(), StorageError> {
    tx.execute_cached(sql::RECORD, params![at.0, who, act, subject, detail])?;
    Ok(())
}

/// The newest `limit` records before one.
pub(super) fn page(
    tx: &Connection,
    before: Option<i64>,
    limit: usize,
) -> Result<AuditPage, StorageError> {
    let values = params![before.unwrap_or(i64::MAX), count(limit + 1)];
    let mut records = tx.query_all_cached(sql::AUDIT_PAGE, values, of_row)?;
    let has_more = records.len() > limit;
    records.truncate(limit);
    Ok(AuditPage { records, has_more })
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<AuditRecord> {
    Ok(AuditRecord {
        id: row.get(0)?,
        at: Timestamp(row.get(1)?),
        technician: row.get(2)?,
        act: row.get(3)?,
        subject: row.get(4)?,
        detail: row.get(5)?,
    })
}

/// What differs, for reading: `name: Ana → Ana María; …`.
pub(super) fn changes<const N: usize>(fields: [(&str, String, String); N]) -> String {
    let changed = fields.into_iter().filter(|(_, old, new)| old != new);
    let texts: Vec<_> = changed
        .map(|(field, old, new)| format!("{field}: {} → {}", quoted(&old), quoted(&new)))
        .collect();
    texts.join("; ")
}

/// A number that may be missing, as text.
pub(super) fn number(number: Option<u32>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

fn quoted(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}
