//! What administrators decide for everybody.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, Settings, TechnicianId, Timestamp, WaitingLimits};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, params};

use super::access::scope_of_everybody_changed;
use super::{Cached as _, SqliteStorage};
use crate::storage::{Committed, SettingsStore, StorageError, sql};

const GATE: &str = "has_availability_gate";
const COMPANY_WORD: &str = "company_word";
const HIDES_DETAILS: &str = "hides_details";
const MAX_FILE: &str = "max_file_bytes";
const MAX_REQUEST: &str = "max_request_bytes";
const RELEASE_AFTER: &str = "release_after_minutes";

#[async_trait]
impl SettingsStore for SqliteStorage {
    async fn settings(&self) -> Result<Settings, StorageError> {
        self.readers.run(|tx| read(tx)).await
    }

    async fn set_settings(&self, settings: Settings, at: Timestamp) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut _| write(tx, &settings, at, told);
        self.writer.run(work).await
    }
}

/// What is decided now.
pub(super) fn read(tx: &Connection) -> Result<Settings, StorageError> {
    let usual = Settings::default();
    Ok(Settings {
        has_availability_gate: number(tx, GATE)? != Some(0_i64),
        company_word: tx.query_row_cached(sql::SETTING, [COMPANY_WORD], |row| row.get(1))?,
        release_after_minutes: number(tx, RELEASE_AFTER)?,
        hides_details: number(tx, HIDES_DETAILS)? == Some(1_i64),
        max_file_bytes: bytes(tx, MAX_FILE)?.unwrap_or(usual.max_file_bytes),
        max_request_bytes: bytes(tx, MAX_REQUEST)?.unwrap_or(usual.max_request_bytes),
    })
}

fn bytes(tx: &Connection, name: &str) -> rusqlite::Result<Option<u64>> {
    let bytes = number::<i64>(tx, name)?;
    Ok(bytes.and_then(|bytes| u64::try_from(bytes).ok()))
}

fn number<N: FromSql>(tx: &Connection, name: &str) -> rusqlite::Result<Option<N>> {
    tx.query_row_cached(sql::SETTING, [name], |row| row.get(0))
}

/// Replaces what is decided.
pub(super) fn write(
    tx: &Connection,
    settings: &Settings,
    at: Timestamp,
    told: &mut Vec<Committed>,
) -> Result<(), StorageError> {
    let nothing: Option<&str> = None;
    let gate = params![i64::from(settings.has_availability_gate), nothing, GATE];
    tx.execute_cached(sql::SET_SETTING, gate)?;
    let word = params![nothing, settings.company_word, COMPANY_WORD];
    tx.execute_cached(sql::SET_SETTING, word)?;
    let minutes = params![settings.release_after_minutes, nothing, RELEASE_AFTER];
    tx.execute_cached(sql::SET_SETTING, minutes)?;
    let hides = params![i64::from(settings.hides_details), nothing, HIDES_DETAILS];
    tx.execute_cached(sql::SET_SETTING, hides)?;
    for (name, bytes) in [
        (MAX_FILE, settings.max_file_bytes),
        (MAX_REQUEST, settings.max_request_bytes),
    ] {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        tx.execute_cached(sql::SET_SETTING, params![bytes, nothing, name])?;
    }
    told.push(scope_of_everybody_changed(tx, at)?);
    Ok(())
}

/// How long the customers of the companies that a technician may see may wait.
pub(super) fn limits_of(
    tx: &Connection,
    technician: TechnicianId,
) -> Result<Vec<WaitingLimits>, StorageError> {
    Ok(tx.query_all_cached(sql::LIMITS_OF, [technician.0], limits)?)
}

fn limits(row: &Row<'_>) -> rusqlite::Result<WaitingLimits> {
    Ok(WaitingLimits {
        company: CompanyId(row.get(0)?),
        amber_secs: row.get(1)?,
        red_secs: row.get(2)?,
    })
}
