//! Every route and every kind of caller (R-05).

mod people;
mod routes;
mod table;

use axum::http::StatusCode;

use self::people::{Caller, People};
use self::table::{Row, rows};
use crate::web::{Web, good, request};

const SEE_OTHER: u16 = 303;

/// What is wrong with what somebody gets who calls a route. Each call comes from another address,
/// so that nobody is stopped for guessing.
async fn fault(web: &Web, row: &Row, caller: &Caller, address: &str) -> Option<String> {
    let mut headers = vec![("x-forwarded-for", address)];
    let bearer = caller.bearer.iter();
    headers.extend(bearer.map(|bearer| ("authorization", bearer.as_str())));
    let call = request(row.method, &row.path, &headers, String::new());
    let answer = web.call(call).await;
    let (status, expected) = (answer.status.as_u16(), row.serves.expected(caller.who));
    let is_refused = row.path.starts_with("/api/") && status > 400;
    let is_silent = !(answer.body.contains("imprime") || answer.body.contains("maria"));
    let is_right = status == expected
        && answer.header("x-content-type-options") == "nosniff"
        && answer.headers.contains_key("content-security-policy")
        && (is_silent || !is_refused);
    let (method, path, who) = (row.method, &row.path, caller.who);
    (!is_right).then(|| format!("{method} {path} as {who:?}: {status} and not {expected}"))
}

#[tokio::test]
async fn each_route_answers_by_who_calls_r_05() {
    let people = People::new().await;
    let mut faults = Vec::new();
    for (place, row) in rows(&people).iter().enumerate() {
        for (number, caller) in people.callers.iter().enumerate() {
            let address = format!("10.0.{place}.{number}");
            faults.extend(fault(&people.web, row, caller, &address).await);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn no_route_is_missing_in_the_table() {
    let people = People::new().await;
    let rows = rows(&people);
    let declared = routes::declared();
    assert!(declared.len() > 20, "{declared:?}");
    for route in declared {
        let is_there = rows.iter().any(|row| route.serves(row.method, &row.path));
        assert!(is_there, "{route:?}");
    }
}

#[tokio::test]
async fn a_customers_token_opens_that_request_and_nothing_else() {
    let web = Web::new().await;
    let (number, token) = web.customer("mía").await;
    let (_, other) = web.customer("ajena").await;

    web.get(&format!("/r/{token}"))
        .await
        .shows("mía")
        .hides("ajena");
    web.get(&format!("/r/{other}"))
        .await
        .shows("ajena")
        .hides("mía");
    for path in [
        format!("/api/v1/requests/{number}"),
        "/api/v1/requests".to_owned(),
    ] {
        let bearer = format!("Bearer {token}");
        let answer = web.get_with(&path, &[("authorization", &bearer)]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.body, r#"{"error":"sign_in_needed"}"#);
    }
}

#[tokio::test]
async fn a_technicians_token_is_no_customers_token() {
    let web = Web::new().await;
    let ana = web
        .technician("ana", |new| new.companies.push(web.acme))
        .await;
    let bearer = web.bearer(ana).await;
    let token = bearer.strip_prefix("Bearer ").unwrap();

    let answer = web.get(&format!("/r/{token}")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_typed_address_of_somebody_else_opens_nothing() {
    let web = Web::new().await;
    let (first, _) = web.customer("la primera").await;

    let answer = web
        .post("/p/acme", &good(&web.form_id().await, "la segunda"))
        .await;
    assert_eq!(answer.status.as_u16(), SEE_OTHER);
    let page = web.get(answer.header("location")).await;
    page.shows("la segunda")
        .hides("la primera")
        .hides(&format!("Solicitud {first}<"));
}
