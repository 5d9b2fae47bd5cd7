//! What holds for everybody.

use atiende_protocol::Settings;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;

use super::body;
use crate::AppState;
use crate::administration::check_settings;
use crate::auth::Administrator;
use crate::routes::ApiRefusal;
use crate::storage::Act;

pub(super) async fn show(
    State(app): State<AppState>,
    _: Administrator,
) -> Result<Json<Settings>, ApiRefusal> {
    Ok(Json(app.storage.settings().await?))
}

pub(super) async fn change(
    State(app): State<AppState>,
    administrator: Administrator,
    form: Result<Json<Settings>, JsonRejection>,
) -> Result<Json<Settings>, ApiRefusal> {
    let settings = check_settings(&body(form)?)?;
    let act = Act::ChangeSettings(settings);
    app.storage.administer(administrator.now(), act).await?;
    Ok(Json(app.storage.settings().await?))
}
