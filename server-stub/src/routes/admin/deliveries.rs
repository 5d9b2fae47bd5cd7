//! What was sent, and what could not be.

use atiende_protocol::http::ProblemKind;
use atiende_protocol::http::notification::{DeliveryPage, DeliveryStatus};
use atiende_protocol::{ContactKind, DeliveryId};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use serde::Deserialize;

use super::named;
use crate::AppState;
use crate::auth::Administrator;
use crate::routes::ApiRefusal;
use crate::storage::{Act, DeliveryQuery};

/// How many are on one page.
const PAGE: usize = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    status: Option<DeliveryStatus>,
    kind: Option<ContactKind>,
    before: Option<DeliveryId>,
}

pub(super) async fn page(
    State(app): State<AppState>,
    _: Administrator,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<DeliveryPage>, ApiRefusal> {
    let Query(asked) = asked.map_err(|_| ProblemKind::BadRequest)?;
    let query = DeliveryQuery {
        status: asked.status,
        kind: asked.kind,
        before: asked.before,
    };
    let mut page = app.storage.delivery_page(query, PAGE).await?;
    for delivery in &mut page.deliveries {
        if delivery.kind == ContactKind::Webhook {
            delivery.address = host_of(&delivery.address);
        }
    }
    Ok(Json(page))
}

/// The path of a webhook is often all that its owner's program asks for: nobody else reads it.
fn host_of(address: &str) -> String {
    let uri = address.parse::<Uri>().ok();
    let host = uri.as_ref().and_then(|uri| {
        let port = uri.port().map_or(String::new(), |port| format!(":{port}"));
        Some(format!("{}://{}{port}/…", uri.scheme_str()?, uri.host()?))
    });
    host.unwrap_or_else(|| "…".to_owned())
}

pub(super) async fn retry(
    State(app): State<AppState>,
    administrator: Administrator,
    delivery: Result<Path<DeliveryId>, PathRejection>,
) -> Result<StatusCode, ApiRefusal> {
    let act = Act::RetryDelivery(named(delivery)?);
    app.storage.administer(administrator.now(), act).await?;
    app.outbox_moved.notify_one();
    Ok(StatusCode::ACCEPTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_webhook_only_the_host_is_told() {
        for (address, told) in [
            (
                "https://hooks.example/T0/secret?key=1",
                "https://hooks.example/…",
            ),
            ("http://u:pw@10.0.0.1:8080/x", "http://10.0.0.1:8080/…"),
            ("https://hooks.example", "https://hooks.example/…"),
            ("nonsense with spaces", "…"),
        ] {
            assert_eq!(host_of(address), told);
        }
    }
}
