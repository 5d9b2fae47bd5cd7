//! Refused calls of the upload protocol.

use atiende_assets::Locale;
use atiende_gate::Sender;
use atiende_protocol::FileRefusal;
use atiende_protocol::http::{FileProblem, ProblemKind};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::auth::TooMany;
use crate::portal::file_message;
use crate::routes::ApiRefusal;
use crate::storage::StorageError;

/// The version of the protocol.
pub(super) const VERSION: &str = "1.0.0";

/// The status for bytes that are not those that were sent.
const CHECKSUM_MISMATCH: u16 = 460;

/// A refused call.
pub(super) enum UploadRefusal {
    /// There is nothing here that the caller may know of.
    Missing,
    /// It was there, and is not any more.
    Gone,
    /// The caller speaks another version.
    OtherVersion,
    /// The body is of another media type.
    OtherType,
    /// The upload has come to another place.
    Elsewhere,
    /// Somebody else is writing it.
    Busy,
    /// The body did not come in time, or not to its end.
    Cut,
    /// It would be longer than was said.
    TooMany,
    /// The file is refused.
    File(Box<FileProblem>),
    /// Anything else.
    Other(ApiRefusal),
}

impl UploadRefusal {
    /// The refusal of a file, worded for a customer.
    pub(super) fn of_file(
        name: &str,
        refusal: FileRefusal,
        sender: Sender<'_>,
        locale: Option<&'static Locale>,
    ) -> Self {
        let mut problem = FileProblem {
            name: name.to_owned(),
            refusal,
            allowed: sender.allowed().iter().collect(),
            message: None,
        };
        problem.message = locale.map(|locale| file_message(locale, &problem));
        Self::File(Box::new(problem))
    }

    fn status(&self) -> Option<StatusCode> {
        Some(match self {
            Self::Missing | Self::Other(_) => return None,
            Self::Gone => StatusCode::GONE,
            Self::OtherVersion => StatusCode::PRECONDITION_FAILED,
            Self::OtherType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Elsewhere => StatusCode::CONFLICT,
            Self::Busy => StatusCode::LOCKED,
            Self::Cut => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany => StatusCode::PAYLOAD_TOO_LARGE,
            Self::File(problem) => match problem.refusal {
                FileRefusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                FileRefusal::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
                // The number is one that a status can have.
                FileRefusal::ChecksumDiffers => StatusCode::from_u16(CHECKSUM_MISMATCH).ok()?,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            },
        })
    }

    fn refusal(self) -> ApiRefusal {
        match self {
            Self::Missing | Self::Gone => ProblemKind::NotFound.into(),
            Self::File(problem) => (*problem).into(),
            Self::Other(refusal) => refusal,
            Self::Busy => ProblemKind::Unavailable.into(),
            Self::OtherVersion | Self::OtherType | Self::Elsewhere | Self::Cut | Self::TooMany => {
                ProblemKind::BadRequest.into()
            }
        }
    }
}

impl IntoResponse for UploadRefusal {
    fn into_response(self) -> Response {
        let status = self.status();
        let is_other_version = matches!(self, Self::OtherVersion);
        let mut response = self.refusal().into_response();
        if let Some(status) = status {
            *response.status_mut() = status;
        }
        if is_other_version {
            let version = HeaderValue::from_static(VERSION);
            let name = HeaderName::from_static("tus-version");
            response.headers_mut().insert(name, version);
        }
        response
    }
}

impl From<ApiRefusal> for UploadRefusal {
    fn from(refusal: ApiRefusal) -> Self {
        Self::Other(refusal)
    }
}

impl From<ProblemKind> for UploadRefusal {
    fn from(kind: ProblemKind) -> Self {
        Self::Other(kind.into())
    }
}

impl From<TooMany> for UploadRefusal {
    fn from(too_many: TooMany) -> Self {
        Self::Other(too_many.into())
    }
}

impl From<StorageError> for UploadRefusal {
    fn from(error: StorageError) -> Self {
        Self::Other(error.into())
    }
}
