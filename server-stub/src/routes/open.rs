//! The link of mails and texts: leads into the console, and says nothing about the request.

use atiende_assets::key;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::guard;
use crate::AppState;
use crate::portal::{Head, OpenPage, PageRefusal, Visitor, Why, page};

pub(super) async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    number: Result<Path<u32>, PathRejection>,
) -> Result<Response, PageRefusal> {
    let Path(number) = number.map_err(|_| visitor.refuse(Why::Missing))?;
    let title = visitor
        .locale
        .text_with(key::PORTAL_OPEN_TITLE, &[("number", number.into())]);
    let head = Head {
        locale: visitor.locale,
        title,
    };
    let service = guard::base_url(&app, &headers);
    Ok(page(
        StatusCode::OK,
        &OpenPage {
            head,
            number: number.into(),
            service,
        },
    ))
}
