//! What was sent, and what could not be.

use atiende_protocol::DeliveryId;
use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::notification::{DeliveryPage, DeliveryStatus};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

use super::named;
use crate::AppState;
use crate::auth::Administrator;
use crate::routes::ApiRefusal;

/// How many are on one page.
const PAGE: usize = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    status: Option<DeliveryStatus>,
    before: Option<DeliveryId>,
}

pub(super) async fn page(
    State(app): State<AppState>,
    _: Administrator,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<DeliveryPage>, ApiRefusal> {
    let Query(asked) = asked.map_err(|_| ProblemKind::BadRequest)?;
    let page = app.storage.delivery_page(asked.status, asked.before, PAGE);
    Ok(Json(page.await?))
}

pub(super) async fn retry(
    State(app): State<AppState>,
    _: Administrator,
    delivery: Result<Path<DeliveryId>, PathRejection>,
) -> Result<StatusCode, ApiRefusal> {
    let delivery = named(delivery)?;
    if !app.storage.retry_delivery(delivery, crate::now()).await? {
        return Err(ProblemKind::NotFound.into());
    }
    app.outbox_moved.notify_one();
    Ok(StatusCode::ACCEPTED)
}
