//! Companies, portals and what customers send.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, CompanyRef, EntryKind, PortalId, RequestId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::access::scope_of_administrators_changed;
use super::folded::folded;
use super::{Cached as _, SqliteStorage, change, row};
use crate::storage::words::Word as _;
use crate::storage::{
    Committed, CommittedChange, Fingerprint, NewPortal, NewRequest, Opened, Portal, PortalStore,
    Slug, StorageError, sql,
};

#[async_trait]
impl PortalStore for SqliteStorage {
    async fn add_company(&self, name: String, at: Timestamp) -> Result<CompanyId, StorageError> {
        let work = move |tx: &Connection, told: &mut _| add_company(tx, &name, at, told);
        self.writer.run(work).await
    }

    async fn companies(&self) -> Result<Vec<CompanyRef>, StorageError> {
        let read = |tx: &rusqlite::Transaction<'_>| {
            Ok(tx.query_all_cached(sql::COMPANIES, [], row::company)?)
        };
        self.readers.run(read).await
    }

    async fn add_portal(&self, portal: NewPortal) -> Result<PortalId, StorageError> {
        let work = move |tx: &Connection, _: &mut _| add_portal(tx, &portal);
        self.writer.run(work).await
    }

    async fn portals(&self) -> Result<Vec<Portal>, StorageError> {
        let read = |tx: &rusqlite::Transaction<'_>| {
            Ok(tx.query_all_cached(sql::PORTALS, [], row::portal)?)
        };
        self.readers.run(read).await
    }

    async fn portal(&self, slug: &Slug) -> Result<Option<Portal>, StorageError> {
        let slug = slug.clone();
        let read = move |tx: &rusqlite::Transaction<'_>| {
            let found = tx.query_row_cached(sql::PORTAL, [slug.as_str()], row::portal);
            Ok(found.optional()?)
        };
        self.readers.run(read).await
    }

    async fn open_request(&self, request: NewRequest) -> Result<Opened, StorageError> {
        let work = move |tx: &Connection, told: &mut _| open_request(tx, request, told);
        self.writer.run(work).await
    }
}

pub(super) fn add_portal(tx: &Connection, new: &NewPortal) -> Result<PortalId, StorageError> {
    let values = params![new.company.0, new.slug.as_str(), new.title, new.at.0];
    Ok(tx.query_row_cached(sql::ADD_PORTAL, values, |row| row.get(0).map(PortalId))?)
}

pub(super) fn add_company(
    tx: &Connection,
    name: &str,
    at: Timestamp,
    told: &mut Vec<Committed>,
) -> Result<CompanyId, StorageError> {
    let values = params![name.trim(), name.trim().to_lowercase(), at.0];
    let id = tx.query_row_cached(sql::ADD_COMPANY, values, |row| row.get(0).map(CompanyId))?;
    told.push(scope_of_administrators_changed(tx, id, at)?);
    Ok(id)
}

fn open_request(
    tx: &Connection,
    new: NewRequest,
    told: &mut Vec<Committed>,
) -> Result<Opened, StorageError> {
    let fingerprint = new.fingerprint();
    if let Some((id, stored)) = by_form(tx, &new.form_id)? {
        return Ok(if stored == fingerprint {
            Opened::Repeated(id)
        } else {
            Opened::OtherContent
        });
    }
    let id = insert(tx, &new, fingerprint)?;
    let stored = tx.query_row_cached(sql::REQUEST, [id.0], row::request)?;
    let request = stored.request;
    let kind = EntryKind::Opened {
        description: new.description,
    };
    let entry = change::append_entry(tx, new.at, (id, request.company.id), &kind)?;
    told.push(Committed::Request(Box::new(CommittedChange {
        request,
        entries: vec![entry],
    })));
    Ok(Opened::New(id))
}

fn by_form(
    tx: &Connection,
    form_id: &str,
) -> Result<Option<(RequestId, Fingerprint)>, StorageError> {
    let found = tx.query_row_cached(sql::REQUEST_BY_FORM, [form_id], |row| {
        Ok((RequestId(row.get(0)?), Fingerprint(row.get(1)?)))
    });
    Ok(found.optional()?)
}

fn insert(
    tx: &Connection,
    new: &NewRequest,
    fingerprint: Fingerprint,
) -> Result<RequestId, StorageError> {
    let source = &new.source;
    let values = params![
        new.form_id,
        fingerprint.0,
        new.token.0,
        new.customer.name,
        new.customer.email,
        new.subject,
        source.ip_address,
        source.device_type.word(),
        source.platform.word(),
        source.operating_system,
        source.os_version,
        source.browser,
        new.user_agent,
        new.locale,
        new.at.0,
        folded(&new.customer.email),
        new.portal.0,
    ];
    Ok(tx.query_row_cached(sql::OPEN_REQUEST, values, |row| row.get(0).map(RequestId))?)
}
