//! The calls of an administrator.

use atiende_core::admin::{AdminAnswer, AdminCall, AdminProblem};
use atiende_protocol::http::{Problem, ProblemKind};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Http;
use crate::ports::Token;

/// Calls the service as an administrator.
pub(crate) struct Administrator<'a> {
    pub(crate) http: &'a Http,
    pub(crate) service: &'a str,
    pub(crate) token: &'a Token,
}

impl Administrator<'_> {
    pub(crate) async fn call(&self, call: AdminCall) -> Result<AdminAnswer, AdminProblem> {
        use AdminAnswer::{Account, Company, Invitation, Sessions, Settings};
        match call {
            AdminCall::Load | AdminCall::ForgetInvitation => self.load().await,
            AdminCall::AddCompany(form) => self
                .send(Method::POST, "companies", &form)
                .await
                .map(Company),
            AdminCall::ChangeCompany(id, form) => {
                let path = format!("companies/{id}");
                self.send(Method::PATCH, &path, &form).await.map(Company)
            }
            AdminCall::SetPortal(id, form) => {
                let path = format!("companies/{id}/portal");
                self.send(Method::PUT, &path, &form).await.map(Company)
            }
            AdminCall::Invite(form) => self
                .send(Method::POST, "technicians", &form)
                .await
                .map(Invitation),
            AdminCall::ChangeAccount(id, form) => {
                let path = format!("technicians/{id}");
                self.send(Method::PATCH, &path, &form).await.map(Account)
            }
            AdminCall::Reset(id) => {
                let path = format!("technicians/{id}/reset");
                self.send(Method::POST, &path, &()).await.map(Invitation)
            }
            AdminCall::LoadSessions(id) => {
                let sessions = self.get(&format!("technicians/{id}/sessions")).await;
                sessions.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::EndSession(id, session) => {
                let path = format!("technicians/{id}/sessions/{session}");
                let left = self.send(Method::DELETE, &path, &()).await;
                left.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::EndSessions(id) => {
                let path = format!("technicians/{id}/sessions");
                let left = self.send(Method::DELETE, &path, &()).await;
                left.map(|sessions| Sessions(id, sessions))
            }
            AdminCall::ChangeSettings(settings) => self
                .send(Method::PUT, "settings", &settings)
                .await
                .map(Settings),
            AdminCall::LoadAudit(before) => self.audit(before).await,
        }
    }

    async fn load(&self) -> Result<AdminAnswer, AdminProblem> {
        Ok(AdminAnswer::Loaded {
            companies: self.get("companies").await?,
            accounts: self.get("technicians").await?,
            settings: self.get("settings").await?,
        })
    }

    async fn audit(&self, before: Option<i64>) -> Result<AdminAnswer, AdminProblem> {
        let path = match before {
            Some(before) => format!("audit?before={before}"),
            None => "audit".to_owned(),
        };
        let page = self.get(&path).await?;
        let is_continuation = before.is_some();
        Ok(AdminAnswer::Audit {
            page,
            is_continuation,
        })
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, AdminProblem> {
        answer(self.request(Method::GET, path)).await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        form: &(impl Serialize + Sync),
    ) -> Result<T, AdminProblem> {
        answer(self.request(method, path).json(form)).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/api/v1/admin/{path}", self.service);
        self.http
            .client
            .request(method, url)
            .bearer_auth(&self.token.0)
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, AdminProblem> {
    let response = request.send().await.map_err(|error| unavailable(&error))?;
    if !response.status().is_success() {
        return Err(problem(response).await);
    }
    response.json().await.map_err(|error| unavailable(&error))
}

async fn problem(response: Response) -> AdminProblem {
    let is_forbidden = response.status() == StatusCode::FORBIDDEN;
    match response.json::<Problem>().await {
        Ok(Problem {
            error: ProblemKind::Invalid,
            fields,
        }) => AdminProblem::Fields(fields),
        _ if is_forbidden => AdminProblem::Forbidden,
        _ => AdminProblem::Unavailable,
    }
}

fn unavailable(error: &reqwest::Error) -> AdminProblem {
    tracing::info!(%error, "Administration failed");
    AdminProblem::Unavailable
}
