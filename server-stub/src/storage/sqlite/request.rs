//! Reading requests.

use async_trait::async_trait;
use atiende_protocol::http::RequestPage;
use atiende_protocol::{Colleague, Request, RequestId, TechnicianId};
use rusqlite::{Connection, OptionalExtension as _, Params, params};

use super::{Cached as _, SqliteStorage, row, search, settings, sync};
use crate::storage::{
    About, CustomerRequest, Heir, PageQuery, RequestStore, Resume, SessionId, StorageError,
    StoredRequest, TechnicianSituation, TechnicianSync, TokenHash, View, sql,
};

#[async_trait]
impl RequestStore for SqliteStorage {
    async fn request_page(
        &self,
        viewer: TechnicianId,
        query: PageQuery,
    ) -> Result<RequestPage, StorageError> {
        self.readers.run(move |tx| page(tx, viewer, query)).await
    }

    async fn visible_request(
        &self,
        viewer: TechnicianId,
        id: RequestId,
    ) -> Result<Option<Request>, StorageError> {
        self.readers.run(move |tx| visible(tx, viewer, id)).await
    }

    async fn longest_waiting(
        &self,
        viewer: TechnicianId,
    ) -> Result<Option<RequestId>, StorageError> {
        let read = self.readers.run(move |tx| {
            let found = one(tx, sql::LONGEST_WAITING, [viewer.0])?;
            Ok(found.map(|stored| stored.request.id))
        });
        read.await
    }

    async fn colleagues(
        &self,
        viewer: TechnicianId,
        request: RequestId,
    ) -> Result<Option<Vec<Colleague>>, StorageError> {
        let read = self.readers.run(move |tx| colleagues(tx, viewer, request));
        read.await
    }

    async fn customer_request(
        &self,
        token: TokenHash,
    ) -> Result<Option<CustomerRequest>, StorageError> {
        self.readers.run(move |tx| of_customer(tx, token)).await
    }

    async fn request(&self, id: RequestId) -> Result<Option<StoredRequest>, StorageError> {
        let read = self.readers.run(move |tx| one(tx, sql::REQUEST, [id.0]));
        read.await
    }

    async fn situation(
        &self,
        session: SessionId,
        about: About,
    ) -> Result<Option<TechnicianSituation>, StorageError> {
        let read = self.readers.run(move |tx| situation(tx, session, about));
        read.await
    }

    async fn technician_sync(
        &self,
        session: SessionId,
        resume: Resume,
    ) -> Result<Option<TechnicianSync>, StorageError> {
        let read = self
            .readers
            .run(move |tx| sync::technician(tx, session, &resume));
        read.await
    }
}

fn page(
    tx: &Connection,
    viewer: TechnicianId,
    query: PageQuery,
) -> Result<RequestPage, StorageError> {
    let statement = match query.view {
        View::New => sql::PAGE_OF_NEW,
        View::Active => sql::PAGE_OF_ACTIVE,
        View::Completed => sql::PAGE_OF_COMPLETED,
        View::All => sql::PAGE_OF_ALL,
    };
    let limit = query.limit.clamp(1, PageQuery::MAX_LIMIT);
    let before = query.before.map_or(i64::MAX, |id| id.0);
    let folded = query.search.to_ascii_lowercase();
    let words = search::of_row(&query.search);
    // One more tells whether more follow.
    let values = params![viewer.0, before, folded, words, count(limit + 1)];
    let mut rows = tx.query_all_cached(statement, values, row::request)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let requests = rows.into_iter().map(|stored| stored.request).collect();
    Ok(RequestPage { requests, has_more })
}

/// A number of rows as SQLite takes it.
pub(super) fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// A request, where `viewer` may see it.
pub(super) fn visible(
    tx: &Connection,
    viewer: TechnicianId,
    id: RequestId,
) -> Result<Option<Request>, StorageError> {
    let found = one(tx, sql::VISIBLE_REQUEST, params![viewer.0, id.0])?;
    Ok(found.map(|stored| stored.request))
}

fn colleagues(
    tx: &Connection,
    viewer: TechnicianId,
    request: RequestId,
) -> Result<Option<Vec<Colleague>>, StorageError> {
    let Some(request) = visible(tx, viewer, request)? else {
        return Ok(None);
    };
    let values = params![viewer.0, request.company.id.0];
    let colleagues = tx.query_all_cached(sql::COLLEAGUES, values, row::colleague)?;
    Ok(Some(colleagues))
}

pub(super) fn one(
    tx: &Connection,
    statement: &str,
    values: impl Params,
) -> Result<Option<StoredRequest>, StorageError> {
    let found = tx.query_row_cached(statement, values, row::request);
    Ok(found.optional()?)
}

fn of_customer(tx: &Connection, token: TokenHash) -> Result<Option<CustomerRequest>, StorageError> {
    let Some(stored) = one(tx, sql::REQUEST_BY_TOKEN, params![token.0])? else {
        return Ok(None);
    };
    let request = stored.request;
    let with_portal = tx.query_row_cached(sql::PORTAL_OF_REQUEST, [request.id.0], |row| {
        Ok(CustomerRequest {
            portal_title: row.get(0)?,
            portal_slug: row.get(1)?,
            locale: row.get(2)?,
            look: row::look(row, 3)?,
            request,
        })
    });
    Ok(Some(with_portal?))
}

fn situation(
    tx: &Connection,
    session: SessionId,
    about: About,
) -> Result<Option<TechnicianSituation>, StorageError> {
    let found = tx.query_row_cached(sql::TECHNICIAN_OF_SESSION, [session.0], row::account);
    let Some((account, scope_seq)) = found.optional()? else {
        return Ok(None);
    };
    let technician = account.technician;
    let stored = match about.request {
        Some(id) => one(tx, sql::REQUEST_IN_SCOPE, params![technician.id.0, id.0])?,
        None => None,
    };
    let heir = match (&stored, about.heir) {
        (Some(stored), Some(heir)) => heir_of(tx, stored.request.id, heir)?,
        _ => None,
    };
    Ok(Some(TechnicianSituation {
        technician,
        scope_seq,
        has_gate: settings::read(tx)?.has_availability_gate,
        stored,
        heir,
    }))
}

fn heir_of(
    tx: &Connection,
    request: RequestId,
    heir: TechnicianId,
) -> Result<Option<Heir>, StorageError> {
    let values = params![request.0, heir.0];
    let found = tx.query_row_cached(sql::HEIR, values, row::heir);
    Ok(found.optional()?)
}
