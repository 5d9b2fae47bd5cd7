//! An administrator at work.

use atiende_protocol::TechnicianId;
use atiende_protocol::http::admin::{
    Account, AccountForm, AuditPage, AuditRecord, Company, Invitation, PortalForm,
};
use atiende_protocol::http::{Problem, ProblemKind};
use axum::http::StatusCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::web::{Answer, Web, request};

/// An administrator at work on a service.
pub(super) struct Desk {
    pub(super) web: Web,
    pub(super) root: TechnicianId,
    pub(super) bearer: String,
}

impl Desk {
    pub(super) async fn new() -> Self {
        let web = Web::new().await;
        let root = web
            .technician("root", |new| {
                new.is_administrator = true;
                new.password_hash = "chosen".to_owned();
            })
            .await;
        let bearer = web.bearer(root).await;
        Self { web, root, bearer }
    }

    pub(super) async fn call(&self, method: &str, path: &str, body: &impl Serialize) -> Answer {
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("content-type", "application/json"),
            ("host", "help.example"),
        ];
        let path = format!("/api/v1/admin/{path}");
        let body = serde_json::to_string(body).unwrap();
        self.web.call(request(method, &path, &headers, body)).await
    }

    /// What a call answers that must succeed.
    pub(super) async fn done<T: DeserializeOwned>(
        &self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> T {
        let answer = self.call(method, path, body).await;
        assert!(answer.status.is_success(), "{method} {path}: {answer:?}");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// What is wrong with a form, as `field: word`.
    pub(super) async fn refused(
        &self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Vec<String> {
        let answer = self.call(method, path, body).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{answer:?}"
        );
        let problem: Problem = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem.error, ProblemKind::Invalid);
        let words = problem.fields.into_iter();
        words
            .map(|fault| format!("{}: {}", fault.field, fault.problem))
            .collect()
    }

    pub(super) async fn companies(&self) -> Vec<Company> {
        self.done("GET", "companies", &()).await
    }

    pub(super) async fn account(&self, id: TechnicianId) -> Account {
        let all: Vec<Account> = self.done("GET", "technicians", &()).await;
        all.into_iter().find(|account| account.id == id).unwrap()
    }

    pub(super) async fn invite(&self, name: &str) -> Invitation {
        self.done("POST", "technicians", &self.form(name)).await
    }

    pub(super) fn form(&self, name: &str) -> AccountForm {
        AccountForm {
            name: name.to_owned(),
            email: format!("{name}@acme.example"),
            is_administrator: false,
            is_disabled: false,
            companies: vec![self.web.acme],
        }
    }

    /// The audit log, newest first.
    pub(super) async fn records(&self) -> Vec<AuditRecord> {
        let page: AuditPage = self.done("GET", "audit", &()).await;
        page.records
    }
}

pub(super) fn portal(slug: &str) -> PortalForm {
    PortalForm {
        slug: slug.to_owned(),
        title: String::new(),
        welcome: String::new(),
        color: String::new(),
        is_active: true,
        embed_origins: Vec::new(),
        amber_secs: 120,
        red_secs: 300,
    }
}
