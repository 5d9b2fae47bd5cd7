//! Technicians' sign-ins.

use atiende_protocol::{SessionId, TechnicianId, Timestamp};
use rusqlite::{Connection, params};

use super::Deed;
use super::account::one;
use crate::storage::sqlite::Cached as _;
use crate::storage::sqlite::access::sessions_changed;
use crate::storage::{SignIn, StorageError, administration_sql as sql, sql as shared};

pub(super) fn end(
    deed: &mut Deed<'_>,
    id: TechnicianId,
    session: SessionId,
) -> Result<i64, StorageError> {
    let values = params![deed.at.0, session.0, id.0];
    let device: String = deed
        .tx
        .query_row_cached(sql::REVOKE_SESSION_OF, values, |row| row.get(0))?;
    let name = one(deed.tx, id)?.form.name;
    deed.record("session_ended", &name, &device)?;
    deed.told.push(sessions_changed(deed.tx, id)?);
    Ok(id.0)
}

pub(super) fn end_all(deed: &mut Deed<'_>, id: TechnicianId) -> Result<i64, StorageError> {
    let name = one(deed.tx, id)?.form.name;
    let values = params![deed.at.0, id.0];
    if deed.tx.execute_cached(shared::REVOKE_SESSIONS_OF, values)? > 0 {
        deed.told.push(sessions_changed(deed.tx, id)?);
        deed.record("sessions_ended", &name, "")?;
    }
    Ok(id.0)
}

pub(super) fn all(tx: &Connection, id: TechnicianId) -> Result<Vec<SignIn>, StorageError> {
    one(tx, id)?;
    let all = tx.query_all_cached(sql::SIGN_INS, [id.0], |row| {
        Ok(SignIn {
            id: SessionId(row.get(0)?),
            device: row.get(1)?,
            signed_in_at: Timestamp(row.get(2)?),
            last_used_at: Timestamp(row.get(3)?),
        })
    });
    Ok(all?)
}
