//! Links by which a technician chooses a password.

use atiende_protocol::Timestamp;
use atiende_protocol::http::admin::Invitation;
use atiende_server::storage::{StorageError, TokenHash};
use axum::http::StatusCode;
use serde_json::json;

use super::desk::Desk;
use crate::web::{Answer, request};

const PASSWORD: &str = "correct horse";

fn twice(password: &str) -> Vec<(&str, &str)> {
    vec![("password", password), ("password_again", password)]
}

fn path(invitation: &Invitation) -> String {
    let path = invitation.link.strip_prefix("http://help.example");
    path.unwrap().to_owned()
}

async fn sign_in(desk: &Desk, name: &str, password: &str) -> Answer {
    let email = format!("{name}@acme.example");
    let body = json!({ "email": email, "password": password, "device": "test" });
    let json = [("content-type", "application/json")];
    let call = request("POST", "/api/v1/session", &json, body.to_string());
    desk.web.call(call).await
}

#[tokio::test]
async fn an_invited_technician_chooses_a_password_once() {
    let desk = Desk::new().await;
    let invitation = desk.invite("ana").await;
    assert!(invitation.account.is_invited);
    let secs = (invitation.expires_at.0 - atiende_server::now().0) / 1_000_000;
    assert!((6 * 86_400..=7 * 86_400).contains(&secs), "{secs}");
    assert_eq!(
        sign_in(&desk, "ana", "!").await.status,
        StatusCode::UNAUTHORIZED
    );
    let path = path(&invitation);
    let page = desk.web.get(&path).await;
    page.shows("ana").hides("atiende-server");
    assert_eq!(page.header("referrer-policy"), "no-referrer");

    let host = [("host", "help.example")];
    let done = desk.web.post_with(&path, &twice(PASSWORD), &host).await;
    assert_eq!(done.status, StatusCode::CREATED, "{done:?}");
    done.shows("http://help.example").hides(PASSWORD);
    assert_eq!(
        sign_in(&desk, "ana", PASSWORD).await.status,
        StatusCode::CREATED
    );
    assert!(!desk.account(invitation.account.id).await.is_invited);
    for again in [
        desk.web.get(&path).await,
        desk.web.post(&path, &twice("another password")).await,
    ] {
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        again.shows("Este enlace ya no sirve");
    }
    assert_eq!(desk.records().await[0].act, "password_chosen");
}

#[tokio::test]
async fn mistakes_are_named_and_do_not_use_up_the_link() {
    let desk = Desk::new().await;
    let path = path(&desk.invite("ana").await);

    let short = desk.web.post(&path, &twice("short")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short
        .shows("al menos 10 caracteres")
        .hides("value=\"short\"");
    let differs = [("password", PASSWORD), ("password_again", "correct house")];
    desk.web.post(&path, &differs).await.shows("no coinciden");
    let foreign = [("origin", "https://evil.example")];
    let foreign = desk.web.post_with(&path, &twice(PASSWORD), &foreign).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(
        desk.web.post(&path, &twice(PASSWORD)).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_reset_ends_every_sign_in_and_the_old_password() {
    let desk = Desk::new().await;
    let first = desk.invite("ana").await;
    desk.web.post(&path(&first), &twice(PASSWORD)).await;
    let ana = first.account.id;
    let bearer = desk.web.bearer(ana).await;

    let reset: Invitation = desk
        .done("POST", &format!("technicians/{ana}/reset"), &())
        .await;

    let secs = (reset.expires_at.0 - atiende_server::now().0) / 1_000_000;
    assert!((86_000..=86_400).contains(&secs), "{secs}");
    let headers = [("authorization", bearer.as_str())];
    let signed_out = desk.web.get_with("/api/v1/requests", &headers).await;
    assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        sign_in(&desk, "ana", PASSWORD).await.status,
        StatusCode::UNAUTHORIZED
    );
    desk.web
        .post(&path(&reset), &twice("another password"))
        .await;
    let right = sign_in(&desk, "ana", "another password").await;
    assert_eq!(right.status, StatusCode::CREATED);
}

#[tokio::test]
async fn an_older_link_and_that_of_a_disabled_technician_do_not_work() {
    let desk = Desk::new().await;
    let older = desk.invite("ana").await;
    let reset = format!("technicians/{}/reset", older.account.id);
    let newer: Invitation = desk.done("POST", &reset, &()).await;
    assert_eq!(
        desk.web.get(&path(&older)).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(desk.web.get(&path(&newer)).await.status, StatusCode::OK);

    let mut form = older.account.form;
    form.is_disabled = true;
    desk.call("PATCH", &format!("technicians/{}", older.account.id), &form)
        .await;
    assert_eq!(
        desk.web.get(&path(&newer)).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_link_expires() {
    let desk = Desk::new().await;
    let invitation = desk.invite("ana").await;
    let path = path(&invitation);
    let token = TokenHash::of(path.strip_prefix("/invite/").unwrap());
    let storage = &desk.web.app.storage;
    let (last, late) = (
        Timestamp(invitation.expires_at.0 - 1),
        invitation.expires_at,
    );

    assert!(storage.invited(token, last).await.unwrap().is_some());
    assert_eq!(storage.invited(token, late).await.unwrap(), None);
    let accepted = storage
        .accept_invitation(token, "hash".to_owned(), late)
        .await;
    assert!(matches!(accepted, Err(StorageError::NotFound)));
}

#[tokio::test]
async fn guessing_links_is_stopped_and_locks_nobody_out() {
    let desk = Desk::new().await;
    let good = path(&desk.invite("ana").await);
    let mut last = desk.web.get("/invite/guess").await;
    for guess in 0..50 {
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        last = desk
            .web
            .post(&format!("/invite/{guess}"), &twice(PASSWORD))
            .await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(desk.web.get(&good).await.status, StatusCode::OK);
}
