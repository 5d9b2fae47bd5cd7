//! Who sends a file: a technician by a bearer token, or a customer by the address of the page.

use std::collections::HashMap;

use atiende_assets::Locale;
use atiende_protocol::http::ProblemKind;
use atiende_protocol::{FileId, RequestId};
use axum::RequestPartsExt as _;
use axum::extract::{FromRequestParts, Path};
use axum::http::Method;
use axum::http::request::Parts;
use uuid::Uuid;

use super::refusal::UploadRefusal;
use crate::AppState;
use crate::auth::Technician;
use crate::commands::FileKey;
use crate::portal::{Visitor, is_own_secret_page};
use crate::storage::{Author, TokenHash};

/// Somebody who may know of a request, and what the call is about.
pub(super) struct Sending {
    /// Who.
    pub(super) author: Author,
    /// Of which request.
    pub(super) request: RequestId,
    /// Which upload; `None` where the address names none.
    pub(super) upload: Option<FileId>,
    /// The language of a customer.
    pub(super) locale: Option<&'static Locale>,
    /// The address below which the uploads are; only of a call that begins one.
    pub(super) base: String,
}

impl Sending {
    /// Names the upload of the call.
    pub(super) fn key(&self) -> Result<FileKey, UploadRefusal> {
        Ok(FileKey {
            author: self.author,
            request: self.request,
            id: self.upload.ok_or(UploadRefusal::Missing)?,
        })
    }
}

/// A technician sends.
pub(super) struct ByTechnician(Sending);

/// A customer sends.
pub(super) struct ByCustomer(Sending);

impl From<ByTechnician> for Sending {
    fn from(by: ByTechnician) -> Self {
        by.0
    }
}

impl From<ByCustomer> for Sending {
    fn from(by: ByCustomer) -> Self {
        by.0
    }
}

impl FromRequestParts<AppState> for ByTechnician {
    type Rejection = UploadRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, UploadRefusal> {
        let Technician(caller) = parts.extract_with_state(app).await?;
        let segments = segments(parts).await?;
        let request = segments.get("request").and_then(|id| id.parse().ok());
        let request = RequestId(request.ok_or(UploadRefusal::Missing)?);
        let viewer = caller.technician.id;
        let seen = app.storage.visible_request(viewer, request).await?;
        seen.ok_or(UploadRefusal::Missing)?;
        Ok(Self(Sending {
            author: Author::Technician(viewer),
            request,
            upload: upload(&segments),
            locale: None,
            base: base(parts),
        }))
    }
}

impl FromRequestParts<AppState> for ByCustomer {
    type Rejection = UploadRefusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, UploadRefusal> {
        // Everybody who calls is a visitor.
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let segments = segments(parts).await?;
        let token = segments.get("token").map_or("", String::as_str);
        let stored = app.storage.customer_request(TokenHash::of(token)).await?;
        let Some(stored) = stored else {
            // A token that names nothing counts as a guess, as on the page itself.
            app.limiter.missed_link(visitor.address)?;
            return Err(UploadRefusal::Missing);
        };
        let public_url = app.config.public_url.as_deref();
        if parts.method != Method::HEAD && !is_own_secret_page(&parts.headers, public_url) {
            return Err(ProblemKind::Forbidden.into());
        }
        let request = stored.request.id;
        Ok(Self(Sending {
            author: Author::Customer(request),
            request,
            upload: upload(&segments),
            locale: Some(visitor.locale),
            base: base(parts),
        }))
    }
}

type Segments = HashMap<String, String>;

async fn segments(parts: &mut Parts) -> Result<Segments, UploadRefusal> {
    let segments = parts.extract::<Path<Segments>>().await;
    segments.map_or(Err(UploadRefusal::Missing), |Path(segments)| Ok(segments))
}

/// What comes before the last word of the address, as it was sent.
fn base(parts: &Parts) -> String {
    let path = parts.uri.path();
    path.strip_suffix("/files").unwrap_or(path).to_owned()
}

fn upload(segments: &Segments) -> Option<FileId> {
    let id = Uuid::parse_str(segments.get("upload")?);
    id.ok().map(FileId)
}
