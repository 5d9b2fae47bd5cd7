//! Refused calls of the API: a status, and a word that a program can compare.

use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::http::{FileProblem, Problem, ProblemKind};
use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::administration::fault;
use crate::auth::TooMany;
use crate::storage::{StorageError, Taken};

/// A refused call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRefusal {
    kind: ProblemKind,
    retry_secs: Option<u64>,
    fields: Vec<FieldProblem>,
    file: Option<Box<FileProblem>>,
}

impl From<ProblemKind> for ApiRefusal {
    fn from(kind: ProblemKind) -> Self {
        Self {
            kind,
            retry_secs: None,
            fields: Vec::new(),
            file: None,
        }
    }
}

impl From<TooMany> for ApiRefusal {
    fn from(too_many: TooMany) -> Self {
        Self {
            retry_secs: Some(too_many.retry_secs),
            ..ProblemKind::TooManyTries.into()
        }
    }
}

impl From<StorageError> for ApiRefusal {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => ProblemKind::NotFound.into(),
            StorageError::NotAdministrator => ProblemKind::Forbidden.into(),
            StorageError::Taken(taken) => vec![fault(field(taken), "taken")].into(),
            error => {
                tracing::error!(%error, "a call failed");
                ProblemKind::Unavailable.into()
            }
        }
    }
}

impl From<Vec<FieldProblem>> for ApiRefusal {
    fn from(fields: Vec<FieldProblem>) -> Self {
        Self {
            fields,
            ..ProblemKind::Invalid.into()
        }
    }
}

impl From<FileProblem> for ApiRefusal {
    fn from(file: FileProblem) -> Self {
        Self {
            file: Some(Box::new(file)),
            ..ProblemKind::FileRefused.into()
        }
    }
}

/// The field of a form that must be unique.
fn field(taken: Taken) -> &'static str {
    match taken {
        Taken::Email => "email",
        Taken::CompanyName => "name",
        Taken::Slug | Taken::CompanyPortal => "slug",
    }
}

impl IntoResponse for ApiRefusal {
    fn into_response(self) -> Response {
        let status = match self.kind {
            ProblemKind::BadRequest => StatusCode::BAD_REQUEST,
            ProblemKind::SignInNeeded | ProblemKind::WrongPassword => StatusCode::UNAUTHORIZED,
            ProblemKind::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
            ProblemKind::Forbidden => StatusCode::FORBIDDEN,
            ProblemKind::FileRefused | ProblemKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            ProblemKind::NotFound => StatusCode::NOT_FOUND,
            ProblemKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        let problem = Problem {
            error: self.kind,
            fields: self.fields,
            file: self.file.map(|file| *file),
        };
        let mut response = (status, Json(problem)).into_response();
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
