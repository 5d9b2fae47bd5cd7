//! A technician's sign-ins.

use atiende_protocol::http::admin::Session;
use atiende_protocol::{SessionId, TechnicianId};
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};

use super::named;
use crate::AppState;
use crate::auth::Administrator;
use crate::routes::ApiRefusal;
use crate::storage::Act;

pub(super) async fn list(
    State(app): State<AppState>,
    administrator: Administrator,
    technician: Result<Path<TechnicianId>, PathRejection>,
) -> Result<Json<Vec<Session>>, ApiRefusal> {
    left(&app, &administrator, named(technician)?).await
}

pub(super) async fn end_all(
    State(app): State<AppState>,
    administrator: Administrator,
    technician: Result<Path<TechnicianId>, PathRejection>,
) -> Result<Json<Vec<Session>>, ApiRefusal> {
    let technician = named(technician)?;
    let act = Act::EndSessions(technician);
    app.storage.administer(administrator.now(), act).await?;
    left(&app, &administrator, technician).await
}

pub(super) async fn end(
    State(app): State<AppState>,
    administrator: Administrator,
    path: Result<Path<(TechnicianId, SessionId)>, PathRejection>,
) -> Result<Json<Vec<Session>>, ApiRefusal> {
    let (technician, session) = named(path)?;
    let act = Act::EndSession(technician, session);
    app.storage.administer(administrator.now(), act).await?;
    left(&app, &administrator, technician).await
}

/// The sign-ins that are left.
async fn left(
    app: &AppState,
    administrator: &Administrator,
    technician: TechnicianId,
) -> Result<Json<Vec<Session>>, ApiRefusal> {
    let current = administrator.0.session.0;
    let sessions = app.storage.sign_ins_of(technician).await?.into_iter();
    let sessions = sessions.map(|session| Session {
        id: session.id,
        device: session.device,
        signed_in_at: session.signed_in_at,
        last_used_at: session.last_used_at,
        is_current: session.id.0 == current,
    });
    Ok(Json(sessions.collect()))
}
