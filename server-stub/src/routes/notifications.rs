//! How the caller wants to hear of things: rules, contacts and their proofs.

use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::notification::{Contact, ContactForm, Methods, VerificationForm};
use atiende_protocol::{ContactId, ContactKind, NotificationRules, TechnicianId};
use axum::Json;
use axum::Router;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get, post};

use super::ApiRefusal;
use super::admin::{body, named};
use crate::AppState;
use crate::administration::{check_contact, check_rules, fault};
use crate::auth::{Technician, code_hash, fresh_code};
use crate::portal::Visitor;
use crate::storage::NewContact;

/// The routes.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/api/v1/me/notification-rules", get(rules).put(set_rules))
        .route("/api/v1/me/notification-methods", get(methods))
        .route("/api/v1/me/contacts", get(contacts).post(add))
        .route("/api/v1/me/contacts/{contact}", delete(remove))
        .route("/api/v1/me/contacts/{contact}/code", post(renew))
        .route("/api/v1/me/contacts/{contact}/verification", post(verify))
        .route("/api/v1/me/contacts/{contact}/test", post(test))
}

async fn rules(
    State(app): State<AppState>,
    Technician(caller): Technician,
) -> Result<Json<NotificationRules>, ApiRefusal> {
    let me = caller.technician.id;
    Ok(Json(app.storage.notification_rules(me).await?))
}

async fn set_rules(
    State(app): State<AppState>,
    Technician(caller): Technician,
    form: Result<Json<NotificationRules>, JsonRejection>,
) -> Result<Json<NotificationRules>, ApiRefusal> {
    let me = caller.technician.id;
    let contacts = app.storage.contacts(me).await?;
    let rules = check_rules(body(form)?, &contacts)?;
    let stored = rules.clone();
    app.storage
        .set_notification_rules(me, stored, crate::now())
        .await?;
    Ok(Json(rules))
}

async fn methods(State(app): State<AppState>, _: Technician) -> Json<Methods> {
    Json(Methods {
        contacts: app.config.notify.kinds(),
    })
}

async fn contacts(
    State(app): State<AppState>,
    Technician(caller): Technician,
) -> Result<Json<Vec<Contact>>, ApiRefusal> {
    left(&app, caller.technician.id).await
}

async fn add(
    State(app): State<AppState>,
    Technician(caller): Technician,
    visitor: Visitor,
    form: Result<Json<ContactForm>, JsonRejection>,
) -> Result<(StatusCode, Json<Contact>), ApiRefusal> {
    let me = caller.technician.id;
    let form = check_contact(&body(form)?, &app.config.notify.kinds())?;
    app.limiter.code(me.0)?;
    let secret = match form.kind {
        ContactKind::Webhook => Some(fresh_secret()?),
        ContactKind::Email | ContactKind::Text => None,
    };
    let contact = NewContact {
        technician: me,
        form: form.clone(),
        secret: secret.clone(),
        language: visitor.locale.tag().to_owned(),
        code: fresh_code(&app, crate::now())?,
    };
    let id = app.storage.add_contact(contact).await?;
    let id = id.ok_or_else(|| vec![fault("address", "too_many")])?;
    app.outbox_moved.notify_one();
    let contact = Contact {
        id,
        form,
        is_verified: false,
        secret,
    };
    Ok((StatusCode::CREATED, Json(contact)))
}

async fn remove(
    State(app): State<AppState>,
    Technician(caller): Technician,
    contact: Result<Path<ContactId>, PathRejection>,
) -> Result<Json<Vec<Contact>>, ApiRefusal> {
    let (me, contact) = (caller.technician.id, named(contact)?);
    let removed = app
        .storage
        .remove_contact(me, contact, crate::now())
        .await?;
    found(removed)?;
    left(&app, me).await
}

async fn renew(
    State(app): State<AppState>,
    Technician(caller): Technician,
    contact: Result<Path<ContactId>, PathRejection>,
) -> Result<StatusCode, ApiRefusal> {
    let (me, contact) = (caller.technician.id, named(contact)?);
    app.limiter.code(me.0)?;
    let code = fresh_code(&app, crate::now())?;
    found(app.storage.renew_code(me, contact, code).await?)?;
    app.outbox_moved.notify_one();
    Ok(StatusCode::ACCEPTED)
}

async fn verify(
    State(app): State<AppState>,
    Technician(caller): Technician,
    contact: Result<Path<ContactId>, PathRejection>,
    form: Result<Json<VerificationForm>, JsonRejection>,
) -> Result<Json<Vec<Contact>>, ApiRefusal> {
    let (me, contact) = (caller.technician.id, named(contact)?);
    let hash = code_hash(&app, &body(form)?.code);
    app.limiter.proof(me.0)?;
    let is_verified = app
        .storage
        .verify_contact(me, contact, hash, crate::now())
        .await?;
    if !is_verified {
        return Err(vec![fault("code", "wrong")].into());
    }
    left(&app, me).await
}

async fn test(
    State(app): State<AppState>,
    Technician(caller): Technician,
    contact: Result<Path<ContactId>, PathRejection>,
) -> Result<StatusCode, ApiRefusal> {
    let (me, contact) = (caller.technician.id, named(contact)?);
    app.limiter.code(me.0)?;
    found(app.storage.test_contact(me, contact, crate::now()).await?)?;
    app.outbox_moved.notify_one();
    Ok(StatusCode::ACCEPTED)
}

/// The ways that are left.
async fn left(app: &AppState, me: TechnicianId) -> Result<Json<Vec<Contact>>, ApiRefusal> {
    Ok(Json(app.storage.contacts(me).await?))
}

fn fresh_secret() -> Result<String, ApiRefusal> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|error| {
        tracing::error!(%error, "No random numbers");
        ProblemKind::Unavailable
    })?;
    Ok(atiende_notify::fresh_secret_from(random))
}

fn found(is_found: bool) -> Result<(), ProblemKind> {
    is_found.then_some(()).ok_or(ProblemKind::NotFound)
}
