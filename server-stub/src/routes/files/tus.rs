//! The upload protocol tus 1.0: how far an upload has come, its next bytes, and its end.

use atiende_protocol::FileRefusal;
use atiende_protocol::http::ProblemKind;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::headers::{FILE, LENGTH, OFFSET, check_version, checksum, expires, header, number};
use super::refusal::{UploadRefusal, VERSION};
use super::sender::Sending;
use crate::AppState;
use crate::commands::FileKey;
use crate::files::checksum::ALGORITHMS;
use crate::files::{
    Finished, Incoming, Received, finish, forget, is_expired, receive, sender,
    status as finished_before,
};
use crate::storage::Upload;

const EXTENSIONS: &str = "creation,expiration,termination,checksum";

/// The media type of a part of a file.
const PART: &str = "application/offset+octet-stream";

/// `OPTIONS`: what is possible.
pub(super) async fn options(State(app): State<AppState>) -> Result<Response, UploadRefusal> {
    let max = app.storage.settings().await?.max_file_bytes;
    let head = [
        ("tus-version", VERSION.to_owned()),
        ("tus-extension", EXTENSIONS.to_owned()),
        ("tus-max-size", max.to_string()),
        ("tus-checksum-algorithm", ALGORITHMS.to_owned()),
    ];
    Ok((StatusCode::NO_CONTENT, head).into_response())
}

/// `HEAD`: how far it has come.
pub(super) async fn status<S: Into<Sending>>(
    State(app): State<AppState>,
    sending: S,
    headers: HeaderMap,
) -> Result<Response, UploadRefusal> {
    let sending = sending.into();
    check_version(&headers)?;
    let key = sending.key()?;
    known(&app, key).await?;
    let turn = app.files.take_over(key.id).await;
    let _turn = turn.ok_or(UploadRefusal::Busy)?;
    let Some(upload) = on_its_way(&app, key).await? else {
        return sent(&app, &sending, key, None).await;
    };
    let offset = app.files.arrived(upload.id).await;
    let offset = offset.map_err(|_| ProblemKind::Unavailable)?;
    let mut response = if offset == upload.size {
        // Its last byte came, and then something went wrong.
        let finished = finish(&app, &upload).await;
        answer(&app, &sending, &upload, finished).await?
    } else {
        let head = [(OFFSET, offset.to_string()), expires(upload.expires_at)];
        head.into_response()
    };
    let length = HeaderValue::from(upload.size);
    response.headers_mut().insert(LENGTH, length);
    *response.status_mut() = StatusCode::OK;
    Ok(response)
}

/// `PATCH`: its next bytes.
pub(super) async fn append<S: Into<Sending>>(
    State(app): State<AppState>,
    sending: S,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, UploadRefusal> {
    let sending = sending.into();
    check_version(&headers)?;
    if header(&headers, CONTENT_TYPE.as_str()) != Some(PART) {
        return Err(UploadRefusal::OtherType);
    }
    let incoming = Incoming {
        offset: number(&headers, OFFSET.as_str()).ok_or(ProblemKind::BadRequest)?,
        checksum: checksum(&headers)?,
        body,
    };
    let permit = app.files.admit().ok_or(UploadRefusal::Busy)?;
    // A caller who goes away ends the body, but not what comes after it.
    let work = tokio::spawn(async move {
        let _permit = permit;
        take(&app, &sending, incoming).await
    });
    work.await.map_err(|_| ProblemKind::Unavailable)?
}

async fn take(
    app: &AppState,
    sending: &Sending,
    incoming: Incoming,
) -> Result<Response, UploadRefusal> {
    let key = sending.key()?;
    known(app, key).await?;
    let turn = app.files.wait(key.id).await.ok_or(UploadRefusal::Busy)?;
    let Some(upload) = on_its_way(app, key).await? else {
        return sent(app, sending, key, Some(incoming.offset)).await;
    };
    match receive(app, &turn, &upload, incoming).await {
        Ok(Received::UpTo(offset)) => {
            let until = expires(crate::files::expiry(crate::now()));
            let head = [(OFFSET, offset.to_string()), until];
            Ok((StatusCode::NO_CONTENT, head).into_response())
        }
        Ok(Received::Whole(finished)) => answer(app, sending, &upload, finished).await,
        Ok(Received::Elsewhere) => Err(UploadRefusal::Elsewhere),
        Ok(Received::OtherBytes) => {
            Err(refused(app, sending, &upload.name, FileRefusal::ChecksumDiffers).await?)
        }
        Ok(Received::TooMany) => Err(UploadRefusal::TooMany),
        Ok(Received::Cut) => Err(UploadRefusal::Cut),
        Err(error) => {
            tracing::error!(%error, "A part of a file could not be kept");
            Err(ProblemKind::Unavailable.into())
        }
    }
}

/// `DELETE`: gives it up.
pub(super) async fn terminate<S: Into<Sending>>(
    State(app): State<AppState>,
    sending: S,
    headers: HeaderMap,
) -> Result<StatusCode, UploadRefusal> {
    let sending = sending.into();
    check_version(&headers)?;
    let key = sending.key()?;
    known(&app, key).await?;
    let turn = app.files.take_over(key.id).await;
    let _turn = turn.ok_or(UploadRefusal::Busy)?;
    on_its_way(&app, key).await?.ok_or(UploadRefusal::Missing)?;
    forget(&app, key.id).await;
    Ok(StatusCode::NO_CONTENT)
}

/// The caller's own upload; those of others are not there. `None` where it is over.
async fn on_its_way(app: &AppState, key: FileKey) -> Result<Option<Upload>, UploadRefusal> {
    let upload = app.storage.upload(key.id).await?;
    let is_own = |upload: &Upload| upload.author == key.author && upload.request == key.request;
    let upload = upload.filter(is_own);
    if let Some(upload) = upload.as_ref().filter(|it| is_expired(it, crate::now())) {
        forget(app, upload.id).await;
        return Err(UploadRefusal::Gone);
    }
    Ok(upload)
}

/// Nobody waits for an upload that was never there.
async fn known(app: &AppState, key: FileKey) -> Result<(), UploadRefusal> {
    let upload = app.storage.upload(key.id).await?;
    let is_own = upload.is_some_and(|it| it.author == key.author && it.request == key.request);
    if is_own || finished_before(app, key).await?.is_some() {
        Ok(())
    } else {
        Err(UploadRefusal::Missing)
    }
}

/// The answer about an upload that is over. A repeat of its last part does nothing.
async fn sent(
    app: &AppState,
    sending: &Sending,
    key: FileKey,
    offset: Option<u64>,
) -> Result<Response, UploadRefusal> {
    let (finished, size) = finished_before(app, key)
        .await?
        .ok_or(UploadRefusal::Missing)?;
    if let Finished::Refused(refusal) = finished {
        return Err(refused(app, sending, "", refusal).await?);
    }
    if offset.is_some_and(|offset| offset != size) {
        return Err(UploadRefusal::Elsewhere);
    }
    let status = match offset {
        Some(_) => StatusCode::NO_CONTENT,
        None => StatusCode::OK,
    };
    let head = [
        (OFFSET, size.to_string()),
        (LENGTH, size.to_string()),
        (FILE, "sent".to_owned()),
    ];
    Ok((status, head).into_response())
}

/// The answer about an upload whose every byte has arrived.
async fn answer(
    app: &AppState,
    sending: &Sending,
    upload: &Upload,
    finished: Finished,
) -> Result<Response, UploadRefusal> {
    let word = match finished {
        Finished::Sent => "sent",
        Finished::Scanning => "scanning",
        Finished::Failed => return Err(ProblemKind::Unavailable.into()),
        Finished::Refused(refusal) => {
            return Err(refused(app, sending, &upload.name, refusal).await?);
        }
    };
    let head = [(OFFSET, upload.size.to_string()), (FILE, word.to_owned())];
    Ok((StatusCode::NO_CONTENT, head).into_response())
}

async fn refused(
    app: &AppState,
    sending: &Sending,
    name: &str,
    refusal: FileRefusal,
) -> Result<UploadRefusal, UploadRefusal> {
    let stored = app.storage.request(sending.request).await?;
    let request = stored.ok_or(UploadRefusal::Missing)?.request;
    let sender = sender(sending.author, &request);
    Ok(UploadRefusal::of_file(
        name,
        refusal,
        sender,
        sending.locale,
    ))
}
