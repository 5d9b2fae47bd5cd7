//! A request's transcript as a file; what the caller may not see is not found.

use atiende_protocol::RequestId;
use atiende_protocol::http::ProblemKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use super::ApiRefusal;
use crate::AppState;
use crate::auth::Technician;
use crate::portal::Visitor;
use crate::transcript::{self, Format};

/// Customers' words are in it: opened in a browser, it may do nothing but be read.
const CSP: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

type Asked = Result<Path<RequestId>, PathRejection>;

pub(super) async fn text(
    State(app): State<AppState>,
    caller: Technician,
    visitor: Visitor,
    request: Asked,
) -> Result<Response, ApiRefusal> {
    answer(&app, caller, visitor, request, Format::Text).await
}

pub(super) async fn html(
    State(app): State<AppState>,
    caller: Technician,
    visitor: Visitor,
    request: Asked,
) -> Result<Response, ApiRefusal> {
    answer(&app, caller, visitor, request, Format::Html).await
}

pub(super) async fn json(
    State(app): State<AppState>,
    caller: Technician,
    visitor: Visitor,
    request: Asked,
) -> Result<Response, ApiRefusal> {
    answer(&app, caller, visitor, request, Format::Json).await
}

async fn answer(
    app: &AppState,
    Technician(caller): Technician,
    visitor: Visitor,
    request: Asked,
    format: Format,
) -> Result<Response, ApiRefusal> {
    let Path(id) = request.map_err(|_| ProblemKind::NotFound)?;
    let viewer = caller.technician.id;
    let request = app.storage.visible_request(viewer, id).await?;
    let request = request.ok_or(ProblemKind::NotFound)?;
    let body = transcript::write(app, viewer, request, (format, visitor.locale)).await?;
    // Nothing that anybody typed is in the name.
    let file = format!(
        "attachment; filename=\"atiende-{id}.{}\"",
        format.extension()
    );
    let head = [
        (CONTENT_TYPE, format.media_type()),
        (CONTENT_DISPOSITION, &file),
        (CONTENT_SECURITY_POLICY, CSP),
    ];
    Ok((head, body).into_response())
}
