//! The calls about notifications.

use atiende_core::admin::CallProblem;
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_protocol::DeliveryId;
use atiende_protocol::http::notification::{Methods, VerificationForm};
use reqwest::Method;

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
            NotifyCall::LoadDeliveries(before) => self.deliveries(before).await,
            NotifyCall::RetryDelivery(id) => {
                self.admin.ask(&format!("deliveries/{id}/retry")).await?;
                self.deliveries(None).await
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

    async fn deliveries(&self, before: Option<DeliveryId>) -> Result<NotifyAnswer, CallProblem> {
        let path = match before {
            Some(before) => format!("deliveries?before={before}"),
            None => "deliveries".to_owned(),
        };
        Ok(NotifyAnswer::Deliveries {
            page: self.admin.get(&path).await?,
            is_continuation: before.is_some(),
        })
    }
}
