//! Technicians who may be told, as they are at this instant.

use atiende_protocol::{ContactId, Technician, TechnicianId};
use rusqlite::{Connection, OptionalExtension as _};

use super::rules;
use crate::storage::sqlite::{Cached as _, row, sync};
use crate::storage::{Listener, StorageError, Way, notification_sql, sql};

/// Everybody who has a verified way.
pub(super) fn all(tx: &Connection) -> Result<Vec<Listener>, StorageError> {
    let reachable = tx.query_all_cached(notification_sql::REACHABLE, [], |row| {
        Ok(TechnicianId(row.get(0)?))
    })?;
    let mut listeners = Vec::with_capacity(reachable.len());
    for technician in reachable {
        listeners.extend(one(tx, technician)?);
    }
    Ok(listeners)
}

/// A technician; `None` where he or she is disabled.
pub(super) fn one(tx: &Connection, id: TechnicianId) -> Result<Option<Listener>, StorageError> {
    let found = tx.query_row_cached(sql::TECHNICIAN, [id.0], row::account);
    let Some((account, _)) = found.optional()? else {
        return Ok(None);
    };
    if account.is_disabled {
        return Ok(None);
    }
    of(tx, account.technician).map(Some)
}

fn of(tx: &Connection, technician: Technician) -> Result<Listener, StorageError> {
    let id = technician.id;
    let companies = tx.query_all_cached(sql::COMPANIES_OF, [id.0], row::company)?;
    let contacts = tx.query_all_cached(notification_sql::WAYS, [id.0], |found| {
        Ok(Way {
            id: ContactId(found.get(0)?),
            kind: row::word(found, 1)?,
            address: found.get(2)?,
            language: found.get(3)?,
        })
    })?;
    Ok(Listener {
        scope: sync::scope(&technician, &companies),
        rules: rules(tx, id)?,
        contacts,
        technician,
    })
}
