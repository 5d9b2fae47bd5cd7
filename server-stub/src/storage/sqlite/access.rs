//! Telling that somebody's sessions, scope or availability changed, here and to other processes.

use atiende_protocol::{CompanyId, Seq, TechnicianId, Timestamp};
use rusqlite::{Connection, params};

use super::Cached as _;
use super::change::{add_command, append_scope_event, earlier};
use super::timeline::head;
use crate::storage::words::Word as _;
use crate::storage::{
    AccessChange, AvailabilityChange, Commit, Committed, StorageError, administration_sql, sql,
};

/// Writes a new chat status and its command.
pub(super) fn write_availability(
    tx: &Connection,
    change: AvailabilityChange,
    told: &mut Vec<Committed>,
) -> Result<Commit, StorageError> {
    if let Some(earlier) = earlier(tx, &change.command)? {
        return Ok(earlier);
    }
    let values = params![
        change.availability.word(),
        change.reason,
        change.technician.0
    ];
    tx.execute_cached(sql::SET_AVAILABILITY, values)?;
    let (seq, committed) = scope_changed(tx, change.technician, change.at)?;
    add_command(tx, &change.command, seq)?;
    told.push(committed);
    Ok(Commit::Done(seq))
}

/// Notes in the log that what a technician may see has changed: nobody resumes across it.
pub(super) fn scope_changed(
    tx: &Connection,
    technician: TechnicianId,
    at: Timestamp,
) -> Result<(Seq, Committed), StorageError> {
    let seq = append_scope_event(tx, at, Some(technician), None)?;
    tx.execute_cached(sql::SET_SCOPE_SEQ, params![seq.0, technician.0])?;
    Ok((seq, told(tx, seq, Some(technician))?))
}

/// The same for every administrator, who sees a new company at once.
pub(super) fn scope_of_administrators_changed(
    tx: &Connection,
    company: CompanyId,
    at: Timestamp,
) -> Result<Committed, StorageError> {
    let seq = append_scope_event(tx, at, None, Some(company))?;
    tx.execute_cached(sql::SET_SCOPE_SEQ_OF_ADMINISTRATORS, [seq.0])?;
    told(tx, seq, None)
}

/// The same for everybody who may see a company.
pub(super) fn scope_of_company_changed(
    tx: &Connection,
    company: CompanyId,
    at: Timestamp,
) -> Result<Committed, StorageError> {
    let seq = append_scope_event(tx, at, None, Some(company))?;
    let values = params![seq.0, company.0];
    tx.execute_cached(administration_sql::SET_SCOPE_SEQ_OF_COMPANY, values)?;
    told(tx, seq, None)
}

/// The same for everybody, who may see other requests or reads other words from now on.
pub(super) fn scope_of_everybody_changed(
    tx: &Connection,
    at: Timestamp,
) -> Result<Committed, StorageError> {
    let seq = append_scope_event(tx, at, None, None)?;
    tx.execute_cached(sql::SET_SCOPE_SEQ_OF_EVERYBODY, [seq.0])?;
    told(tx, seq, None)
}

/// Tells that sign-ins were revoked.
pub(super) fn sessions_changed(
    tx: &Connection,
    technician: TechnicianId,
) -> Result<Committed, StorageError> {
    let seq = head(tx)?;
    told(tx, seq, Some(technician))
}

fn told(
    tx: &Connection,
    seq: Seq,
    technician: Option<TechnicianId>,
) -> Result<Committed, StorageError> {
    let epoch = tx.query_row_cached(sql::BUMP_EPOCH, [], |row| row.get(0))?;
    Ok(Committed::Access(AccessChange {
        seq,
        technician,
        epoch,
    }))
}
