//! The calls about notifications.

use atiende_core::CallProblem;
use atiende_core::deliveries::{DeliveryFilter, DeliveryQuery};
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_protocol::http::notification::{DeliveryPage, Methods, VerificationForm};
use reqwest::Method;
use serde::Serialize;

use super::form::Forms;

/// Calls the service about notifications.
pub(crate) struct Notifications<'a> {
    /// Below the technician's own path.
    pub(crate) mine: Forms<'a>,
    /// Below that of administrators.
    pub(crate) admin: Forms<'a>,
}

impl Notifications<'_> {
    pub(crate) async fn call(&self, call: NotifyCall) -> Result<NotifyAnswer, CallProblem> {
        use NotifyAnswer::{Added, Contacts, Rules, Sending};
        match call {
            NotifyCall::Load => self.load().await,
            NotifyCall::SetRules(rules) => {
                let path = "notification-rules";
                self.mine.send(Method::PUT, path, &rules).await.map(Rules)
            }
            NotifyCall::AddContact(form) => self
                .mine
                .send(Method::POST, "contacts", &form)
                .await
                .map(Added),
            NotifyCall::RemoveContact(id) => {
                let path = format!("contacts/{id}");
                let left = self.mine.send(Method::DELETE, &path, &()).await;
                left.map(Contacts)
            }
            NotifyCall::SendCode(id) => {
                let asked = self.mine.ask(&format!("contacts/{id}/code")).await;
                asked.map(|()| Sending(id))
            }
            NotifyCall::Verify(id, code) => {
                let path = format!("contacts/{id}/verification");
                let form = VerificationForm { code };
                self.mine
                    .send(Method::POST, &path, &form)
                    .await
                    .map(Contacts)
            }
            NotifyCall::Test(id) => {
                let asked = self.mine.ask(&format!("contacts/{id}/test")).await;
                asked.map(|()| Sending(id))
            }
            NotifyCall::LoadDeliveries(query) => {
                let page = self.deliveries(query).await?;
                Ok(NotifyAnswer::Deliveries { query, page })
            }
            NotifyCall::RetryDelivery(id, filter) => {
                self.admin.ask(&format!("deliveries/{id}/retry")).await?;
                let newest = self.newest(filter).await?;
                Ok(NotifyAnswer::Retried { filter, newest })
            }
        }
    }

    async fn load(&self) -> Result<NotifyAnswer, CallProblem> {
        let methods: Methods = self.mine.get("notification-methods").await?;
        Ok(NotifyAnswer::Loaded {
            contacts: self.mine.get("contacts").await?,
            methods: methods.contacts,
        })
    }

    /// The newest deliveries of some.
    pub(crate) async fn newest(&self, filter: DeliveryFilter) -> Result<DeliveryPage, CallProblem> {
        let before = None;
        self.deliveries(DeliveryQuery { filter, before }).await
    }

    async fn deliveries(&self, query: DeliveryQuery) -> Result<DeliveryPage, CallProblem> {
        self.admin.get(&path(query)).await
    }
}

/// Where a page of deliveries is.
fn path(query: DeliveryQuery) -> String {
    let DeliveryFilter { status, kind } = query.filter;
    let before = query.before.map(|before| before.to_string());
    let chosen = [
        ("status", status.and_then(word)),
        ("kind", kind.and_then(word)),
        ("before", before),
    ];
    let chosen: Vec<_> = chosen
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
        .collect();
    match chosen.join("&") {
        chosen if chosen.is_empty() => "deliveries".to_owned(),
        chosen => format!("deliveries?{chosen}"),
    }
}

/// A value that is one word on the wire.
fn word(value: impl Serialize) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    value.as_str().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use atiende_protocol::http::notification::DeliveryStatus;
    use atiende_protocol::{ContactKind, DeliveryId};

    use super::*;

    #[test]
    fn a_page_is_asked_for_by_what_is_chosen() {
        let all = DeliveryQuery::default();
        assert_eq!(path(all), "deliveries");
        let some = DeliveryQuery {
            filter: DeliveryFilter {
                status: Some(DeliveryStatus::Dead),
                kind: Some(ContactKind::Text),
            },
            before: Some(DeliveryId(9)),
        };
        assert_eq!(path(some), "deliveries?status=dead&kind=text&before=9");
    }
}
