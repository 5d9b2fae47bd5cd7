//! Every route and every kind of caller (R-05).

use atiende_protocol::RequestId;
use axum::http::StatusCode;

use crate::web::{Web, good, request};

const OK: u16 = 200;
const SEE_OTHER: u16 = 303;
const SIGN_IN_NEEDED: u16 = 401;
const NOT_FOUND: u16 = 404;

/// Anonymous, technician without access, technician with access, administrator.
type Row = (&'static str, String, [u16; 4]);

/// What everybody gets who calls a route of technicians.
async fn check(web: &Web, bearers: &[Option<String>; 4], (method, path, expected): Row) {
    for (caller, (bearer, expected)) in bearers.iter().zip(expected).enumerate() {
        let headers: Vec<_> = bearer
            .iter()
            .map(|bearer| ("authorization", bearer.as_str()))
            .collect();
        let answer = web
            .call(request(method, &path, &headers, String::new()))
            .await;
        assert_eq!(
            answer.status.as_u16(),
            expected,
            "{method} {path} as caller {caller}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            answer.headers.contains_key("content-security-policy"),
            "{path}"
        );
    }
}

fn rows(number: RequestId, token: &str) -> Vec<Row> {
    let everybody = [OK; 4];
    let technicians = [SIGN_IN_NEEDED, OK, OK, OK];
    let with_access = [SIGN_IN_NEEDED, NOT_FOUND, OK, OK];
    let nobody = [SIGN_IN_NEEDED, NOT_FOUND, NOT_FOUND, NOT_FOUND];

    vec![
        ("GET", "/healthz".to_owned(), everybody),
        ("GET", "/readyz".to_owned(), everybody),
        ("GET", "/p/acme".to_owned(), everybody),
        ("GET", "/p/nobody".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/p/..%2f".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/p/%ff".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/r/%ff".to_owned(), [NOT_FOUND; 4]),
        ("GET", format!("/r/{token}"), everybody),
        ("GET", format!("/r/{token}x"), [NOT_FOUND; 4]),
        ("GET", format!("/r/{}", number.0), [NOT_FOUND; 4]),
        ("GET", "/setup/guessed".to_owned(), [NOT_FOUND; 4]),
        ("GET", format!("/open/{number}"), everybody),
        ("GET", "/open/999".to_owned(), everybody),
        ("GET", "/open/x".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/assets/portal.css".to_owned(), everybody),
        ("GET", "/assets/..%2fCargo.toml".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/api/v1/requests".to_owned(), technicians),
        ("GET", format!("/api/v1/requests/{number}"), with_access),
        (
            "GET",
            format!("/api/v1/requests/{number}/timeline"),
            with_access,
        ),
        ("GET", "/api/v1/requests/999".to_owned(), nobody),
        ("GET", "/api/v1/requests/x".to_owned(), nobody),
        ("GET", "/api/v1/requests/999/timeline".to_owned(), nobody),
        ("GET", "/api/v1/nothing".to_owned(), [NOT_FOUND; 4]),
        ("GET", "/api/v1/session".to_owned(), [405; 4]),
        ("POST", "/healthz".to_owned(), [405; 4]),
        ("POST", "/api/v1/session".to_owned(), [400; 4]),
        (
            "DELETE",
            "/api/v1/session".to_owned(),
            [SIGN_IN_NEEDED, 204, 204, 204],
        ),
        ("GET", "/api/v1/requests".to_owned(), [SIGN_IN_NEEDED; 4]),
    ]
}

#[tokio::test]
async fn each_route_answers_by_who_calls_r_05() {
    let web = Web::new().await;
    let (number, token) = web.customer("no imprime").await;
    let stranger = web.technician("bob", |_| {}).await;
    let ana = web
        .technician("ana", |new| new.companies.push(web.acme))
        .await;
    let root = web
        .technician("root", |new| new.is_administrator = true)
        .await;
    for id in [stranger, ana, root] {
        web.make_available(id).await;
    }
    let bearers = [
        None,
        Some(web.bearer(stranger).await),
        Some(web.bearer(ana).await),
        Some(web.bearer(root).await),
    ];
    for row in rows(number, &token) {
        check(&web, &bearers, row).await;
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
