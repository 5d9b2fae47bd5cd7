//! Style sheet, scripts and pictures of the pages.

use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::segment::Segment;
use crate::portal::{PageRefusal, Visitor, Why, assets};

pub(super) async fn file(
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    Segment(name): Segment,
) -> Result<Response, PageRefusal> {
    let asset = assets::find(&name).ok_or_else(|| visitor.refuse(Why::Missing))?;
    let etag = format!("\"{}\"", asset.version);
    let is_versioned = query.is_some_and(|query| query == format!("v={}", asset.version));
    // Modules import each other without a version: those are asked for again each time.
    let caching = if is_versioned {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let is_known = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let head = [
        (CONTENT_TYPE, asset.media_type.to_owned()),
        (CACHE_CONTROL, caching.to_owned()),
        (ETAG, etag),
    ];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    Ok((head, asset.text).into_response())
}
