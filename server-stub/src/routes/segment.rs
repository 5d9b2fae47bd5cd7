//! The variable part of a page's address.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

/// The variable part of a page's address; empty, and so the name of nothing, where it is no text.
pub(super) struct Segment(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let segment = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(segment.map_or(String::new(), |Path(segment)| segment)))
    }
}

/// The variable part of a page's address, and what follows it.
pub(super) struct Address {
    /// As [`Segment`].
    pub(super) segment: String,
    /// What follows the question mark.
    pub(super) query: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let Segment(segment) = Segment::from_request_parts(parts, state).await?;
        Ok(Self {
            segment,
            query: parts.uri.query().map(ToOwned::to_owned),
        })
    }
}
