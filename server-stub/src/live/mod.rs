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
mod presence;
mod published;
mod queue;
mod socket;
mod technician;

use atiende_protocol::CompanyId;
use axum::Router;
use axum::routing::get;

pub(crate) use self::access::poll as poll_access;
pub use self::hub::Hub;
pub(crate) use self::presence::tell as tell_presence;
pub(crate) use self::queue::tell as tell_queue;
use crate::AppState;
use crate::storage::StorageError;

/// The routes of the sockets.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/v1/stream", get(technician::upgrade))
        .route("/r/{token}/stream", get(customer::upgrade))
}

/// Whether a technician who receives a company's new requests is connected.
pub(crate) async fn is_somebody_available(
    app: &AppState,
    company: CompanyId,
) -> Result<bool, StorageError> {
    let receivers = app.storage.queue().await?.receivers;
    let mut able = receivers.iter().filter(|(_, scope)| scope.covers(company));
    Ok(able.any(|(id, _)| app.hub.is_connected(*id)))
}
