//! Companies.

use atiende_protocol::http::admin::{Company, Portal};
use atiende_protocol::{CompanyId, PortalId};
use rusqlite::{Connection, Row, params};

use super::{Deed, portal};
use crate::storage::sqlite::Cached as _;
use crate::storage::sqlite::access::scope_of_company_changed;
use crate::storage::sqlite::portal::add_company;
use crate::storage::{StorageError, administration_sql as sql};

pub(super) fn add(deed: &mut Deed<'_>, name: &str) -> Result<i64, StorageError> {
    let id = add_company(deed.tx, name, deed.at, deed.told)?;
    deed.record("company_created", name, "")?;
    Ok(id.0)
}

pub(super) fn rename(deed: &mut Deed<'_>, id: CompanyId, name: &str) -> Result<i64, StorageError> {
    let old = name_of(deed.tx, id)?;
    if old == name {
        return Ok(id.0);
    }
    let values = params![name, name.to_lowercase(), id.0];
    deed.tx.execute_cached(sql::RENAME_COMPANY, values)?;
    let told = scope_of_company_changed(deed.tx, id, deed.at)?;
    deed.told.push(told);
    deed.record("company_renamed", name, &format!("{old} → {name}"))?;
    Ok(id.0)
}

/// The name of a company that exists.
pub(super) fn name_of(tx: &Connection, id: CompanyId) -> Result<String, StorageError> {
    Ok(tx.query_row_cached(sql::COMPANY_NAME, [id.0], |row| row.get(0))?)
}

pub(super) fn all(tx: &Connection) -> Result<Vec<Company>, StorageError> {
    Ok(tx.query_all_cached(sql::COMPANIES_WITH_PORTALS, [], of_row)?)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Company> {
    let portal = match row.get(2)? {
        Some(id) => Some(Portal {
            id: PortalId(id),
            form: portal::form(row, 3)?,
        }),
        None => None,
    };
    Ok(Company {
        id: CompanyId(row.get(0)?),
        name: row.get(1)?,
        portal,
    })
}
