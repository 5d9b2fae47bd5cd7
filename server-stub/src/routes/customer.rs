//! A customer's own request: the page, and writing without a script.

use atiende_assets::key;
use atiende_protocol::{CommandId, MAX_MESSAGE_CHARS, Outcome, Refusal, Seq};
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::portal::why;
use super::segment::Address;
use crate::portal::{
    Frame, PageRefusal, Unsent, Visitor, Why, form, is_own_secret_page, page, request_page,
};
use crate::storage::{CustomerRequest, Cut, TokenHash};
use crate::{AppState, commands, notifications};

/// The page shows the newest lines; the script asks for no more either.
const MAX_LINES: usize = 500;

/// What the composer sends where there is no script.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    id: String,
    text: String,
}

pub(super) async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Address {
        segment: token,
        query,
    }: Address,
) -> Result<Response, PageRefusal> {
    let stored = find(&app, visitor, &token).await?;
    notifications::customer_is_back(&app, stored.request.id).await;
    let frame = Frame::of(query.as_deref(), &stored.look);
    let unsent = (StatusCode::OK, Unsent::default());
    answer(&app, visitor, (&token, &frame), stored, unsent).await
}

pub(super) async fn write(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    Address {
        segment: token,
        query,
    }: Address,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, PageRefusal> {
    let stored = find(&app, visitor, &token).await?;
    if !is_own_secret_page(&headers, app.config.public_url.as_deref()) {
        return Err(visitor.refuse(Why::ForeignPage));
    }
    let Form(Sent { id, text }) = sent.map_err(|rejection| visitor.refuse(why(&rejection)))?;
    let id = Uuid::parse_str(&id).map_err(|_| visitor.refuse(Why::Bad))?;
    let frame = Frame::of(query.as_deref(), &stored.look);
    let request = stored.request.id;
    let outcome = match app.limiter.message(request.0) {
        Ok(()) => {
            let text = form::lines(&text);
            commands::customer_message(&app, request, CommandId(id), &text).await
        }
        Err(too_many) => Outcome::Refused {
            refusal: Refusal::TooFast {
                retry_secs: too_many.retry_secs,
            },
        },
    };
    match outcome {
        Outcome::Accepted { .. } => {
            Ok(Redirect::to(&format!("/r/{token}{}", frame.query())).into_response())
        }
        Outcome::Refused { refusal } => {
            let unsent = unsent(visitor, id, text, &refusal);
            // The state may have changed meanwhile: that is why the message was refused.
            let stored = find(&app, visitor, &token).await?;
            let unsent = (status(&refusal), unsent);
            answer(&app, visitor, (&token, &frame), stored, unsent).await
        }
    }
}

async fn find(
    app: &AppState,
    visitor: Visitor,
    token: &str,
) -> Result<CustomerRequest, PageRefusal> {
    let stored = app.storage.customer_request(TokenHash::of(token)).await;
    let stored = stored.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
    stored.ok_or_else(|| match app.limiter.missed_link(visitor.address) {
        Ok(()) => visitor.refuse(Why::NoRequest),
        Err(too_many) => visitor.refuse(Why::TooMany(too_many)),
    })
}

async fn answer(
    app: &AppState,
    visitor: Visitor,
    (token, frame): (&str, &Frame),
    stored: CustomerRequest,
    (status, unsent): (StatusCode, Unsent),
) -> Result<Response, PageRefusal> {
    let cut = Cut {
        request: stored.request.id,
        up_to: Seq(i64::MAX),
        with_messages: true,
    };
    let timeline = app.storage.timeline(cut, MAX_LINES).await;
    let timeline = timeline.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
    let settings = app.storage.settings().await;
    let settings = settings.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
    let said = (timeline.entries.as_slice(), &settings);
    let template = request_page(visitor.locale, (token, frame), stored, said, unsent);
    Ok(frame.around(page(status, &template)))
}

fn unsent(visitor: Visitor, id: Uuid, text: String, refusal: &Refusal) -> Unsent {
    let key = match refusal {
        Refusal::EmptyText => key::PORTAL_REQUEST_MESSAGE_EMPTY,
        Refusal::TextTooLong { .. } => key::PORTAL_REQUEST_MESSAGE_LONG,
        Refusal::TooFast { .. } => key::PORTAL_REQUEST_MESSAGE_FAST,
        Refusal::Unavailable | Refusal::IdReused => key::PORTAL_REQUEST_MESSAGE_FAILED,
        _ => key::PORTAL_REQUEST_MESSAGE_REFUSED,
    };
    let problem = visitor
        .locale
        .text_with(key, &[("max", MAX_MESSAGE_CHARS.into())]);
    // Only a message that may still arrive keeps its name.
    let id = refusal.is_temporary().then_some(id);
    Unsent {
        id,
        text,
        problem: Some(problem),
    }
}

fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::EmptyText | Refusal::TextTooLong { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::CONFLICT,
    }
}
