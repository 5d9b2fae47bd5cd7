//! The page where a technician chooses a password, once.

use atiende_assets::key;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::guard::base_url;
use super::portal::why;
use super::segment::Segment;
use crate::AppState;
use crate::auth::password;
use crate::portal::{
    Head, InviteDonePage, InviteTyped, PageRefusal, Visitor, Why, invite_page, is_own_secret_page,
    page,
};
use crate::storage::{StorageError, TokenHash};

pub(super) async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Segment(token): Segment,
) -> Result<Response, PageRefusal> {
    let name = invited(&app, visitor, &token).await?;
    Ok(page(
        StatusCode::OK,
        &invite_page(visitor.locale, &name, None),
    ))
}

pub(super) async fn accept(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    Segment(token): Segment,
    sent: Result<Form<InviteTyped>, FormRejection>,
) -> Result<Response, PageRefusal> {
    let name = invited(&app, visitor, &token).await?;
    if !is_own_secret_page(&headers, app.config.public_url.as_deref()) {
        return Err(visitor.refuse(Why::ForeignPage));
    }
    let Form(typed) = sent.map_err(|rejection| visitor.refuse(why(&rejection)))?;
    if let Some(fault) = typed.fault() {
        let again = invite_page(visitor.locale, &name, Some(fault));
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &again));
    }
    match store(&app, &token, typed.password).await {
        Ok(()) => Ok(done(visitor, base_url(&app, &headers))),
        Err(StorageError::NotFound) => Err(visitor.refuse(Why::InviteGone)),
        Err(error) => Err(PageRefusal::broken(visitor.locale, &error)),
    }
}

/// The name of the technician whose link it is.
async fn invited(app: &AppState, visitor: Visitor, token: &str) -> Result<String, PageRefusal> {
    let token = TokenHash::of(token);
    let found = app.storage.invited(token, crate::now()).await;
    let found = found.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
    found.ok_or_else(|| match app.limiter.missed_link(visitor.address) {
        Ok(()) => visitor.refuse(Why::InviteGone),
        Err(too_many) => visitor.refuse(Why::TooMany(too_many)),
    })
}

async fn store(app: &AppState, token: &str, password: String) -> Result<(), StorageError> {
    let hash = password::hash(password).await;
    let hash = hash.map_err(|error| StorageError::Unavailable(Box::new(error)))?;
    app.storage
        .accept_invitation(TokenHash::of(token), hash, crate::now())
        .await
}

fn done(visitor: Visitor, service: String) -> Response {
    let title = visitor.locale.text(key::PORTAL_INVITE_DONE_TITLE);
    let head = Head {
        locale: visitor.locale,
        title: title.to_owned(),
    };
    page(StatusCode::CREATED, &InviteDonePage { head, service })
}
