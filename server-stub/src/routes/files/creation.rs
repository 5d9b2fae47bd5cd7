//! Beginning to send a file: what can be refused before its first byte is.

use atiende_gate::{Accepted, check_name, check_size};
use atiende_protocol::http::ProblemKind;
use atiende_protocol::{FileId, FileRefusal, Refusal, Request, Settings};
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::headers::{check_version, expires, header, number};
use super::metadata::filename;
use super::refusal::UploadRefusal;
use super::sender::Sending;
use crate::AppState;
use crate::auth::TooMany;
use crate::commands;
use crate::files::{expiry, sender};
use crate::storage::{BegunUpload, Upload, UploadRoom};

/// How many files may be on their way in one request.
const MAX_IN_REQUEST: usize = 20;

/// How many files may be on their way at all.
const MAX_IN_ALL: usize = 2_000;

/// When to try again, where too many are on their way.
const RETRY_SECS: u64 = 60;

/// A file as it is announced.
struct Announced {
    name: String,
    size: u64,
}

pub(super) async fn create<S: Into<Sending>>(
    State(app): State<AppState>,
    sending: S,
    headers: HeaderMap,
) -> Result<Response, UploadRefusal> {
    let sending = sending.into();
    check_version(&headers)?;
    let announced = announced(&headers)?;
    let upload = begin(&app, &sending, announced).await?;
    let location = format!("{}/uploads/{}", sending.base, upload.id);
    let head = [(LOCATION, location), expires(upload.expires_at)];
    Ok((StatusCode::CREATED, head).into_response())
}

/// Its length may not be told later.
fn announced(headers: &HeaderMap) -> Result<Announced, UploadRefusal> {
    let size = number(headers, "upload-length").ok_or(ProblemKind::BadRequest)?;
    let name = header(headers, "upload-metadata")
        .and_then(filename)
        .ok_or(ProblemKind::BadRequest)?;
    Ok(Announced { name, size })
}

async fn begin(
    app: &AppState,
    sending: &Sending,
    announced: Announced,
) -> Result<Upload, UploadRefusal> {
    let settings = app.storage.settings().await?;
    let request = permitted(app, sending, &announced).await?;
    let refused = |refusal| {
        let sender = sender(sending.author, &request);
        UploadRefusal::of_file(&announced.name, refusal, sender, sending.locale)
    };
    let accepted = accepted(app, sending, &request, &announced, &settings).map_err(&refused)?;
    let now = crate::now();
    let upload = Upload {
        id: FileId(Uuid::new_v4()),
        request: sending.request,
        author: sending.author,
        name: accepted.name.into(),
        size: announced.size,
        waits_for_scan: false,
        created_at: now,
        expires_at: expiry(now),
    };
    let room = UploadRoom {
        request_bytes: settings.max_request_bytes,
        in_request: MAX_IN_REQUEST,
        in_all: MAX_IN_ALL,
    };
    match app.storage.begin_upload(upload.clone(), room).await? {
        BegunUpload::Begun => Ok(upload),
        BegunUpload::RequestFull => Err(refused(FileRefusal::RequestFull {
            max: settings.max_request_bytes,
        })),
        BegunUpload::TooMany => Err(refused(FileRefusal::TooFast {
            retry_secs: RETRY_SECS,
        })),
    }
}

/// The request, where a file may be sent there now.
async fn permitted(
    app: &AppState,
    sending: &Sending,
    announced: &Announced,
) -> Result<Request, UploadRefusal> {
    let refusal =
        match commands::may_send_file(app, sending.author, sending.request, commands::Arrived::Now)
            .await
        {
            Ok(request) => return Ok(request),
            Err(refusal) => refusal,
        };
    let stored = match refusal {
        Refusal::Unavailable => return Err(ProblemKind::Unavailable.into()),
        _ => app.storage.request(sending.request).await?,
    };
    let request = stored.ok_or(UploadRefusal::Missing)?.request;
    let sender = sender(sending.author, &request);
    let refusal = FileRefusal::NotNow;
    Err(UploadRefusal::of_file(
        &announced.name,
        refusal,
        sender,
        sending.locale,
    ))
}

fn accepted(
    app: &AppState,
    sending: &Sending,
    request: &Request,
    announced: &Announced,
    settings: &Settings,
) -> Result<Accepted, FileRefusal> {
    let accepted = check_name(&announced.name, sender(sending.author, request))?;
    check_size(announced.size, settings.max_file_bytes)?;
    let counted = app.limiter.upload(sending.request.0);
    counted.map_err(|TooMany { retry_secs }| FileRefusal::TooFast { retry_secs })?;
    Ok(accepted)
}
