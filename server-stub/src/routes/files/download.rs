//! Fetching files and their previews. Every fetch proves file, request and caller (R-05, D11).

use std::ops::Range;

use atiende_protocol::http::ProblemKind;
use atiende_protocol::{FileId, RequestId};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::part::Part;
use crate::AppState;
use crate::auth::Technician;
use crate::files::{hex, preview};
use crate::portal::{PageRefusal, Visitor, Why};
use crate::routes::ApiRefusal;
use crate::storage::{StorageError, StoredFile, TokenHash};

/// Opened in a browser, it may do nothing and load nothing.
const CSP: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// All but the `attr-char` of RFC 5987.
const NAME: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

type OfRequest = Result<Path<(RequestId, FileId)>, PathRejection>;
type OfToken = Result<Path<(String, String)>, PathRejection>;

pub(super) async fn for_technician(
    State(app): State<AppState>,
    caller: Technician,
    asked: OfRequest,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, ApiRefusal> {
    let file = visible(&app, caller, asked).await?;
    Ok(content(&app, &file, &method, &headers).await?)
}

pub(super) async fn preview_for_technician(
    State(app): State<AppState>,
    caller: Technician,
    asked: OfRequest,
) -> Result<Response, ApiRefusal> {
    let file = visible(&app, caller, asked).await?;
    let preview = picture(&app, &file).await?;
    Ok(preview.ok_or(ProblemKind::NotFound)?)
}

pub(super) async fn for_customer(
    State(app): State<AppState>,
    visitor: Visitor,
    asked: OfToken,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, PageRefusal> {
    let file = own(&app, visitor, asked).await?;
    let content = content(&app, &file, &method, &headers).await;
    content.map_err(|error| PageRefusal::broken(visitor.locale, &error))
}

pub(super) async fn preview_for_customer(
    State(app): State<AppState>,
    visitor: Visitor,
    asked: OfToken,
) -> Result<Response, PageRefusal> {
    let file = own(&app, visitor, asked).await?;
    let preview = picture(&app, &file).await;
    let preview = preview.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
    preview.ok_or_else(|| visitor.refuse(Why::NoRequest))
}

/// The file, where it belongs to the request and the technician may read what is said there.
async fn visible(
    app: &AppState,
    Technician(caller): Technician,
    asked: OfRequest,
) -> Result<StoredFile, ApiRefusal> {
    let viewer = caller.technician.id;
    app.limiter.technician_fetch(viewer.0)?;
    let Path((request, id)) = asked.map_err(|_| ProblemKind::NotFound)?;
    let file = app.storage.visible_file(viewer, request, id).await?;
    Ok(file.ok_or(ProblemKind::NotFound)?)
}

/// The file, where it belongs to the request of the token.
async fn own(app: &AppState, visitor: Visitor, asked: OfToken) -> Result<StoredFile, PageRefusal> {
    let missing = || visitor.refuse(Why::NoRequest);
    let Path((token, id)) = asked.map_err(|_| missing())?;
    let token = TokenHash::of(&token);
    let broken = |error: StorageError| PageRefusal::broken(visitor.locale, &error);
    let request = app.storage.customer_request(token).await.map_err(broken)?;
    let too_many = |too_many| visitor.refuse(Why::TooMany(too_many));
    let Some(request) = request else {
        app.limiter.missed_link(visitor.address).map_err(too_many)?;
        return Err(missing());
    };
    let request = request.request.id;
    app.limiter.customer_fetch(request.0).map_err(too_many)?;
    let id = id.parse().map(FileId).map_err(|_| missing())?;
    let file = app.storage.customer_file(token, id).await;
    file.map_err(broken)?.ok_or_else(missing)
}

async fn content(
    app: &AppState,
    file: &StoredFile,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, StorageError> {
    let etag = format!("\"{}\"", hex(file.sha256));
    let part = Part::asked(headers, file.size, &etag);
    let mut response = match part {
        Part::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        // Parts are only for those who want bytes.
        _ if method == Method::HEAD => sized(file.size, Body::empty()),
        Part::BeyondEnd => {
            let range = format!("bytes */{}", file.size);
            (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, range)]).into_response()
        }
        Part::Whole => sized(file.size, bytes(app, file, 0..file.size).await?),
        Part::Bytes(range) => partial(file.size, range.clone(), bytes(app, file, range).await?),
    };
    response.headers_mut().extend(described(file, &etag));
    Ok(response)
}

fn sized(length: u64, body: Body) -> Response {
    ([(CONTENT_LENGTH, length)], body).into_response()
}

fn partial(size: u64, range: Range<u64>, body: Body) -> Response {
    let told = format!(
        "bytes {}-{}/{size}",
        range.start,
        range.end.saturating_sub(1)
    );
    let length = range.end.saturating_sub(range.start);
    let mut response = sized(length, body);
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    // Numbers are always a header.
    response
        .headers_mut()
        .extend(told.parse().ok().map(|told| (CONTENT_RANGE, told)));
    response
}

/// What is said of a file whichever part of it is sent; the rest is said of every answer.
fn described(file: &StoredFile, etag: &str) -> HeaderMap {
    let name = utf8_percent_encode(&file.name, NAME);
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename*=UTF-8''{name}"),
        ),
        (CONTENT_SECURITY_POLICY, CSP.to_owned()),
        (ACCEPT_RANGES, "bytes".to_owned()),
        (ETAG, etag.to_owned()),
    ];
    // Nothing but visible ASCII is in them.
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.parse().ok()?)));
    headers.collect()
}

async fn bytes(app: &AppState, file: &StoredFile, part: Range<u64>) -> Result<Body, StorageError> {
    let content = app.files.blobs.read(file.sha256, part).await;
    content.map(Body::from_stream).map_err(unreadable)
}

/// The preview; `None` where there is none.
async fn picture(app: &AppState, file: &StoredFile) -> Result<Option<Response>, StorageError> {
    if !file.has_preview {
        return Ok(None);
    }
    let bytes = app.files.blobs.preview(file.sha256).await;
    let bytes = bytes.map_err(unreadable)?;
    let headers = [
        (CONTENT_TYPE, preview::media_type(file.file_type)),
        (CONTENT_DISPOSITION, "inline"),
        (CONTENT_SECURITY_POLICY, CSP),
    ];
    Ok(Some((headers, bytes).into_response()))
}

fn unreadable(error: object_store::Error) -> StorageError {
    StorageError::Unavailable(Box::new(error))
}
