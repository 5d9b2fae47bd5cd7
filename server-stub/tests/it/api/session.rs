//! Signing in and out.

use atiende_protocol::http::{Problem, ProblemKind, SignedIn};
use atiende_server::auth::password;
use axum::http::StatusCode;
use serde_json::json;

use crate::web::{AT, Answer, Web, request};

const PASSWORD: &str = "correct horse";

async fn web() -> Web {
    let web = Web::new().await;
    let hash = password::hash(PASSWORD.to_owned()).await.unwrap();
    web.technician("ana", |new| new.password_hash = hash).await;
    web
}

async fn sign_in(web: &Web, email: &str, password: &str) -> Answer {
    let body = json!({ "email": email, "password": password, "device": "test" });
    send(web, body.to_string()).await
}

async fn send(web: &Web, body: String) -> Answer {
    let json = [("content-type", "application/json")];
    web.call(request("POST", "/api/v1/session", &json, body))
        .await
}

fn problem(answer: &Answer) -> ProblemKind {
    serde_json::from_str::<Problem>(&answer.body).unwrap().error
}

#[tokio::test]
async fn the_right_password_gives_a_token_that_works_until_signing_out() {
    let web = web().await;
    let answer = sign_in(&web, " ANA@acme.example ", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let SignedIn { token, technician } = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(technician.name, "ana");
    let bearer = format!("Bearer {token}");
    let signed = [("authorization", bearer.as_str())];
    assert_eq!(
        web.get_with("/api/v1/requests", &signed).await.status,
        StatusCode::OK
    );

    let out = web
        .call(request("DELETE", "/api/v1/session", &signed, String::new()))
        .await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    let after = web.get_with("/api/v1/requests", &signed).await;
    assert_eq!(after.status, StatusCode::UNAUTHORIZED);
    assert_eq!(problem(&after), ProblemKind::SignInNeeded);
}

#[tokio::test]
async fn wrong_password_unknown_account_and_disabled_account_answer_alike() {
    let web = web().await;
    let hash = password::hash(PASSWORD.to_owned()).await.unwrap();
    let bob = web.technician("bob", |new| new.password_hash = hash).await;
    web.app.storage.set_disabled(bob, true, AT).await.unwrap();
    let answers = [
        sign_in(&web, "ana@acme.example", "wrong horse").await,
        sign_in(&web, "nobody@acme.example", PASSWORD).await,
        sign_in(&web, "bob@acme.example", PASSWORD).await,
        sign_in(&web, "ana@acme.example", "").await,
        sign_in(&web, "ana@acme.example", &"x".repeat(5_000)).await,
    ];
    for answer in answers {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.body, r#"{"error":"wrong_password"}"#);
    }
}

#[tokio::test]
async fn guessing_is_stopped_even_with_the_right_password_at_last() {
    let web = web().await;
    let mut last = sign_in(&web, "ana@acme.example", "guess").await;
    for _ in 0..30 {
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        last = sign_in(&web, "ana@acme.example", "guess").await;
    }

    let right = sign_in(&web, "ana@acme.example", PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(problem(&right), ProblemKind::TooManyTries);
    assert!(right.header("retry-after").parse::<u64>().unwrap() > 0);
}

#[tokio::test]
async fn bodies_that_make_no_sense_are_refused_with_a_word() {
    let web = web().await;
    for body in [
        "",
        "{",
        "[]",
        r#"{"email":1}"#,
        r#"{"email":null,"password":null,"device":null}"#,
    ] {
        let answer = send(&web, body.to_owned()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(problem(&answer), ProblemKind::BadRequest, "{body}");
    }
    let huge = json!({ "email": "a", "password": "x".repeat(100_000), "device": "" });
    assert_eq!(
        send(&web, huge.to_string()).await.status,
        StatusCode::BAD_REQUEST
    );
}
