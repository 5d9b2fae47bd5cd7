//! The extractor for routes that only a signed-in technician may call.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::session::session_from_headers;
use crate::AppState;
use crate::routes::ApiRefusal;
use crate::storage::SessionTechnician;

/// The signed-in technician who calls. A route without it is open to everybody.
pub struct Technician(pub SessionTechnician);

impl FromRequestParts<AppState> for Technician {
    type Rejection = ApiRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ApiRefusal> {
        let session = session_from_headers(app, &parts.headers).await;
        session.map(Self).map_err(ApiRefusal::from)
    }
}
