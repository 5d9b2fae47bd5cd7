//! Uploads by the tus 1.0 protocol: a place for the bytes, how many are there, the next ones.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use atiende_core::{UploadAnswer, files};
use atiende_protocol::http::{FileProblem, Problem};
use atiende_protocol::{FileId, FileRefusal, RequestId};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use url::Url;
use uuid::Uuid;

use super::Http;
use crate::ports::Token;

/// How many bytes at once go to the socket: so finely progress is seen.
const PIECE: usize = 32 * 1024;

/// How long a part may take; whether anything moves is watched more closely elsewhere.
const LONGEST: Duration = Duration::from_secs(3600);

/// Which version of the protocol we speak.
const VERSION: (&str, &str) = ("Tus-Resumable", "1.0.0");

/// How the service says what became of a file that it has.
const FILE: &str = "Atiende-File";

/// tus: the checksum does not fit.
const CHECKSUM_DIFFERS: u16 = 460;

/// Why a step of an upload was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TusError {
    /// No answer, or none that helps: to be tried again.
    #[error("the service does not answer: {0}")]
    Offline(String),
    /// To be tried again after so many seconds.
    #[error("too fast")]
    TooFast(u64),
    /// The service does not know the upload.
    #[error("the service does not know it")]
    Lost,
    /// The service has more or fewer bytes than we believed.
    #[error("the service is elsewhere")]
    Elsewhere,
    /// The bytes were changed on their way.
    #[error("the checksum differs")]
    Checksum,
    /// The service said no.
    #[error("refused")]
    Refused(Box<FileProblem>),
}

impl From<reqwest::Error> for TusError {
    fn from(error: reqwest::Error) -> Self {
        Self::Offline(error.without_url().to_string())
    }
}

/// An upload that the service has a place for.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) service: &'a str,
    pub(crate) token: &'a Token,
    pub(crate) location: &'a str,
    /// The file's name.
    pub(crate) name: &'a str,
}

/// What the service has of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Has {
    /// So many bytes.
    pub(crate) offset: u64,
    /// What became of them, once they are all there.
    pub(crate) outcome: Option<Outcome>,
}

/// What became of a file that is there as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is in the chat.
    Sent,
    /// The scanner has not agreed yet.
    Scanning,
}

/// Bytes that go next, and their SHA-256.
pub(crate) struct Part {
    pub(crate) offset: u64,
    pub(crate) content: Bytes,
    pub(crate) sha256: [u8; 32],
}

impl Http {
    /// Asks for a place for a file.
    pub(crate) async fn create_upload(
        &self,
        (service, token): (&str, &Token),
        request: RequestId,
        (name, size): (&str, u64),
    ) -> Result<UploadAnswer, TusError> {
        let url = format!("{service}/api/v1/requests/{request}/files");
        let metadata = format!("filename {}", STANDARD.encode(name));
        let call = self
            .client
            .post(url)
            .bearer_auth(&token.0)
            .header(VERSION.0, VERSION.1)
            .header("Upload-Length", size)
            .header("Upload-Metadata", metadata);
        let response = accepted(call.send().await?, name).await?;
        let location = header(&response, "Location").ok_or(TusError::Lost)?;
        address(service, &location)?; // A place elsewhere is none: the token would go there.
        let file = location.rsplit('/').next();
        let file = file.and_then(|id| Uuid::parse_str(id).ok()).map(FileId);
        Ok(UploadAnswer::Created { location, file })
    }

    /// How many bytes the service has.
    pub(crate) async fn upload_state(&self, place: Place<'_>) -> Result<Has, TusError> {
        let response = self.tus(Method::HEAD, place)?.send().await?;
        has(&accepted(response, place.name).await?)
    }

    /// Sends the next bytes; `gone` counts those that have left.
    pub(crate) async fn send_part(
        &self,
        place: Place<'_>,
        part: Part,
        gone: Arc<AtomicU64>,
    ) -> Result<Has, TusError> {
        let checksum = format!("sha256 {}", STANDARD.encode(part.sha256));
        let call = self
            .tus(Method::PATCH, place)?
            .timeout(LONGEST)
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", part.offset)
            .header("Upload-Checksum", checksum)
            .body(reqwest::Body::wrap(Counted {
                rest: part.content,
                gone,
            }));
        has(&accepted(call.send().await?, place.name).await?)
    }

    /// Says that an upload will not go on.
    pub(crate) async fn end_upload(&self, place: Place<'_>) -> Result<(), TusError> {
        let response = self.tus(Method::DELETE, place)?.send().await?;
        accepted(response, place.name).await?;
        Ok(())
    }

    fn tus(&self, method: Method, place: Place<'_>) -> Result<RequestBuilder, TusError> {
        let call = self
            .client
            .request(method, address(place.service, place.location)?);
        Ok(call
            .bearer_auth(&place.token.0)
            .header(VERSION.0, VERSION.1))
    }
}

/// Where a place is, if it is at the service and nowhere else.
fn address(service: &str, location: &str) -> Result<Url, TusError> {
    let service = Url::parse(service).map_err(|_| TusError::Lost)?;
    let place = service.join(location).map_err(|_| TusError::Lost)?;
    let is_at_service = place.origin() == service.origin();
    is_at_service.then_some(place).ok_or(TusError::Lost)
}

async fn accepted(response: Response, name: &str) -> Result<Response, TusError> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    Err(match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => TusError::Lost,
        StatusCode::CONFLICT => TusError::Elsewhere,
        StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::TOO_MANY_REQUESTS
        | StatusCode::UNPROCESSABLE_ENTITY => refused(response, name).await,
        status if status.as_u16() == CHECKSUM_DIFFERS => TusError::Checksum,
        // Without a sign-in nothing helps but the live connection, which will tell. What is locked
        // is our own earlier part, which the service has not given up yet.
        StatusCode::UNAUTHORIZED | StatusCode::REQUEST_TIMEOUT | StatusCode::LOCKED => {
            offline(status)
        }
        status if status.is_client_error() => refusal(name, FileRefusal::NotNow),
        status => offline(status),
    })
}

fn offline(status: StatusCode) -> TusError {
    TusError::Offline(status.to_string())
}

async fn refused(response: Response, name: &str) -> TusError {
    let is_too_fast = response.status() == StatusCode::TOO_MANY_REQUESTS;
    let retry_secs = retry_after(&response);
    let problem = response.json::<Problem>().await.ok();
    match problem.and_then(|problem| problem.file) {
        Some(FileProblem {
            refusal: FileRefusal::TooFast { retry_secs },
            ..
        }) => TusError::TooFast(retry_secs),
        Some(problem) => TusError::Refused(Box::new(FileProblem {
            name: name.to_owned(),
            ..problem
        })),
        None if is_too_fast => TusError::TooFast(retry_secs),
        None => refusal(name, FileRefusal::NotNow),
    }
}

/// The console's own refusal of a technician's file.
pub(crate) fn refusal(name: &str, refusal: FileRefusal) -> TusError {
    TusError::Refused(files::problem(name, refusal))
}

fn retry_after(response: &Response) -> u64 {
    let secs = header(response, "Retry-After").and_then(|secs| secs.parse().ok());
    secs.unwrap_or(super::RETRY_SECS)
}

fn has(response: &Response) -> Result<Has, TusError> {
    let offset = header(response, "Upload-Offset").and_then(|offset| offset.parse().ok());
    let offset = offset.ok_or_else(|| TusError::Offline("no offset".to_owned()))?;
    let outcome = match header(response, FILE).as_deref() {
        Some("sent") => Some(Outcome::Sent),
        Some("scanning") => Some(Outcome::Scanning),
        _ => None,
    };
    Ok(Has { offset, outcome })
}

fn header(response: &Response, name: &str) -> Option<String> {
    let value = response.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// Bytes on their way to the socket; counted as they go.
struct Counted {
    rest: Bytes,
    gone: Arc<AtomicU64>,
}

impl Body for Counted {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        self.gone.fetch_add(length as u64, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_at_another_service_is_none() {
        let at = |location| address("https://a.example", location).is_ok();
        assert!(at("/api/v1/requests/1/uploads/x"));
        assert!(at("https://a.example/api/v1/requests/1/uploads/x"));
        for elsewhere in ["https://b.example/x", "//b.example/x", "http://a.example/x"] {
            assert!(!at(elsewhere), "{elsewhere}");
        }
    }
}
