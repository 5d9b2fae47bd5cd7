//! Links by which a technician chooses a password.

use atiende_protocol::{TechnicianId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Deed, account, audit};
use crate::auth::password::NO_PASSWORD;
use crate::storage::sqlite::Cached as _;
use crate::storage::sqlite::access::sessions_changed;
use crate::storage::{
    Committed, NewLink, StorageError, TokenHash, administration_sql as sql, sql as shared,
};

/// Takes the password away, ends every sign-in and makes a link.
pub(super) fn reset(
    deed: &mut Deed<'_>,
    id: TechnicianId,
    link: NewLink,
) -> Result<i64, StorageError> {
    let name = account::one(deed.tx, id)?.form.name;
    change_password(deed.tx, id, (NO_PASSWORD, deed.at), deed.told)?;
    add(deed, id, link)?;
    deed.record("password_reset", &name, "")?;
    Ok(id.0)
}

/// Makes a link; earlier ones stop working.
pub(super) fn add(deed: &Deed<'_>, id: TechnicianId, link: NewLink) -> Result<(), StorageError> {
    deed.tx
        .execute_cached(sql::FORGET_LINKS, params![deed.at.0, id.0])?;
    let values = params![link.token.0, id.0, deed.at.0, link.expires_at.0];
    deed.tx.execute_cached(sql::ADD_LINK, values)?;
    Ok(())
}

/// Whose link it is, where it works at `at`.
pub(super) fn find(
    tx: &Connection,
    token: TokenHash,
    at: Timestamp,
) -> Result<Option<(TechnicianId, String)>, StorageError> {
    let found = tx.query_row_cached(sql::LINK, params![token.0, at.0], |row| {
        Ok((TechnicianId(row.get(0)?), row.get(1)?))
    });
    Ok(found.optional()?)
}

/// Uses up a link: its technician has a password from now on.
pub(super) fn accept(
    tx: &Connection,
    token: TokenHash,
    (hash, at): (&str, Timestamp),
    told: &mut Vec<Committed>,
) -> Result<(), StorageError> {
    let (id, name) = find(tx, token, at)?.ok_or(StorageError::NotFound)?;
    tx.execute_cached(sql::FORGET_LINKS, params![at.0, id.0])?;
    change_password(tx, id, (hash, at), told)?;
    audit::record(tx, at, Some(&name), ("password_chosen", &name, ""))
}

fn change_password(
    tx: &Connection,
    id: TechnicianId,
    (hash, at): (&str, Timestamp),
    told: &mut Vec<Committed>,
) -> Result<(), StorageError> {
    tx.execute_cached(shared::SET_PASSWORD, params![hash, id.0])?;
    if tx.execute_cached(shared::REVOKE_SESSIONS_OF, params![at.0, id.0])? > 0 {
        told.push(sessions_changed(tx, id)?);
    }
    Ok(())
}
