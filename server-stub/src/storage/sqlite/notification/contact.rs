//! Ways to reach technicians, and the codes that prove them.

use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{ContactId, TechnicianId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::storage::sqlite::{Cached as _, row};
use crate::storage::words::Word as _;
use crate::storage::{MAX_CONTACTS, NewCode, NewContact, StorageError, notification_sql as sql};

/// How often a code may be mistyped.
const MAX_TRIES: i64 = 5;

/// How long a test is worth sending, in microseconds.
const TEST_LASTS: i64 = 10 * 60 * 1_000_000;

/// What a delivery needs that is no event's.
struct Direct<'a> {
    cause: String,
    matter: &'static str,
    code: Option<&'a str>,
    at: Timestamp,
    expires_at: Timestamp,
}

pub(super) fn all(tx: &Connection, technician: TechnicianId) -> Result<Vec<Contact>, StorageError> {
    let contacts = tx.query_all_cached(sql::CONTACTS, [technician.0], |found| {
        Ok(Contact {
            id: ContactId(found.get(0)?),
            form: ContactForm {
                kind: row::word(found, 1)?,
                address: found.get(2)?,
            },
            is_verified: found.get(3)?,
            secret: None,
        })
    });
    Ok(contacts?)
}

pub(super) fn add(tx: &Connection, new: &NewContact) -> Result<Option<ContactId>, StorageError> {
    let technician = new.technician;
    let count: i64 = tx.query_row_cached(sql::CONTACT_COUNT, [technician.0], |row| row.get(0))?;
    if usize::try_from(count).is_ok_and(|count| count >= MAX_CONTACTS) {
        return Ok(None);
    }
    let values = params![
        technician.0,
        new.form.kind.word(),
        new.form.address,
        new.secret,
        new.language,
        new.code.at.0
    ];
    let id = ContactId(tx.query_row_cached(sql::ADD_CONTACT, values, |row| row.get(0))?);
    send_code(tx, technician, id, &new.code)?;
    Ok(Some(id))
}

pub(super) fn send_code(
    tx: &Connection,
    technician: TechnicianId,
    contact: ContactId,
    code: &NewCode,
) -> Result<bool, StorageError> {
    let values = params![code.hash, code.expires_at.0, contact.0, technician.0];
    if tx.execute_cached(sql::SET_CODE, values)? == 0 {
        return Ok(false);
    }
    let direct = Direct {
        cause: format!("code:{contact}:{}", code.at.0),
        matter: "code",
        code: Some(&code.code),
        at: code.at,
        expires_at: code.expires_at,
    };
    deliver(tx, technician, contact, &direct)
}

pub(super) fn verify(
    tx: &Connection,
    (technician, contact): (TechnicianId, ContactId),
    code_hash: [u8; 32],
    at: Timestamp,
) -> Result<bool, StorageError> {
    let values = params![contact.0, technician.0];
    let kept = tx.query_row_cached(sql::CODE, values, |row| {
        Ok((
            row.get::<_, [u8; 32]>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, i64>(2)?,
        ))
    });
    let Some((hash, expires_at, tries)) = kept.optional()? else {
        return Ok(false);
    };
    if tries >= MAX_TRIES || expires_at < at.0 {
        return Ok(false);
    }
    tx.execute_cached(sql::COUNT_TRY, [contact.0])?;
    if hash != code_hash {
        return Ok(false);
    }
    tx.execute_cached(sql::VERIFY, params![at.0, contact.0])?;
    Ok(true)
}

pub(super) fn test(
    tx: &Connection,
    technician: TechnicianId,
    contact: ContactId,
    at: Timestamp,
) -> Result<bool, StorageError> {
    let direct = Direct {
        cause: format!("test:{contact}:{}", at.0),
        matter: "test",
        code: None,
        at,
        expires_at: Timestamp(at.0.saturating_add(TEST_LASTS)),
    };
    deliver(tx, technician, contact, &direct)
}

/// Has something sent to a contact; a code goes also to one that is not verified.
fn deliver(
    tx: &Connection,
    technician: TechnicianId,
    contact: ContactId,
    direct: &Direct<'_>,
) -> Result<bool, StorageError> {
    let found = tx.query_row_cached(sql::CONTACT, params![contact.0, technician.0], |row| {
        let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        Ok((texts, row.get::<_, bool>(4)?))
    });
    let Some(([kind, address, language, name], is_verified)) = found.optional()? else {
        return Ok(false);
    };
    if !is_verified && direct.code.is_none() {
        return Ok(false);
    }
    let nothing: Option<&str> = None;
    let values = params![
        direct.cause,
        technician.0,
        contact.0,
        name,
        kind,
        address,
        language,
        direct.matter,
        direct.code,
        nothing,
        nothing,
        direct.at.0,
        direct.expires_at.0
    ];
    Ok(tx.execute_cached(sql::ADD_DELIVERY, values)? == 1)
}
