//! Ana of Acme with some requests in front of her.

use atiende_protocol::RequestId;

use crate::web::{Answer, Web};

pub(super) struct Desk {
    pub(super) web: Web,
    bearer: String,
    pub(super) numbers: Vec<RequestId>,
}

impl Desk {
    /// A new request with each of these subjects.
    pub(super) async fn with(subjects: &[&str]) -> Self {
        let web = Web::new().await;
        let mut numbers = Vec::new();
        for subject in subjects {
            numbers.push(web.customer(subject).await.0);
        }
        let ana = web
            .technician("ana", |new| new.companies.push(web.acme))
            .await;
        web.make_available(ana).await;
        let bearer = web.bearer(ana).await;
        Self {
            web,
            bearer,
            numbers,
        }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.web
            .get_with(path, &[("authorization", &self.bearer)])
            .await
    }
}
