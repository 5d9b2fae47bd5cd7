//! Finding requests in the full-text index.
//!
//! The index is read backwards, once for each word, all readings in step: whatever has every word
//! comes out newest request first, and nothing is read beyond the end of the page.

mod snippet;
mod terms;

use std::collections::HashMap;

use async_trait::async_trait;
use atiende_protocol::http::{RequestPage, SearchHit, SearchPage, SnippetPart};
use atiende_protocol::{RequestId, Seq, TechnicianId};
use rusqlite::{Connection, Rows, named_params, params};

use self::snippet::Marks;
pub(super) use self::terms::of_row;
use self::terms::terms;
use super::request::{count, visible};
use super::{Cached as _, SqliteStorage, row, unavailable};
use crate::storage::{SearchQuery, SearchStore, StorageError, sql};

/// A request's rows in the index begin with its number times two to the power of this.
const SEQ_BITS: u32 = 36;

#[async_trait]
impl SearchStore for SqliteStorage {
    async fn search(
        &self,
        viewer: TechnicianId,
        query: SearchQuery,
    ) -> Result<SearchPage, StorageError> {
        self.readers.run(move |tx| search(tx, viewer, &query)).await
    }

    async fn others(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        limit: usize,
    ) -> Result<Option<RequestPage>, StorageError> {
        let read = self
            .readers
            .run(move |tx| others(tx, viewer, request, limit));
        read.await
    }
}

fn search(
    tx: &Connection,
    viewer: TechnicianId,
    query: &SearchQuery,
) -> Result<SearchPage, StorageError> {
    let terms = terms(&query.text);
    let limit = query.limit.clamp(1, SearchQuery::MAX_LIMIT);
    // One more tells whether more follow.
    let mut found = found(tx, viewer, query, &terms, limit + 1)?;
    let has_more = found.len() > limit;
    found.truncate(limit);
    let mut lines = best_lines(tx, viewer, &terms, &found)?;
    let mut hits = Vec::with_capacity(found.len());
    for id in found {
        let line = lines.remove(&id);
        if let (Some(request), Some(line)) = (visible(tx, viewer, id)?, line) {
            hits.push(SearchHit {
                request,
                entry: line.entry,
                snippet: line.snippet,
            });
        }
    }
    Ok(SearchPage { hits, has_more })
}

/// The newest requests that have every term somewhere.
fn found(
    tx: &Connection,
    viewer: TechnicianId,
    query: &SearchQuery,
    terms: &[String],
    limit: usize,
) -> Result<Vec<RequestId>, StorageError> {
    let mut found = Vec::new();
    if terms.is_empty() {
        return Ok(found);
    }
    let prepare = |_| tx.prepare_cached(sql::FOUND_REQUESTS);
    let mut statements = terms.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
    let mut readings = Vec::with_capacity(terms.len());
    for (statement, term) in statements.iter_mut().zip(terms) {
        let company = query.company.map_or(0, |company| company.0);
        let before = query.before.map_or(i64::MAX, first_row);
        let (from, until) = (query.from.0, query.until.0);
        let values = params![viewer.0, term, before, company, from, until];
        readings.push(Reading::new(statement.query(values)?)?);
    }
    let mut at_most = i64::MAX;
    while found.len() < limit {
        let mut lowest = at_most;
        for reading in &mut readings {
            match reading.seek(lowest)? {
                Some(request) => lowest = request,
                None => return Ok(found),
            }
        }
        if readings.iter().all(|reading| reading.at == Some(lowest)) {
            found.push(RequestId(lowest));
            at_most = lowest - 1;
        } else {
            at_most = lowest;
        }
    }
    Ok(found)
}

/// The requests that have one term, newest first.
struct Reading<'a> {
    rows: Rows<'a>,
    at: Option<i64>,
}

impl<'a> Reading<'a> {
    fn new(rows: Rows<'a>) -> rusqlite::Result<Self> {
        let mut reading = Self { rows, at: None };
        reading.advance()?;
        Ok(reading)
    }

    fn advance(&mut self) -> rusqlite::Result<()> {
        let row = self.rows.next()?;
        self.at = row.map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Goes on until the requests are not newer than `at_most`.
    fn seek(&mut self, at_most: i64) -> rusqlite::Result<Option<i64>> {
        while self.at.is_some_and(|at| at > at_most) {
            self.advance()?;
        }
        Ok(self.at)
    }
}

/// A line in which something was found; the request itself where there is no entry.
struct FoundLine {
    entry: Option<Seq>,
    snippet: Vec<SnippetPart>,
}

impl FoundLine {
    fn matches(&self) -> usize {
        self.snippet.iter().filter(|part| part.is_match).count()
    }
}

/// For each request the line with the most matches; of several the last one.
fn best_lines(
    tx: &Connection,
    viewer: TechnicianId,
    terms: &[String],
    found: &[RequestId],
) -> Result<HashMap<RequestId, FoundLine>, StorageError> {
    let mut best: HashMap<RequestId, FoundLine> = HashMap::with_capacity(found.len());
    let (Some(newest), Some(oldest)) = (found.first(), found.last()) else {
        return Ok(best);
    };
    let marks = Marks::random()?;
    let any = terms.join(" OR ");
    let (first, end) = (first_row(*oldest), first_row(RequestId(newest.0 + 1)));
    let ids = serde_json::to_string(found).map_err(unavailable)?;
    // By name, as the marks come before the viewer in the statement.
    let values = named_params! {
        "$1": viewer.0, "$2": any, "$3": marks.start, "$4": marks.end,
        "$5": first, "$6": end, "$7": ids,
    };
    let mut statement = tx.prepare_cached(sql::FOUND_LINES)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        let (request, seq) = (RequestId(row.get(0)?), row.get(1)?);
        let marked: String = row.get(2)?;
        let line = FoundLine {
            entry: (seq != 0).then_some(Seq(seq)),
            snippet: marks.parts(&marked),
        };
        let is_better = |best: &FoundLine| line.matches() > best.matches();
        if best.get(&request).is_none_or(is_better) {
            best.insert(request, line);
        }
    }
    Ok(best)
}

/// Where a request's rows begin in the index; 0 and the end where no request can have the number.
fn first_row(request: RequestId) -> i64 {
    let most = i64::MAX >> SEQ_BITS;
    request.0.clamp(0, most) << SEQ_BITS
}

fn others(
    tx: &Connection,
    viewer: TechnicianId,
    request: RequestId,
    limit: usize,
) -> Result<Option<RequestPage>, StorageError> {
    if visible(tx, viewer, request)?.is_none() {
        return Ok(None);
    }
    let values = params![viewer.0, request.0, count(limit + 1)];
    let mut rows = tx.query_all_cached(sql::OTHERS, values, row::request)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let requests = rows.into_iter().map(|stored| stored.request).collect();
    Ok(Some(RequestPage { requests, has_more }))
}

#[cfg(test)]
mod tests;
