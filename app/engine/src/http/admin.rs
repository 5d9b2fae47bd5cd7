//! The calls of an administrator.

use atiende_core::CallProblem;
use atiende_core::admin::{AdminAnswer, AdminCall};
use reqwest::Method;

use super::form::Forms;

/// Calls the service as an administrator.
pub(crate) struct Administrator<'a>(pub(crate) Forms<'a>);

impl Administrator<'_> {
    pub(crate) async fn call(&self, call: AdminCall) -> Result<AdminAnswer, CallProblem> {
        use AdminAnswer::{Account, Company, Invitation, Sessions, Settings};
        match call {
            AdminCall::Load | AdminCall::ForgetInvitation => self.load().await,
            AdminCall::AddCompany(form) => self
                .0
                .send(Method::POST, "companies", &form)
                .await
                .map(Company),
            AdminCall::ChangeCompany(id, form) => {
                let path = format!("companies/{id}");
                self.0.send(Method::PATCH, &path, &form).await.map(Company)
            }
            AdminCall::SetPortal(id, form) => {
                let path = format!("companies/{id}/portal");
                self.0.send(Method::PUT, &path, &form).await.map(Company)
            }
            AdminCall::Invite(form) => self
                .0
                .send(Method::POST, "technicians", &form)
                .await
                .map(Invitation),
            AdminCall::ChangeAccount(id, form) => {
                let path = format!("technicians/{id}");
                self.0.send(Method::PATCH, &path, &form).await.map(Account)
            }
            AdminCall::Reset(id) => {
                let path = format!("technicians/{id}/reset");
                self.0.send(Method::POST, &path, &()).await.map(Invitation)
            }
            AdminCall::LoadSessions(id) => {
                let sessions = self.0.get(&format!("technicians/{id}/sessions")).await;
                sessions.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::EndSession(id, session) => {
                let path = format!("technicians/{id}/sessions/{session}");
                let left = self.0.send(Method::DELETE, &path, &()).await;
                left.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::EndSessions(id) => {
                let path = format!("technicians/{id}/sessions");
                let left = self.0.send(Method::DELETE, &path, &()).await;
                left.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::ChangeSettings(settings) => self
                .0
                .send(Method::PUT, "settings", &settings)
                .await
                .map(Settings),
            AdminCall::LoadAudit(before) => self.audit(before).await,
        }
    }

    async fn load(&self) -> Result<AdminAnswer, CallProblem> {
        Ok(AdminAnswer::Loaded {
            companies: self.0.get("companies").await?,
            accounts: self.0.get("technicians").await?,
            settings: self.0.get("settings").await?,
        })
    }

    async fn audit(&self, before: Option<i64>) -> Result<AdminAnswer, CallProblem> {
        let path = match before {
            Some(before) => format!("audit?before={before}"),
            None => "audit".to_owned(),
        };
        let page = self.0.get(&path).await?;
        let is_continuation = before.is_some();
        Ok(AdminAnswer::Audit {
            page,
            is_continuation,
        })
    }
}
