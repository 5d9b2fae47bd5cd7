//! The style sheets of accents: computed from the colour in the address, and from nothing else.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use super::segment::Segment;
use crate::administration::{Color, accent_css};
use crate::portal::{PageRefusal, Visitor, Why};

pub(super) async fn file(
    visitor: Visitor,
    Segment(name): Segment,
) -> Result<Response, PageRefusal> {
    let digits = name.strip_suffix(".css").unwrap_or_default();
    let accent = Color::parse(&format!("#{digits}"));
    let accent = accent.ok_or_else(|| visitor.refuse(Why::Missing))?;
    let head = [
        (CONTENT_TYPE, "text/css; charset=utf-8"),
        (CACHE_CONTROL, "public, max-age=86400"),
    ];
    Ok((head, accent_css(accent)).into_response())
}
