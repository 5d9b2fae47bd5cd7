//! Reading requests; what the caller may not see is not found.

use atiende_protocol::http::{ProblemKind, RequestPage, TimelinePage};
use atiende_protocol::{Colleague, Request, RequestId, Seq};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use super::ApiRefusal;
use crate::AppState;
use crate::auth::Technician;
use crate::storage::{PageQuery, View};

/// The longest search.
const MAX_SEARCH: usize = 200;

/// The longest part of a timeline in one answer.
const MAX_TIMELINE: usize = 500;

/// How many other requests of a customer are told.
const MAX_OTHERS: usize = 20;

/// Which requests, as it stands in the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    view: String,
    q: String,
    before: String,
    limit: String,
}

/// Which part of a timeline, as it stands in the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TimelineQuery {
    before: String,
    limit: String,
}

pub(super) async fn list(
    State(app): State<AppState>,
    Technician(caller): Technician,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Result<Json<RequestPage>, ApiRefusal> {
    let Query(query) = query.map_err(|_| ProblemKind::BadRequest)?;
    let search = query.q.trim();
    if search.chars().count() > MAX_SEARCH {
        return Err(ProblemKind::BadRequest.into());
    }
    let query = PageQuery {
        view: view(&query.view)?,
        search: search.to_owned(),
        before: number(&query.before)?.map(RequestId),
        limit: limit(&query.limit, PageQuery::MAX_LIMIT)?,
    };
    let page = app
        .storage
        .request_page(caller.technician.id, query)
        .await?;
    Ok(Json(page))
}

pub(super) async fn one(
    State(app): State<AppState>,
    Technician(caller): Technician,
    request: Result<Path<RequestId>, PathRejection>,
) -> Result<Json<Request>, ApiRefusal> {
    let Path(request) = request.map_err(|_| ProblemKind::NotFound)?;
    let request = app
        .storage
        .visible_request(caller.technician.id, request)
        .await?;
    Ok(Json(request.ok_or(ProblemKind::NotFound)?))
}

pub(super) async fn timeline(
    State(app): State<AppState>,
    Technician(caller): Technician,
    request: Result<Path<RequestId>, PathRejection>,
    query: Result<Query<TimelineQuery>, QueryRejection>,
) -> Result<Json<TimelinePage>, ApiRefusal> {
    let Path(request) = request.map_err(|_| ProblemKind::NotFound)?;
    let Query(query) = query.map_err(|_| ProblemKind::BadRequest)?;
    let before = number(&query.before)?.map(Seq);
    let limit = limit(&query.limit, MAX_TIMELINE)?;
    let viewer = caller.technician.id;
    let page = app
        .storage
        .visible_timeline(viewer, request, before, limit)
        .await?;
    Ok(Json(page.ok_or(ProblemKind::NotFound)?))
}

/// The other requests of a request's customer.
pub(super) async fn others(
    State(app): State<AppState>,
    Technician(caller): Technician,
    request: Result<Path<RequestId>, PathRejection>,
) -> Result<Json<RequestPage>, ApiRefusal> {
    let Path(request) = request.map_err(|_| ProblemKind::NotFound)?;
    let viewer = caller.technician.id;
    let page = app.storage.others(viewer, request, MAX_OTHERS).await?;
    Ok(Json(page.ok_or(ProblemKind::NotFound)?))
}

/// Who could take a request over.
pub(super) async fn colleagues(
    State(app): State<AppState>,
    Technician(caller): Technician,
    request: Result<Path<RequestId>, PathRejection>,
) -> Result<Json<Vec<Colleague>>, ApiRefusal> {
    let Path(request) = request.map_err(|_| ProblemKind::NotFound)?;
    let viewer = caller.technician.id;
    let colleagues = app.storage.colleagues(viewer, request).await?;
    let mut colleagues = colleagues.ok_or(ProblemKind::NotFound)?;
    for colleague in &mut colleagues {
        colleague.is_connected = app.hub.is_connected(colleague.technician.id);
    }
    Ok(Json(colleagues))
}

fn view(text: &str) -> Result<View, ProblemKind> {
    match text {
        "" | "all" => Ok(View::All),
        "new" => Ok(View::New),
        "active" => Ok(View::Active),
        "completed" => Ok(View::Completed),
        _ => Err(ProblemKind::BadRequest),
    }
}

/// A number; `None` where there is no text.
pub(super) fn number(text: &str) -> Result<Option<i64>, ProblemKind> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ProblemKind::BadRequest),
    }
}

fn limit(text: &str, most: usize) -> Result<usize, ProblemKind> {
    match text {
        "" => Ok(most),
        text => {
            let limit: usize = text.parse().map_err(|_| ProblemKind::BadRequest)?;
            Ok(limit.clamp(1, most))
        }
    }
}
