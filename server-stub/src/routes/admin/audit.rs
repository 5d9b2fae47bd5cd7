//! Reading what administrators did.

use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::admin::AuditPage;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::AppState;
use crate::auth::Administrator;
use crate::routes::ApiRefusal;

/// How many records one answer has at most.
const PAGE: usize = 100;

/// Which part of the audit log.
#[derive(Deserialize)]
pub(super) struct AuditQuery {
    before: Option<i64>,
}

pub(super) async fn page(
    State(app): State<AppState>,
    _: Administrator,
    query: Result<Query<AuditQuery>, QueryRejection>,
) -> Result<Json<AuditPage>, ApiRefusal> {
    let Query(AuditQuery { before }) = query.map_err(|_| ProblemKind::BadRequest)?;
    Ok(Json(app.storage.audit_page(before, PAGE).await?))
}
