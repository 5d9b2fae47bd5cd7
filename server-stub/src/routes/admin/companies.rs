//! Companies and their portals.

use atiende_protocol::CompanyId;
use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::admin::{Company, CompanyForm, PortalForm};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::{body, named};
use crate::AppState;
use crate::administration::{check_company, check_portal};
use crate::auth::Administrator;
use crate::routes::ApiRefusal;
use crate::storage::Act;

pub(super) async fn list(
    State(app): State<AppState>,
    _: Administrator,
) -> Result<Json<Vec<Company>>, ApiRefusal> {
    Ok(Json(app.storage.administered_companies().await?))
}

pub(super) async fn add(
    State(app): State<AppState>,
    administrator: Administrator,
    form: Result<Json<CompanyForm>, JsonRejection>,
) -> Result<(StatusCode, Json<Company>), ApiRefusal> {
    let name = check_company(&body(form)?)?;
    let act = Act::AddCompany(name);
    let id = app.storage.administer(administrator.now(), act).await?;
    Ok((StatusCode::CREATED, one(&app, CompanyId(id)).await?))
}

pub(super) async fn rename(
    State(app): State<AppState>,
    administrator: Administrator,
    company: Result<Path<CompanyId>, PathRejection>,
    form: Result<Json<CompanyForm>, JsonRejection>,
) -> Result<Json<Company>, ApiRefusal> {
    let company = named(company)?;
    let name = check_company(&body(form)?)?;
    let act = Act::RenameCompany(company, name);
    app.storage.administer(administrator.now(), act).await?;
    one(&app, company).await
}

pub(super) async fn set_portal(
    State(app): State<AppState>,
    administrator: Administrator,
    company: Result<Path<CompanyId>, PathRejection>,
    form: Result<Json<PortalForm>, JsonRejection>,
) -> Result<Json<Company>, ApiRefusal> {
    let company = named(company)?;
    let form = check_portal(&body(form)?)?;
    let act = Act::SetPortal(company, form);
    app.storage.administer(administrator.now(), act).await?;
    one(&app, company).await
}

async fn one(app: &AppState, id: CompanyId) -> Result<Json<Company>, ApiRefusal> {
    let all = app.storage.administered_companies().await?;
    let found = all.into_iter().find(|company| company.id == id);
    Ok(Json(found.ok_or(ProblemKind::NotFound)?))
}
