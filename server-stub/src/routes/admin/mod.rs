//! `/api/v1/admin`: for administrators only. Each change lands in the audit log.

mod audit;
mod companies;
mod deliveries;
mod sessions;
mod settings;
mod technicians;

use atiende_protocol::http::ProblemKind;
use axum::extract::Path;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::routing::{delete, get, patch, post, put};
use axum::{Json, Router};

use crate::AppState;

/// The routes.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/companies", get(companies::list).post(companies::add))
        .route("/companies/{company}", patch(companies::rename))
        .route("/companies/{company}/portal", put(companies::set_portal))
        .route(
            "/technicians",
            get(technicians::list).post(technicians::invite),
        )
        .route("/technicians/{technician}", patch(technicians::change))
        .route("/technicians/{technician}/reset", post(technicians::reset))
        .route(
            "/technicians/{technician}/sessions",
            get(sessions::list).delete(sessions::end_all),
        )
        .route(
            "/technicians/{technician}/sessions/{session}",
            delete(sessions::end),
        )
        .route("/settings", get(settings::show).put(settings::change))
        .route("/audit", get(audit::page))
        .route("/deliveries", get(deliveries::page))
        .route("/deliveries/{delivery}/retry", post(deliveries::retry))
}

/// What stands in the address; what is no number names nothing.
pub(super) fn named<T>(path: Result<Path<T>, PathRejection>) -> Result<T, ProblemKind> {
    path.map(|Path(id)| id).map_err(|_| ProblemKind::NotFound)
}

/// What stands in the body.
pub(super) fn body<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, ProblemKind> {
    body.map(|Json(form)| form)
        .map_err(|_| ProblemKind::BadRequest)
}
