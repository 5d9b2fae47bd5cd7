//! Files: sending them by the tus protocol, and fetching them.

mod creation;
mod download;
mod headers;
mod metadata;
mod part;
mod refusal;
mod sender;
mod tus;

use axum::Router;
use axum::middleware::map_response;
use axum::routing::{get, head, post};

use self::sender::{ByCustomer, ByTechnician};
use crate::AppState;

/// The routes of uploads. They last as long as bytes go on coming, so that no time limit may be
/// around them.
pub(super) fn uploads() -> Router<AppState> {
    Router::new()
        .route(
            "/api/v1/requests/{request}/files",
            post(creation::create::<ByTechnician>).options(tus::options),
        )
        .route(
            "/r/{token}/files",
            post(creation::create::<ByCustomer>).options(tus::options),
        )
        .route(
            "/api/v1/requests/{request}/uploads/{upload}",
            head(tus::status::<ByTechnician>)
                .patch(tus::append::<ByTechnician>)
                .delete(tus::terminate::<ByTechnician>)
                .options(tus::options),
        )
        .route(
            "/r/{token}/uploads/{upload}",
            head(tus::status::<ByCustomer>)
                .patch(tus::append::<ByCustomer>)
                .delete(tus::terminate::<ByCustomer>)
                .options(tus::options),
        )
        .route_layer(map_response(headers::name_version))
}

/// The routes of files that were sent.
pub(super) fn downloads() -> Router<AppState> {
    Router::new()
        .route(
            "/api/v1/requests/{request}/files/{file}",
            get(download::for_technician),
        )
        .route(
            "/api/v1/requests/{request}/files/{file}/preview",
            get(download::preview_for_technician),
        )
        .route("/r/{token}/files/{file}", get(download::for_customer))
        .route(
            "/r/{token}/files/{file}/preview",
            get(download::preview_for_customer),
        )
}
