//! Everything a technician's socket needs, read at one instant.

use atiende_protocol::{CompanyId, CompanyRef, Entry, Request, RequestId, Seq, Technician};
use rusqlite::{Connection, OptionalExtension as _};

use super::request::visible;
use super::timeline::{entries_after, head, page};
use super::{Cached as _, notification, row, settings};
use crate::storage::{
    CatchUp, Cut, Resume, Scope, SessionId, StorageError, TIMELINE_SLICE, TechnicianSync, Watched,
    can_replay, sql,
};

/// What [`crate::storage::RequestStore::technician_sync`] gives.
pub(super) fn technician(
    tx: &Connection,
    session: SessionId,
    resume: &Resume,
) -> Result<Option<TechnicianSync>, StorageError> {
    let found = tx.query_row_cached(sql::TECHNICIAN_OF_SESSION, [session.0], row::account);
    let Some((account, scope_seq)) = found.optional()? else {
        return Ok(None);
    };
    let technician = account.technician;
    let companies = tx.query_all_cached(sql::COMPANIES_OF, [technician.id.0], row::company)?;
    let scope = scope(&technician, &companies);
    let head = head(tx)?;
    let after = resume
        .after
        .filter(|after| can_replay(*after, scope_seq, head));
    let (catch_up, watched) = match after {
        Some(after) => Replay::new(tx, &technician, &scope, after)?.read(&resume.watching)?,
        None => snapshot(tx, &technician, &resume.watching, head)?,
    };
    Ok(Some(TechnicianSync {
        scope,
        scope_seq,
        settings: settings::read(tx)?,
        limits: settings::limits_of(tx, technician.id)?,
        rules: notification::rules(tx, technician.id)?,
        technician,
        companies,
        head,
        catch_up,
        watched,
    }))
}

pub(super) fn scope(technician: &Technician, companies: &[CompanyRef]) -> Scope {
    if technician.is_administrator {
        Scope::All
    } else {
        Scope::Companies(companies.iter().map(|company| company.id).collect())
    }
}

fn snapshot(
    tx: &Connection,
    viewer: &Technician,
    watching: &[RequestId],
    head: Seq,
) -> Result<(CatchUp, Vec<Watched>), StorageError> {
    let open = tx.query_all_cached(sql::OPEN_REQUESTS, [viewer.id.0], row::request)?;
    let open = open.into_iter().map(|stored| stored.request).collect();
    let mut watched = Vec::with_capacity(watching.len());
    for id in watching {
        if let Some(request) = visible(tx, viewer.id, *id)? {
            watched.push(whole(tx, &request, head)?);
        }
    }
    Ok((CatchUp::Snapshot(open), watched))
}

/// A watched timeline that is sent as a whole.
fn whole(tx: &Connection, request: &Request, head: Seq) -> Result<Watched, StorageError> {
    let cut = Cut {
        request: request.id,
        up_to: head,
        with_messages: request.chat_opened,
    };
    Ok(Watched {
        request: request.id,
        with_messages: request.chat_opened,
        whole: Some(page(tx, cut, TIMELINE_SLICE)?),
    })
}

/// One request that has events in a replay.
struct Touched {
    request: RequestId,
    last: Seq,
    company: CompanyId,
    was_released: bool,
}

struct Replay<'a> {
    tx: &'a Connection,
    viewer: &'a Technician,
    after: Seq,
    touched: Vec<Touched>,
}

impl<'a> Replay<'a> {
    fn new(
        tx: &'a Connection,
        viewer: &'a Technician,
        scope: &Scope,
        after: Seq,
    ) -> Result<Self, StorageError> {
        let mut touched = tx.query_all_cached(sql::CHANGED_REQUESTS, [after.0], |row| {
            Ok(Touched {
                request: RequestId(row.get(0)?),
                last: Seq(row.get(1)?),
                company: CompanyId(row.get(2)?),
                was_released: row.get(3)?,
            })
        })?;
        touched.retain(|touched| scope.covers(touched.company));
        Ok(Self {
            tx,
            viewer,
            after,
            touched,
        })
    }

    fn read(self, watching: &[RequestId]) -> Result<(CatchUp, Vec<Watched>), StorageError> {
        let (mut changed, mut gone) = (Vec::new(), Vec::new());
        for touched in &self.touched {
            match visible(self.tx, self.viewer.id, touched.request)? {
                Some(request) => changed.push((touched.last, request)),
                // One that was never seen is not mentioned: nothing went out of sight.
                None if touched.was_released => gone.push((touched.last, touched.request)),
                None => {}
            }
        }
        let (mut watched, mut entries) = (Vec::new(), Vec::new());
        for id in watching {
            if let Some(request) = visible(self.tx, self.viewer.id, *id)? {
                watched.push(self.watched(&request, &mut entries)?);
            }
        }
        entries.sort_by_key(|(_, entry): &(RequestId, Entry)| entry.seq);
        let catch_up = CatchUp::Replay {
            changed,
            gone,
            entries,
        };
        Ok((catch_up, watched))
    }

    /// Brings one timeline up to date: by its new lines where that is enough.
    fn watched(
        &self,
        request: &Request,
        entries: &mut Vec<(RequestId, Entry)>,
    ) -> Result<Watched, StorageError> {
        let touched = self
            .touched
            .iter()
            .find(|touched| touched.request == request.id);
        let Some(touched) = touched else {
            return Ok(kept(request));
        };
        let missed = entries_after(self.tx, request.id, self.after, TIMELINE_SLICE + 1)?;
        if missed.len() > TIMELINE_SLICE || self.has_opened_since(request)? {
            return whole(self.tx, request, touched.last);
        }
        let shown = missed
            .into_iter()
            .filter(|entry| request.chat_opened || entry.kind.is_shown_before_joining());
        entries.extend(shown.map(|entry| (request.id, entry)));
        Ok(kept(request))
    }

    /// Whether messages written earlier have become visible (D11).
    fn has_opened_since(&self, request: &Request) -> Result<bool, StorageError> {
        let values = [request.id.0];
        let opened: Option<i64> =
            self.tx
                .query_row_cached(sql::CHAT_OPENED_SEQ, values, |row| row.get(0))?;
        Ok(opened.is_some_and(|opened| opened > self.after.0))
    }
}

fn kept(request: &Request) -> Watched {
    Watched {
        request: request.id,
        with_messages: request.chat_opened,
        whole: None,
    }
}
