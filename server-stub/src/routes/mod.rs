//! The HTTP surface: one file a resource; this one joins them.

mod accent;
mod admin;
mod assets;
mod customer;
mod files;
mod guard;
mod health;
mod invite;
mod missing;
mod notifications;
mod open;
mod portal;
mod refusal;
mod requests;
mod search;
mod segment;
mod session;
mod setup;
mod transcript;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub use refusal::ApiRefusal;

use crate::{AppState, live};

/// The longest form: 10,000 characters of four bytes, each written as `%XX`, and the rest.
const MAX_FORM: usize = 192 * 1024;

/// The longest body of a call with JSON.
const MAX_JSON: usize = 16 * 1024;

/// Every route of the service.
pub fn router(state: AppState) -> Router {
    let routes = api()
        .merge(pages())
        .merge(files::downloads())
        .merge(live::router());
    // A file may take long to come; how long its bytes may stay away is limited there.
    let routes = guard::timed(routes).merge(files::uploads());
    guard::around(routes, &state).with_state(state)
}

fn api() -> Router<AppState> {
    Router::new()
        .route(
            "/api/v1/session",
            post(session::sign_in).delete(session::sign_out),
        )
        .route("/api/v1/requests", get(requests::list))
        .route("/api/v1/requests/{request}", get(requests::one))
        .route(
            "/api/v1/requests/{request}/timeline",
            get(requests::timeline),
        )
        .route("/api/v1/requests/{request}/others", get(requests::others))
        .route(
            "/api/v1/requests/{request}/colleagues",
            get(requests::colleagues),
        )
        .route(
            "/api/v1/requests/{request}/transcript.txt",
            get(transcript::text),
        )
        .route(
            "/api/v1/requests/{request}/transcript.html",
            get(transcript::html),
        )
        .route(
            "/api/v1/requests/{request}/transcript.json",
            get(transcript::json),
        )
        .route("/api/v1/search", get(search::search))
        .merge(notifications::router())
        .nest("/api/v1/admin", admin::router())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(DefaultBodyLimit::max(MAX_JSON))
}

fn pages() -> Router<AppState> {
    Router::new()
        .route("/p/{slug}", get(portal::show).post(portal::send))
        .route("/r/{token}", get(customer::show))
        .route("/r/{token}/messages", post(customer::write))
        .route("/open/{request}", get(open::show))
        .route("/setup/{token}", get(setup::show).post(setup::create))
        .route("/invite/{token}", get(invite::show).post(invite::accept))
        .route("/accent/{name}", get(accent::file))
        .route("/assets/{name}", get(assets::file))
        .fallback(missing::route)
        .method_not_allowed_fallback(missing::method)
        .layer(DefaultBodyLimit::max(MAX_FORM))
}
