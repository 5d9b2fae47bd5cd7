//! Searching everything that was ever said, each time for somebody.

mod sight;
mod words;

use atiende_protocol::http::SearchPage;
use atiende_protocol::{
    Availability, CompanyId, EntryKind, PortalId, RequestId, RequestStatus, Seq, TechnicianId,
};
use atiende_server::storage::{NewRequest, Opened, SearchQuery};

use super::fixture::{Store, new_request};

/// Ana of Acme, who is available, and Acme's portal.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) acme: CompanyId,
    portal: PortalId,
    pub(super) ana: TechnicianId,
}

impl Desk {
    pub(super) async fn new(store: Store) -> Self {
        let acme = store.company("Acme").await;
        let portal = store.portal(acme, "acme").await;
        let ana = store.technician("ana", &[acme]).await;
        store.set_availability(ana, Availability::Available).await;
        Self {
            store,
            acme,
            portal,
            ana,
        }
    }

    pub(super) async fn opens(
        &self,
        form: &str,
        change: impl FnOnce(&mut NewRequest),
    ) -> RequestId {
        let mut new = new_request(self.portal, form);
        change(&mut new);
        match self.store.storage.open_request(new).await.unwrap() {
            Opened::New(id) => id,
            other => panic!("expected a new request, got {other:?}"),
        }
    }

    /// A request with an open chat and these messages of the customer.
    pub(super) async fn talks(&self, form: &str, texts: &[&str]) -> (RequestId, Vec<Seq>) {
        let request = self.opens(form, |_| {}).await;
        let joined = |technician| EntryKind::Joined { technician };
        let status = RequestStatus::InChat;
        self.store.change(request, self.ana, joined, status).await;
        let mut seqs = Vec::new();
        for text in texts {
            seqs.push(self.store.customer_writes(request, text).await);
        }
        (request, seqs)
    }

    pub(super) async fn search(&self, viewer: TechnicianId, query: SearchQuery) -> SearchPage {
        self.store.storage.search(viewer, query).await.unwrap()
    }

    /// The requests that Ana finds.
    pub(super) async fn finds(&self, text: &str) -> Vec<RequestId> {
        ids(&self.search(self.ana, SearchQuery::of(text)).await)
    }
}

pub(super) fn ids(page: &SearchPage) -> Vec<RequestId> {
    page.hits.iter().map(|hit| hit.request.id).collect()
}
