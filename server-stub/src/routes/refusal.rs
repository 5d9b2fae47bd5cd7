//! Refused calls of the API: a status, and a word that a program can compare.

use atiende_protocol::http::{Problem, ProblemKind};
use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::auth::TooMany;
use crate::storage::StorageError;

/// A refused call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiRefusal {
    kind: ProblemKind,
    retry_secs: Option<u64>,
}

impl From<ProblemKind> for ApiRefusal {
    fn from(kind: ProblemKind) -> Self {
        Self {
            kind,
            retry_secs: None,
        }
    }
}

impl From<TooMany> for ApiRefusal {
    fn from(too_many: TooMany) -> Self {
        Self {
            kind: ProblemKind::TooManyTries,
            retry_secs: Some(too_many.retry_secs),
        }
    }
}

impl From<StorageError> for ApiRefusal {
    fn from(error: StorageError) -> Self {
        if matches!(error, StorageError::NotFound) {
            return ProblemKind::NotFound.into();
        }
        tracing::error!(%error, "a call failed");
        ProblemKind::Unavailable.into()
    }
}

impl IntoResponse for ApiRefusal {
    fn into_response(self) -> Response {
        let status = match self.kind {
            ProblemKind::BadRequest => StatusCode::BAD_REQUEST,
            ProblemKind::SignInNeeded | ProblemKind::WrongPassword => StatusCode::UNAUTHORIZED,
            ProblemKind::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
            ProblemKind::NotFound => StatusCode::NOT_FOUND,
            ProblemKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        let mut response = (status, Json(Problem { error: self.kind })).into_response();
        let headers = response.headers_mut();
        if let Some(retry_secs) = self.retry_secs {
            headers.insert(RETRY_AFTER, HeaderValue::from(retry_secs));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
