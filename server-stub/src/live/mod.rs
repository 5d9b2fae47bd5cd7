//! The live sockets: who listens, what each is told, and when a socket must go.
//!
//! ```text
//! storage writer ──publish──► Hub ──bounded queue per connection──► technician / customer
//! ```

mod access;
mod customer;
mod hub;
mod line;
mod origin;
mod published;
mod socket;
mod technician;

use axum::Router;
use axum::routing::get;

pub(crate) use self::access::poll as poll_access;
pub use self::hub::Hub;
use crate::AppState;

/// The routes of the sockets.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/v1/stream", get(technician::upgrade))
        .route("/r/{token}/stream", get(customer::upgrade))
}
