//! What goes around every route: headers, time limits, panics, the log.

use std::any::Any;
use std::time::Duration;

use atiende_protocol::http::ProblemKind;
use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{HOST, HeaderName};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::ApiRefusal;
use crate::AppState;
use crate::portal::Frame;

/// A call that is not answered by then is given up.
const TIME_LIMIT: Duration = Duration::from_secs(30);

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors";

/// Headers of every answer that does not set them itself.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cache-control", "no-store"),
];

/// The routes, each answered in time.
pub(super) fn timed(routes: Router<AppState>) -> Router<AppState> {
    routes.layer(TimeoutLayer::with_status_code(
        StatusCode::SERVICE_UNAVAILABLE,
        TIME_LIMIT,
    ))
}

/// The routes with everything that all of them share.
pub(super) fn around(routes: Router<AppState>, state: &AppState) -> Router<AppState> {
    routes
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), set_headers))
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

/// The address of this service as the caller knows it.
pub(super) fn base_url(app: &AppState, headers: &HeaderMap) -> String {
    if let Some(url) = &app.config.public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    format!("http://{}", host.unwrap_or("localhost"))
}

async fn set_headers(State(app): State<AppState>, request: Request, next: Next) -> Response {
    // Addresses with a secret in them are told to nobody.
    let path = request.uri().path();
    let secret = ["/r/", "/setup/", "/invite/"];
    let is_secret = secret.iter().any(|start| path.starts_with(start));
    let referrer = if is_secret {
        "no-referrer"
    } else {
        "same-origin"
    };
    let mut response = next.run(request).await;
    let frame = response.extensions_mut().remove::<Frame>();
    let frame = frame.unwrap_or_default();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    set_frame(headers, &frame);
    headers.insert("referrer-policy", HeaderValue::from_static(referrer));
    if app
        .config
        .public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"))
    {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert("strict-transport-security", value);
    }
    response
}

/// Who may show the answer inside a page of his own; hardly ever anybody.
fn set_frame(headers: &mut HeaderMap, frame: &Frame) {
    if !frame.is_embedded() {
        headers.insert("x-frame-options", HeaderValue::from_static("DENY"));
    }
    let policy = format!("{CSP} {}", frame.ancestors());
    // Origins are checked before they are stored; a header that cannot be written shows nothing.
    let policy = HeaderValue::try_from(policy);
    let policy = policy.unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let name = HeaderName::from_static("content-security-policy");
    headers.entry(name).or_insert(policy);
}

fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or_default(), "a call panicked");
    ApiRefusal::from(ProblemKind::Unavailable).into_response()
}

/// The route's pattern, never the address itself: tokens stand in it.
fn span(request: &Request<Body>) -> Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(MatchedPath::as_str);
    tracing::info_span!("call", method = %request.method(), route = route.unwrap_or("-"))
}
