//! The extractor for routes that only administrators may call.

use atiende_protocol::http::ProblemKind;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::Technician;
use crate::AppState;
use crate::routes::ApiRefusal;
use crate::storage::{By, SessionTechnician};

/// The administrator who calls.
pub struct Administrator(pub SessionTechnician);

impl Administrator {
    /// The same, as acts are signed.
    pub fn now(&self) -> By {
        By {
            technician: Some(self.0.technician.id),
            at: crate::now(),
        }
    }
}

impl FromRequestParts<AppState> for Administrator {
    type Rejection = ApiRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ApiRefusal> {
        let Technician(caller) = Technician::from_request_parts(parts, app).await?;
        if caller.technician.is_administrator {
            Ok(Self(caller))
        } else {
            Err(ProblemKind::Forbidden.into())
        }
    }
}
