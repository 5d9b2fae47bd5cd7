//! The customer's own request, without a script.

use axum::http::StatusCode;

use crate::web::{Web, good};

#[tokio::test]
async fn the_page_shows_number_subject_state_and_what_was_written() {
    let web = Web::new().await;
    let (number, token) = web.customer("No imprime").await;
    let page = web.get(&format!("/r/{token}")).await;

    page.shows(&format!("Solicitud {number}"))
        .shows("No imprime")
        .shows("Desde ayer no imprime")
        .shows("En espera")
        .shows("data-state=\"new\"");
}

#[tokio::test]
async fn a_message_without_a_script_is_stored_once() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let (path, to) = (format!("/r/{token}"), format!("/r/{token}/messages"));
    let id = web.get(&path).await.hidden("id");

    for _ in 0..2 {
        let answer = web
            .post(&to, &[("id", &id), ("text", " ¿Hay alguien?\r\n")])
            .await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, path.as_str())
        );
    }
    let page = web.get(&path).await;
    assert_eq!(
        page.body
            .matches("<p class=\"text\">¿Hay alguien?</p>")
            .count(),
        1
    );
    page.shows(&format!("data-id=\"{id}\""));
}

#[tokio::test]
async fn a_message_that_cannot_be_sent_stays_in_its_field() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let to = format!("/r/{token}/messages");
    let id = uuid::Uuid::new_v4().to_string();

    let empty = web.post(&to, &[("id", &id), ("text", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.shows("Escriba algo antes de enviar");
    let long = "x".repeat(10_001);
    let page = web.post(&to, &[("id", &id), ("text", &long)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("caben 10000 caracteres").shows(&long);
    let bad = web.post(&to, &[("id", "x"), ("text", "hola")]).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn another_site_cannot_write_and_a_guessed_token_cannot_either() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let id = uuid::Uuid::new_v4().to_string();
    let message = [("id", id.as_str()), ("text", "hola")];

    let to = format!("/r/{token}/messages");
    let foreign = web
        .post_with(&to, &message, &[("origin", "https://evil.example")])
        .await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    // The page hides its address from others, and with it its origin.
    let own = [("origin", "null"), ("sec-fetch-site", "same-origin")];
    assert_eq!(
        web.post_with(&to, &message, &own).await.status,
        StatusCode::SEE_OTHER
    );
    let guessed = web.post("/r/guessed/messages", &message).await;
    assert_eq!(guessed.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn guessing_tokens_is_stopped_and_locks_nobody_out() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let mut last = web.get("/r/guess").await;
    for guess in 0..50 {
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        last = web.get(&format!("/r/guess{guess}")).await;
    }

    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    last.shows("Demasiados intentos");
    assert_eq!(web.get(&format!("/r/{token}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn hostile_text_is_shown_as_text() {
    let web = Web::new().await;
    let script = "<script>alert(1)</script>\" onload=x";
    let form_id = web.form_id().await;
    let mut form = good(&form_id, script);
    (form[1].1, form[4].1) = (script, script);
    let headers = [("user-agent", script), ("accept-language", script)];
    let answer = web.post_with("/p/acme", &form, &headers).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");

    let page = web.get(answer.header("location")).await;
    page.hides("<script>alert")
        .hides("\" onload")
        .shows("&#60;script&#62;alert(1)");
    let stored = web
        .app
        .storage
        .request(atiende_protocol::RequestId(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stored.request.customer.name, script);
}
