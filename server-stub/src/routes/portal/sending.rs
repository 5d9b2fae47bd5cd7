//! From a sent form to a request, or to the same form with a sentence.

use atiende_assets::{Key, key};
use atiende_protocol::Customer;
use axum::http::StatusCode;
use serde::Deserialize;

use super::{Desk, now_secs};
use crate::auth::TooMany;
use crate::portal::device::Hints;
use crate::portal::form::{self, Typed};
use crate::portal::{Blank, FormId, comes_from_browser};
use crate::storage::{NewRequest, Opened, StorageError, TokenHash};

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::routes) struct Sent {
    form_id: String,
    touch_points: String,
    /// People do not see it.
    confirm_url: String,
    #[serde(flatten)]
    typed: Typed,
}

/// The form once more.
#[derive(Clone)]
pub(super) struct Again {
    pub(super) status: StatusCode,
    pub(super) retry_secs: Option<u64>,
    /// Its name, where it keeps it.
    pub(super) form_id: Option<String>,
    pub(super) blank: Blank,
}

impl Again {
    /// As it is at first.
    pub(super) fn empty() -> Self {
        Self {
            status: StatusCode::OK,
            retry_secs: None,
            form_id: None,
            blank: Blank::default(),
        }
    }

    /// With all that was typed, under a new name.
    fn with(typed: &Typed) -> Self {
        let mut again = Self::empty();
        again.status = StatusCode::UNPROCESSABLE_ENTITY;
        again.blank.typed = typed.clone();
        again
    }

    fn named(mut self, form_id: &FormId) -> Self {
        self.form_id = Some(form_id.as_str().to_owned());
        self
    }

    fn because(mut self, status: StatusCode, notice: Key) -> Box<Self> {
        self.status = status;
        self.blank.notice = Some(notice);
        Box::new(self)
    }

    fn failed(self, error: &StorageError) -> Box<Self> {
        tracing::error!(%error, "a request could not be stored");
        self.because(
            StatusCode::SERVICE_UNAVAILABLE,
            key::PORTAL_NOTICE_UNAVAILABLE,
        )
    }
}

impl Desk<'_> {
    /// The token of the request that the form made, now or before.
    pub(super) async fn take(&self, sent: Sent) -> Result<String, Box<Again>> {
        let renamed = Again::with(&sent.typed);
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        let Some(id) = self.genuine(&sent.form_id) else {
            return Err(renamed.because(unprocessable, key::PORTAL_NOTICE_EXPIRED));
        };
        if !sent.confirm_url.is_empty() {
            return Err(renamed.because(unprocessable, key::PORTAL_NOTICE_CHECK));
        }
        let mut again = renamed.named(&id);
        let clean = match form::check(&sent.typed) {
            Ok(clean) => clean,
            Err(faults) => {
                again.blank.faults = faults;
                return Err(Box::new(again));
            }
        };
        self.admit(&id, &again).await?;
        let hints = Hints::of(self.headers, sent.touch_points.parse().unwrap_or(0));
        self.open(&id, clean, hints, again).await
    }

    /// The id, where we made it and, as far as it can be known, for this browser.
    fn genuine(&self, form_id: &str) -> Option<FormId> {
        let id = FormId::parse(&self.secret(), form_id)?;
        let is_ours = !comes_from_browser(self.headers) || id.is_of(self.cookie.value());
        is_ours.then_some(id)
    }

    /// A form that was sent before is answered again, however old it is, and not counted.
    async fn admit(&self, id: &FormId, again: &Again) -> Result<(), Box<Again>> {
        let token = TokenHash::of(&id.request_token(&self.secret()));
        let earlier = self.app.storage.customer_request(token).await;
        if earlier
            .map_err(|error| again.clone().failed(&error))?
            .is_some()
        {
            return Ok(());
        }
        if !id.is_fresh(now_secs()) {
            let renamed = Again::with(&again.blank.typed);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(renamed.because(status, key::PORTAL_NOTICE_EXPIRED));
        }
        let counted = self.app.limiter.submission(self.visitor.address);
        counted.map_err(|TooMany { retry_secs }| {
            let mut again = again.clone();
            again.retry_secs = Some(retry_secs);
            again.because(StatusCode::TOO_MANY_REQUESTS, key::PORTAL_NOTICE_BUSY)
        })
    }

    async fn open(
        &self,
        id: &FormId,
        clean: Typed,
        hints: Hints,
        again: Again,
    ) -> Result<String, Box<Again>> {
        let token = id.request_token(&self.secret());
        let request = NewRequest {
            portal: self.portal.id,
            form_id: id.as_str().to_owned(),
            token: TokenHash::of(&token),
            customer: Customer {
                name: clean.name,
                email: clean.email,
            },
            subject: clean.subject,
            description: clean.description,
            source: hints.source(self.visitor.address.to_string()),
            user_agent: hints.user_agent,
            locale: self.visitor.locale.tag().to_owned(),
            at: crate::now(),
        };
        match self.app.storage.open_request(request).await {
            Ok(Opened::New(_) | Opened::Repeated(_)) => Ok(token),
            Ok(Opened::OtherContent) => Err(self.sent_before(token, again).await),
            Err(error) => Err(again.failed(&error)),
        }
    }

    /// Leads to the request that the form made before, or sends this text as another one.
    async fn sent_before(&self, token: String, mut again: Again) -> Box<Again> {
        let earlier = self
            .app
            .storage
            .customer_request(TokenHash::of(&token))
            .await;
        match earlier.and_then(|earlier| earlier.ok_or(StorageError::NotFound)) {
            Ok(earlier) => {
                again.status = StatusCode::CONFLICT;
                again.form_id = None;
                again.blank.sent_before = Some((token, earlier.request.id.0));
                Box::new(again)
            }
            Err(error) => again.failed(&error),
        }
    }
}
