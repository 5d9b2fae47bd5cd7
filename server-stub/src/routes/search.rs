//! Searching everything that was ever said; what the caller may not see is not found.

use atiende_protocol::http::{ProblemKind, SearchPage};
use atiende_protocol::{CompanyId, RequestId, Timestamp};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::ApiRefusal;
use super::requests::number;
use crate::AppState;
use crate::auth::Technician;
use crate::storage::SearchQuery;

/// What is never reached.
const END_OF_TIME: Timestamp = Timestamp(i64::MAX);

/// The longest search.
const MAX_SEARCH: usize = 200;

/// What to look for, as it stands in the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Searched {
    q: String,
    company: String,
    from: String,
    to: String,
    before: String,
}

pub(super) async fn search(
    State(app): State<AppState>,
    Technician(caller): Technician,
    searched: Result<Query<Searched>, QueryRejection>,
) -> Result<Json<SearchPage>, ApiRefusal> {
    let Query(searched) = searched.map_err(|_| ProblemKind::BadRequest)?;
    let query = query(&searched)?;
    let page = app.storage.search(caller.technician.id, query).await?;
    Ok(Json(page))
}

fn query(searched: &Searched) -> Result<SearchQuery, ProblemKind> {
    let text = searched.q.trim();
    if text.is_empty() || text.chars().count() > MAX_SEARCH {
        return Err(ProblemKind::BadRequest);
    }
    let mut query = SearchQuery::of(text);
    query.company = number(&searched.company)?.map(CompanyId);
    query.before = number(&searched.before)?.map(RequestId);
    if let Some(from) = day(&searched.from)? {
        query.from = midnight(from);
    }
    // The last day belongs to it as a whole.
    if let Some(to) = day(&searched.to)? {
        query.until = to.tomorrow().map_or(END_OF_TIME, midnight);
    }
    Ok(query)
}

/// A day as `2026-01-31` and in no other way.
fn day(text: &str) -> Result<Option<Date>, ProblemKind> {
    if text.is_empty() {
        return Ok(None);
    }
    let day: Date = text.parse().map_err(|_| ProblemKind::BadRequest)?;
    if day.year() >= 0 && day.to_string() == text {
        Ok(Some(day))
    } else {
        Err(ProblemKind::BadRequest)
    }
}

/// When a day begins in UTC; the last days of the calendar are beyond its instants.
fn midnight(day: Date) -> Timestamp {
    let midnight = day.to_zoned(TimeZone::UTC);
    midnight.map_or(END_OF_TIME, |midnight| {
        Timestamp(midnight.timestamp().as_microsecond())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: &str, to: &str) -> Result<(i64, i64), ProblemKind> {
        let searched = Searched {
            q: "x".to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            ..Searched::default()
        };
        query(&searched).map(|query| (query.from.0, query.until.0))
    }

    #[test]
    fn both_days_belong_to_what_is_searched() {
        const DAY: i64 = 86_400_000_000;
        assert_eq!(between("1970-01-02", "1970-01-02"), Ok((DAY, 2 * DAY)));
        assert_eq!(between("", ""), Ok((i64::MIN, i64::MAX)));
    }

    #[test]
    fn the_last_days_of_the_calendar_are_days() {
        for text in ["9999-12-29", "9999-12-30", "9999-12-31"] {
            let (from, until) = between("2026-01-31", text).unwrap();
            assert!(from < until, "{text}");
        }
        assert_eq!(between("", "9999-12-31"), Ok((i64::MIN, i64::MAX)));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "2026-02-30",
            "2026-1-1",
            "20260101",
            "2026-01-01T10:00",
            "mañana",
            "-009999-01-01",
            " ",
        ] {
            assert_eq!(between("", text), Err(ProblemKind::BadRequest), "{text}");
        }
    }
}
