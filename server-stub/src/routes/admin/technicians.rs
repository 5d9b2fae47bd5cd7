//! Technicians' accounts.

use atiende_protocol::TechnicianId;
use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::admin::{Account, AccountForm, Invitation};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};

use super::{body, named};
use crate::AppState;
use crate::administration::{Subject, check_account, fault};
use crate::auth::{Administrator, FreshLink};
use crate::routes::{ApiRefusal, guard};
use crate::storage::{Act, StorageError, StoredAccount};

pub(super) async fn list(
    State(app): State<AppState>,
    _: Administrator,
) -> Result<Json<Vec<Account>>, ApiRefusal> {
    let accounts = app.storage.administered_accounts().await?.into_iter();
    Ok(Json(
        accounts.map(|account| on_wire(&app, account)).collect(),
    ))
}

pub(super) async fn invite(
    State(app): State<AppState>,
    administrator: Administrator,
    headers: HeaderMap,
    form: Result<Json<AccountForm>, JsonRejection>,
) -> Result<(StatusCode, Json<Invitation>), ApiRefusal> {
    let form = check(&app, &body(form)?, Subject::New).await?;
    let by = administrator.now();
    let link = FreshLink::invitation(by.at)?;
    let act = Act::Invite(form, link.stored);
    let id = app.storage.administer(by, act).await?;
    let invitation = invitation(&app, &headers, TechnicianId(id), &link).await?;
    Ok((StatusCode::CREATED, invitation))
}

pub(super) async fn change(
    State(app): State<AppState>,
    administrator: Administrator,
    technician: Result<Path<TechnicianId>, PathRejection>,
    form: Result<Json<AccountForm>, JsonRejection>,
) -> Result<Json<Account>, ApiRefusal> {
    let id = named(technician)?;
    let by = administrator.0.technician.id;
    let form = check(&app, &body(form)?, Subject::Changed { id, by }).await?;
    let last = if form.is_disabled {
        "is_disabled"
    } else {
        "is_administrator"
    };
    let act = Act::ChangeAccount(id, form);
    let changed = app.storage.administer(administrator.now(), act).await;
    changed.map_err(|error| match error {
        StorageError::LastAdministrator => vec![fault(last, "last_administrator")].into(),
        error => ApiRefusal::from(error),
    })?;
    Ok(Json(one(&app, id).await?))
}

pub(super) async fn reset(
    State(app): State<AppState>,
    administrator: Administrator,
    headers: HeaderMap,
    technician: Result<Path<TechnicianId>, PathRejection>,
) -> Result<Json<Invitation>, ApiRefusal> {
    let id = named(technician)?;
    // It would end the very sign-in that is to show the link.
    if id == administrator.0.technician.id {
        return Err(vec![fault("technician", "own_account")].into());
    }
    let by = administrator.now();
    let link = FreshLink::reset(by.at)?;
    app.storage
        .administer(by, Act::Reset(id, link.stored))
        .await?;
    invitation(&app, &headers, id, &link).await
}

async fn check(
    app: &AppState,
    form: &AccountForm,
    subject: Subject,
) -> Result<AccountForm, ApiRefusal> {
    let companies = app.storage.companies().await?.into_iter();
    let companies: Vec<_> = companies.map(|company| company.id).collect();
    Ok(check_account(form, subject, &companies)?)
}

async fn invitation(
    app: &AppState,
    headers: &HeaderMap,
    id: TechnicianId,
    link: &FreshLink,
) -> Result<Json<Invitation>, ApiRefusal> {
    Ok(Json(Invitation {
        account: one(app, id).await?,
        link: link.url(&guard::base_url(app, headers)),
        expires_at: link.stored.expires_at,
    }))
}

async fn one(app: &AppState, id: TechnicianId) -> Result<Account, ApiRefusal> {
    let all = app.storage.administered_accounts().await?;
    let found = all.into_iter().find(|account| account.id == id);
    Ok(on_wire(app, found.ok_or(ProblemKind::NotFound)?))
}

fn on_wire(app: &AppState, account: StoredAccount) -> Account {
    Account {
        id: account.id,
        form: account.form,
        availability: account.availability,
        is_connected: app.hub.is_connected(account.id),
        is_invited: account.is_invited,
    }
}
