//! Pages that say why not, and what to do.

use atiende_assets::{Key, Locale, key};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::pages::{NoticePage, page};
use super::{Frame, Head, Link};
use crate::auth::TooMany;
use crate::storage::StorageError;

/// Why a page is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such page or portal.
    Missing,
    /// The portal is closed.
    Closed,
    /// No request has this token.
    NoRequest,
    /// The set-up link is used or was never given out.
    SetupGone,
    /// The link for choosing a password is used, too old or was never given out.
    InviteGone,
    /// Too many links that name nothing.
    TooMany(TooMany),
    /// Another site sent this.
    ForeignPage,
    /// There is more of it than anybody types.
    TooLarge,
    /// It makes no sense.
    Bad,
    /// The service failed.
    Broken,
}

/// An answer that says why not, in a language.
pub struct PageRefusal {
    locale: &'static Locale,
    why: Why,
    frame: Frame,
}

impl PageRefusal {
    /// The answer in this language.
    pub fn new(locale: &'static Locale, why: Why) -> Self {
        Self {
            locale,
            why,
            frame: Frame::default(),
        }
    }

    /// The same inside other sites' pages.
    pub fn within(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }

    /// The answer to a failure; the cause is for the log only.
    pub fn broken(locale: &'static Locale, error: &StorageError) -> Self {
        tracing::error!(%error, "a page cannot be shown");
        Self::new(locale, Why::Broken)
    }

    fn words(&self) -> (StatusCode, Key, Key) {
        use StatusCode as S;
        match self.why {
            Why::Missing => (
                S::NOT_FOUND,
                key::PORTAL_MISSING_HEADING,
                key::PORTAL_MISSING_TEXT,
            ),
            Why::Closed => (
                S::SERVICE_UNAVAILABLE,
                key::PORTAL_CLOSED_HEADING,
                key::PORTAL_CLOSED_TEXT,
            ),
            Why::NoRequest => (
                S::NOT_FOUND,
                key::PORTAL_EXPIRED_HEADING,
                key::PORTAL_EXPIRED_TEXT,
            ),
            Why::SetupGone => (
                S::NOT_FOUND,
                key::PORTAL_SETUP_GONE_HEADING,
                key::PORTAL_SETUP_GONE_TEXT,
            ),
            Why::InviteGone => (
                S::NOT_FOUND,
                key::PORTAL_SETUP_GONE_HEADING,
                key::PORTAL_INVITE_GONE_TEXT,
            ),
            Why::TooMany(_) => (
                S::TOO_MANY_REQUESTS,
                key::PORTAL_TRIES_HEADING,
                key::PORTAL_TRIES_TEXT,
            ),
            Why::ForeignPage => (
                S::FORBIDDEN,
                key::PORTAL_ORIGIN_HEADING,
                key::PORTAL_ORIGIN_TEXT,
            ),
            Why::TooLarge => (
                S::PAYLOAD_TOO_LARGE,
                key::PORTAL_LARGE_HEADING,
                key::PORTAL_LARGE_TEXT,
            ),
            Why::Bad => (
                S::BAD_REQUEST,
                key::PORTAL_BAD_HEADING,
                key::PORTAL_BAD_TEXT,
            ),
            Why::Broken => (
                S::SERVICE_UNAVAILABLE,
                key::PORTAL_BROKEN_HEADING,
                key::PORTAL_BROKEN_TEXT,
            ),
        }
    }
}

impl IntoResponse for PageRefusal {
    fn into_response(self) -> Response {
        let (status, heading, text) = self.words();
        let head = Head {
            locale: self.locale,
            title: self.locale.text(heading).to_owned(),
        };
        let text = self.locale.text(text);
        let mut response = page(
            status,
            &NoticePage {
                head,
                text,
                link: None::<Link>,
            },
        );
        if let Why::TooMany(TooMany { retry_secs }) = self.why {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(retry_secs));
        }
        self.frame.around(response)
    }
}
