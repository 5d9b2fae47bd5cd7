//! Addresses that lead nowhere.

use atiende_protocol::http::ProblemKind;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use super::ApiRefusal;
use crate::portal::{Visitor, Why};

pub(super) async fn route(visitor: Visitor, uri: Uri) -> Response {
    if uri.path().starts_with("/api/") {
        return ApiRefusal::from(ProblemKind::NotFound).into_response();
    }
    visitor.refuse(Why::Missing).into_response()
}

pub(super) async fn method(visitor: Visitor, uri: Uri) -> Response {
    let mut response = route(visitor, uri).await;
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
}
