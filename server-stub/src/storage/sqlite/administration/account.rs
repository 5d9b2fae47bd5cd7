//! Technicians' accounts.

use atiende_protocol::http::admin::AccountForm;
use atiende_protocol::{CompanyId, TechnicianId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Deed, audit, company, link};
use crate::auth::password::NO_PASSWORD;
use crate::storage::sqlite::access::scope_changed;
use crate::storage::sqlite::account::{email_key, insert};
use crate::storage::sqlite::{Cached as _, row};
use crate::storage::{
    NewLink, NewTechnician, StorageError, StoredAccount, administration_sql as sql, sql as shared,
};

pub(super) fn add(deed: &mut Deed<'_>, new: &NewTechnician) -> Result<i64, StorageError> {
    let id = insert(deed.tx, new)?;
    deed.record(
        "technician_added",
        &new.name,
        &role(new.is_administrator, &new.email),
    )?;
    Ok(id.0)
}

pub(super) fn invite(
    deed: &mut Deed<'_>,
    form: &AccountForm,
    link: NewLink,
) -> Result<i64, StorageError> {
    let new = NewTechnician {
        email: form.email.clone(),
        name: form.name.clone(),
        password_hash: NO_PASSWORD.to_owned(),
        is_administrator: form.is_administrator,
        companies: form.companies.clone(),
        at: deed.at,
    };
    let id = insert(deed.tx, &new)?;
    link::add(deed, id, link)?;
    let detail = role(form.is_administrator, &form.email);
    deed.record("technician_invited", &form.name, &detail)?;
    Ok(id.0)
}

fn role(is_administrator: bool, email: &str) -> String {
    let role = if is_administrator {
        "; is_administrator"
    } else {
        ""
    };
    format!("{email}{role}")
}

pub(super) fn change(
    deed: &mut Deed<'_>,
    id: TechnicianId,
    new: &AccountForm,
) -> Result<i64, StorageError> {
    let old = one(deed.tx, id)?.form;
    let values = params![
        new.name,
        new.email,
        email_key(&new.email),
        new.is_administrator,
        id.0,
    ];
    deed.tx.execute_cached(sql::CHANGE_ACCOUNT, values)?;
    let companies = change_grants(deed.tx, id, (&old.companies, &new.companies))?;
    let detail = differences(&old, new, companies);
    if !detail.is_empty() {
        deed.record("technician_changed", &new.name, &detail)?;
        let told = scope_changed(deed.tx, id, deed.at)?.1;
        deed.told.push(told);
    }
    if old.is_disabled != new.is_disabled {
        set_disabled(deed, (id, &new.name), new.is_disabled)?;
    }
    Ok(id.0)
}

/// What differs between two sets of companies, and makes it so.
fn change_grants(
    tx: &Connection,
    id: TechnicianId,
    (old, new): (&[CompanyId], &[CompanyId]),
) -> Result<Vec<String>, StorageError> {
    let mut changes = Vec::new();
    for company in new.iter().filter(|company| !old.contains(company)) {
        tx.execute_cached(shared::GRANT, params![id.0, company.0])?;
        changes.push(format!("+ {}", company::name_of(tx, *company)?));
    }
    for company in old.iter().filter(|company| !new.contains(company)) {
        tx.execute_cached(shared::REVOKE, params![id.0, company.0])?;
        changes.push(format!("− {}", company::name_of(tx, *company)?));
    }
    Ok(changes)
}

fn differences(old: &AccountForm, new: &AccountForm, companies: Vec<String>) -> String {
    let fields = audit::changes([
        ("name", old.name.clone(), new.name.clone()),
        ("email", old.email.clone(), new.email.clone()),
        (
            "is_administrator",
            old.is_administrator.to_string(),
            new.is_administrator.to_string(),
        ),
    ]);
    let all = (!fields.is_empty()).then_some(fields).into_iter();
    all.chain(companies).collect::<Vec<_>>().join("; ")
}

pub(super) fn disable(deed: &mut Deed<'_>, id: TechnicianId) -> Result<i64, StorageError> {
    let name = one(deed.tx, id)?.form.name;
    set_disabled(deed, (id, &name), true)?;
    Ok(id.0)
}

fn set_disabled(
    deed: &mut Deed<'_>,
    (id, name): (TechnicianId, &str),
    is_disabled: bool,
) -> Result<(), StorageError> {
    let since = is_disabled.then_some(deed.at.0);
    deed.tx
        .execute_cached(shared::SET_DISABLED, params![since, id.0])?;
    let act = if is_disabled {
        deed.tx
            .execute_cached(shared::REVOKE_SESSIONS_OF, params![deed.at.0, id.0])?;
        "technician_disabled"
    } else {
        "technician_enabled"
    };
    let told = scope_changed(deed.tx, id, deed.at)?.1;
    deed.told.push(told);
    deed.record(act, name, "")
}

pub(super) fn grant(
    deed: &mut Deed<'_>,
    id: TechnicianId,
    company: CompanyId,
) -> Result<i64, StorageError> {
    let rows = deed
        .tx
        .execute_cached(shared::GRANT, params![id.0, company.0])?;
    granted(deed, ("access_granted", rows), id, company)
}

pub(super) fn revoke(
    deed: &mut Deed<'_>,
    id: TechnicianId,
    company: CompanyId,
) -> Result<i64, StorageError> {
    let rows = deed
        .tx
        .execute_cached(shared::REVOKE, params![id.0, company.0])?;
    granted(deed, ("access_revoked", rows), id, company)
}

/// Tells and records where anything changed.
fn granted(
    deed: &mut Deed<'_>,
    (act, rows): (&str, usize),
    id: TechnicianId,
    company: CompanyId,
) -> Result<i64, StorageError> {
    if rows > 0 {
        let told = scope_changed(deed.tx, id, deed.at)?.1;
        deed.told.push(told);
        let name = one(deed.tx, id)?.form.name;
        deed.record(act, &name, &company::name_of(deed.tx, company)?)?;
    }
    Ok(id.0)
}

pub(super) fn all(tx: &Connection) -> Result<Vec<StoredAccount>, StorageError> {
    let accounts = tx.query_all_cached(sql::ACCOUNTS, [], of_row)?;
    let with_companies = accounts.into_iter();
    with_companies
        .map(|account| with_grants(tx, account))
        .collect()
}

/// The account of a technician who exists.
pub(super) fn one(tx: &Connection, id: TechnicianId) -> Result<StoredAccount, StorageError> {
    let found = tx.query_row_cached(sql::ACCOUNT, [id.0], of_row);
    let account = found.optional()?.ok_or(StorageError::NotFound)?;
    with_grants(tx, account)
}

fn with_grants(tx: &Connection, mut account: StoredAccount) -> Result<StoredAccount, StorageError> {
    account.form.companies = tx.query_all_cached(sql::GRANTS_OF, [account.id.0], |row| {
        row.get(0).map(CompanyId)
    })?;
    Ok(account)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredAccount> {
    let password: String = row.get(6)?;
    Ok(StoredAccount {
        id: TechnicianId(row.get(0)?),
        form: AccountForm {
            name: row.get(1)?,
            email: row.get(2)?,
            is_administrator: row.get(3)?,
            is_disabled: row.get(4)?,
            companies: Vec::new(),
        },
        availability: row::word(row, 5)?,
        is_invited: password == NO_PASSWORD,
    })
}
