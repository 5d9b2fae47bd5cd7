//! Signing in and out.

use atiende_protocol::http::{ProblemKind, SignIn, SignedIn};
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;

use super::ApiRefusal;
use crate::AppState;
use crate::auth::{Technician, new_token, password};
use crate::portal::Visitor;
use crate::portal::form::{MAX_EMAIL, one_line};
use crate::storage::{NewSession, TokenHash};

/// The longest name of a computer that is kept.
const MAX_DEVICE: usize = 100;

pub(super) async fn sign_in(
    State(app): State<AppState>,
    visitor: Visitor,
    body: Result<Json<SignIn>, JsonRejection>,
) -> Result<(StatusCode, Json<SignedIn>), ApiRefusal> {
    let Json(SignIn {
        email,
        password,
        device,
    }) = body.map_err(|_| ProblemKind::BadRequest)?;
    if email.chars().count() > MAX_EMAIL || password.chars().count() > password::MAX_PASSWORD {
        return Err(ProblemKind::WrongPassword.into());
    }
    app.limiter.sign_in(visitor.address, &email)?;
    let account = app.storage.technician_by_email(&email).await?;
    let account = account
        .filter(|account| !account.is_disabled && account.password_hash != password::NO_PASSWORD);
    let stored = account
        .as_ref()
        .map(|account| account.password_hash.clone());
    let is_right = password::is_right(password, stored).await.map_err(failed)?;
    let Some(account) = account.filter(|_| is_right) else {
        // Programs that block addresses, such as fail2ban, look for this line.
        tracing::warn!(address = %visitor.address, "sign-in failed");
        return Err(ProblemKind::WrongPassword.into());
    };
    let token = new_token().map_err(failed)?;
    let session = NewSession {
        technician: account.technician.id,
        token: TokenHash::of(&token),
        device: one_line(&device).chars().take(MAX_DEVICE).collect(),
        at: crate::now(),
    };
    app.storage.create_session(session).await?;
    let technician = account.technician;
    Ok((StatusCode::CREATED, Json(SignedIn { token, technician })))
}

pub(super) async fn sign_out(
    State(app): State<AppState>,
    Technician(caller): Technician,
) -> Result<StatusCode, ApiRefusal> {
    app.storage
        .revoke_session(caller.session, crate::now())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn failed(error: impl std::error::Error) -> ProblemKind {
    tracing::error!(%error, "a sign-in could not be checked");
    ProblemKind::Unavailable
}
