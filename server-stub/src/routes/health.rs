//! For those who watch the service.

use axum::extract::State;
use axum::http::StatusCode;

use crate::AppState;

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The process can do its work: the storage answers.
pub(super) async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.storage.access_epoch().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the storage does not answer\n",
            )
        }
    }
}
