//! The page where a customer asks for help.

mod sending;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::header::{RETRY_AFTER, SET_COOKIE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};

use self::sending::{Again, Sent};
use crate::AppState;
use crate::auth::Secret;
use crate::live::is_somebody_available;
use crate::portal::device::ACCEPT_CH;
use crate::portal::{
    FormCookie, FormId, Frame, PageRefusal, Shown, Visitor, Why, is_own_page, page,
};
use crate::routes::segment::Address;
use crate::storage::{Portal, Slug};

pub(super) async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    address: Address,
) -> Result<Response, PageRefusal> {
    let desk = Desk::of(&app, visitor, &headers, &address).await?;
    desk.answer(Again::empty()).await
}

pub(super) async fn send(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    address: Address,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, PageRefusal> {
    let desk = Desk::of(&app, visitor, &headers, &address).await?;
    if !is_own_page(&headers, app.config.public_url.as_deref()) {
        return Err(visitor.refuse(Why::ForeignPage));
    }
    let Form(sent) = sent.map_err(|rejection| visitor.refuse(why(&rejection)))?;
    match desk.take(sent).await {
        Ok(token) => {
            let to = format!("/r/{token}{}", desk.frame.query());
            Ok(Redirect::to(&to).into_response())
        }
        Err(again) => desk.answer(*again).await,
    }
}

/// Why a form cannot be read.
pub(super) fn why(rejection: &FormRejection) -> Why {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Why::TooLarge,
        _ => Why::Bad,
    }
}

/// A portal with a customer at it.
struct Desk<'a> {
    app: &'a AppState,
    visitor: Visitor,
    headers: &'a HeaderMap,
    portal: Portal,
    frame: Frame,
    cookie: FormCookie,
}

impl<'a> Desk<'a> {
    async fn of(
        app: &'a AppState,
        visitor: Visitor,
        headers: &'a HeaderMap,
        Address { segment, query }: &Address,
    ) -> Result<Self, PageRefusal> {
        let slug = Slug::parse(segment).ok_or_else(|| visitor.refuse(Why::Missing))?;
        let portal = app.storage.portal(&slug).await;
        let portal = portal.map_err(|error| PageRefusal::broken(visitor.locale, &error))?;
        let portal = portal.ok_or_else(|| visitor.refuse(Why::Missing))?;
        let frame = Frame::of(query.as_deref(), &portal.look);
        if !portal.is_active {
            return Err(visitor.refuse(Why::Closed).within(frame));
        }
        Ok(Self {
            app,
            visitor,
            headers,
            portal,
            frame,
            cookie: FormCookie::of(headers).map_err(|_| visitor.refuse(Why::Broken))?,
        })
    }

    fn secret(&self) -> Secret {
        Secret::new(self.app.storage.secret_key())
    }

    /// The form with everything that was typed, under its old id or a new one.
    async fn answer(&self, again: Again) -> Result<Response, PageRefusal> {
        let Again {
            status,
            retry_secs,
            form_id,
            blank,
        } = again;
        let form_id = match form_id {
            Some(form_id) => form_id,
            None => FormId::issue(&self.secret(), self.cookie.value(), now_secs())
                .map_err(|_| self.visitor.refuse(Why::Broken))?,
        };
        let shown = Shown {
            portal: &self.portal,
            frame: &self.frame,
            is_somebody_available: self.is_somebody_available().await?,
        };
        let template = blank.page(self.visitor.locale, shown, form_id);
        let mut response = page(status, &template);
        let headers = response.headers_mut();
        headers.insert("accept-ch", HeaderValue::from_static(ACCEPT_CH));
        headers.insert(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
        if let Some(retry_secs) = retry_secs {
            headers.insert(RETRY_AFTER, HeaderValue::from(retry_secs));
        }
        let public_url = self.app.config.public_url.as_deref();
        let line = self.cookie.header(public_url, &self.frame);
        if let Some(line) = line.and_then(|line| HeaderValue::try_from(line).ok()) {
            headers.insert(SET_COOKIE, line);
        }
        Ok(self.frame.around(response))
    }

    async fn is_somebody_available(&self) -> Result<bool, PageRefusal> {
        let found = is_somebody_available(self.app, self.portal.company.id).await;
        found.map_err(|error| PageRefusal::broken(self.visitor.locale, &error))
    }
}

fn now_secs() -> u64 {
    u64::try_from(crate::now().0 / 1_000_000).unwrap_or(0)
}
