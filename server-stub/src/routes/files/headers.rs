//! The headers of the upload protocol.

use atiende_protocol::Timestamp;
use atiende_protocol::http::ProblemKind;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use super::refusal::{UploadRefusal, VERSION};
use crate::files::checksum::Checksum;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
pub(super) const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
pub(super) const LENGTH: HeaderName = HeaderName::from_static("upload-length");
pub(super) const FILE: HeaderName = HeaderName::from_static("atiende-file");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");

/// Every answer says which version it speaks.
pub(super) async fn name_version(mut response: Response) -> Response {
    let version = HeaderValue::from_static(VERSION);
    response.headers_mut().insert(RESUMABLE, version);
    response
}

/// What the bytes of a part must be.
pub(super) fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, ProblemKind> {
    match header(headers, "upload-checksum") {
        None => Ok(None),
        Some(text) => Ok(Some(Checksum::parse(text).ok_or(ProblemKind::BadRequest)?)),
    }
}

/// Whether the caller speaks our version.
pub(super) fn check_version(headers: &HeaderMap) -> Result<(), UploadRefusal> {
    match header(headers, RESUMABLE.as_str()) {
        Some(VERSION) => Ok(()),
        _ => Err(UploadRefusal::OtherVersion),
    }
}

/// The header that says until when an upload may go on.
pub(super) fn expires(at: Timestamp) -> (HeaderName, String) {
    let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::MAX);
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    // A year of five digits cannot be written so; nobody uploads that long.
    let text = printer.timestamp_to_rfc9110_string(&at).unwrap_or_default();
    (EXPIRES, text)
}

/// The text of a header; an unreadable one is none.
pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The number in a header: digits and nothing else.
pub(super) fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = header(headers, name)?;
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}
