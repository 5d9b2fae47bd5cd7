//! A fresh storage with short ways to fill it.

use std::sync::{Arc, Mutex};

use atiende_protocol::{
    Availability, CommandId, CompanyId, Customer, DeviceType, EntryKind, Platform, PortalId,
    Request, RequestId, RequestStatus, Seq, Source, TechnicianId, TechnicianRef, Timestamp,
};
use atiende_server::storage::{
    Author, AvailabilityChange, Change, CommandKey, Commit, Committed, Expected, Fingerprint,
    NewPortal, NewRequest, NewSession, NewTechnician, Opened, SessionId, Sink, Slug, Storage,
    StorageError, TokenHash, open,
};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const AT: Timestamp = Timestamp(1_700_000_000_000_000);

/// A fresh storage.
pub(crate) struct Store {
    pub(crate) storage: Arc<dyn Storage>,
    pub(crate) told: Arc<Told>,
    pub(crate) folder: TempDir,
}

/// Remembers what was published.
#[derive(Default)]
pub(crate) struct Told(Mutex<Vec<Committed>>);

impl Sink for Told {
    fn publish(&self, committed: Vec<Committed>) {
        self.0.lock().unwrap().extend(committed);
    }
}

impl Told {
    pub(crate) fn all(&self) -> Vec<Committed> {
        self.0.lock().unwrap().clone()
    }

    /// The numbers of the published entries, in the order of publication.
    pub(crate) fn seqs(&self) -> Vec<Seq> {
        let all = self.all();
        let entries = all.iter().filter_map(|committed| match committed {
            Committed::Request(change) => Some(&change.entries),
            Committed::Access(_) => None,
        });
        entries.flatten().map(|entry| entry.seq).collect()
    }
}

impl Store {
    pub(crate) async fn sqlite() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap()).await
    }

    /// The same storage after it was closed and opened again.
    pub(crate) async fn reopened(self) -> Self {
        self.storage.close().await;
        Self::in_folder(self.folder).await
    }

    async fn in_folder(folder: TempDir) -> Self {
        let told = Arc::new(Told::default());
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Self {
            storage: open(&url, Arc::clone(&told) as _).await.unwrap(),
            told,
            folder,
        }
    }

    pub(crate) async fn company(&self, name: &str) -> CompanyId {
        self.storage.add_company(name.to_owned(), AT).await.unwrap()
    }

    pub(crate) async fn portal(&self, company: CompanyId, slug: &str) -> PortalId {
        let portal = NewPortal {
            company,
            slug: Slug::parse(slug).unwrap(),
            title: None,
            at: AT,
        };
        self.storage.add_portal(portal).await.unwrap()
    }

    pub(crate) async fn technician(&self, name: &str, companies: &[CompanyId]) -> TechnicianId {
        let technician = new_technician(name, companies);
        self.storage.add_technician(technician).await.unwrap()
    }

    pub(crate) async fn administrator(&self, name: &str) -> TechnicianId {
        let technician = NewTechnician {
            is_administrator: true,
            ..new_technician(name, &[])
        };
        self.storage.add_technician(technician).await.unwrap()
    }

    pub(crate) async fn session(&self, technician: TechnicianId, token: &str) -> SessionId {
        let session = NewSession {
            technician,
            token: TokenHash::of(token),
            device: "laptop".to_owned(),
            at: AT,
        };
        self.storage.create_session(session).await.unwrap()
    }

    pub(crate) async fn open(&self, portal: PortalId, form_id: &str) -> RequestId {
        match self
            .storage
            .open_request(new_request(portal, form_id))
            .await
            .unwrap()
        {
            Opened::New(id) => id,
            other => panic!("expected a new request, got {other:?}"),
        }
    }

    pub(crate) async fn set_availability(&self, id: TechnicianId, availability: Availability) {
        let change = AvailabilityChange {
            technician: id,
            command: key(Author::Technician(id), CommandId(Uuid::new_v4())),
            at: AT,
            availability,
            reason: None,
        };
        self.storage.commit_availability(change).await.unwrap();
    }

    /// Changes a request by a fresh command of a technician, whatever the rules say.
    pub(crate) async fn change(
        &self,
        request: RequestId,
        by: TechnicianId,
        kind: fn(TechnicianRef) -> EntryKind,
        status: RequestStatus,
    ) -> Seq {
        let change = self
            .prepare(request, by, vec![kind(reference(by))], status)
            .await;
        match self.storage.commit(change).await.unwrap() {
            Commit::Done(seq) => seq,
            other => panic!("expected a commit, got {other:?}"),
        }
    }

    /// A change that would be taken now.
    pub(crate) async fn prepare(
        &self,
        request: RequestId,
        by: TechnicianId,
        entries: Vec<EntryKind>,
        status: RequestStatus,
    ) -> Change {
        let stored = self.storage.request(request).await.unwrap().unwrap();
        let has_joined = entries
            .iter()
            .any(|kind| matches!(kind, EntryKind::Joined { .. }));
        Change {
            command: key(Author::Technician(by), CommandId(Uuid::new_v4())),
            at: AT,
            expected: Expected {
                version: stored.version,
                scope_seq: None,
                heir: None,
            },
            request: Request {
                status,
                assignee: (status != RequestStatus::New).then(|| reference(by)),
                chat_opened: stored.request.chat_opened || has_joined,
                ..stored.request
            },
            entries,
        }
    }

    /// Stores what a customer wrote.
    pub(crate) async fn customer_writes(&self, request: RequestId, text: &str) -> Seq {
        let stored = self.storage.request(request).await.unwrap().unwrap();
        let id = CommandId(Uuid::new_v4());
        let text = text.to_owned();
        let change = Change {
            command: key(Author::Customer(request), id),
            at: AT,
            expected: Expected {
                version: stored.version,
                scope_seq: None,
                heir: None,
            },
            request: stored.request,
            entries: vec![EntryKind::CustomerMessage { text, id }],
        };
        match self.storage.commit(change).await {
            Ok(Commit::Done(seq)) => seq,
            other => panic!("expected a commit, got {other:?}"),
        }
    }
}

pub(crate) fn reference(id: TechnicianId) -> TechnicianRef {
    TechnicianRef {
        id,
        name: format!("technician {id}"),
    }
}

pub(crate) fn key(author: Author, id: CommandId) -> CommandKey {
    CommandKey {
        author,
        id,
        fingerprint: Fingerprint([1; 32]),
    }
}

pub(crate) fn new_technician(name: &str, companies: &[CompanyId]) -> NewTechnician {
    NewTechnician {
        email: format!("{name}@Acme.example"),
        name: name.to_owned(),
        password_hash: "hash".to_owned(),
        is_administrator: false,
        companies: companies.to_vec(),
        at: AT,
    }
}

pub(crate) fn new_request(portal: PortalId, form_id: &str) -> NewRequest {
    NewRequest {
        portal,
        form_id: form_id.to_owned(),
        token: TokenHash::of(&format!("token of {form_id}")),
        customer: Customer {
            name: "Grace".to_owned(),
            email: "grace@acme.example".to_owned(),
        },
        subject: "Printer".to_owned(),
        description: format!("It smokes ({form_id})"),
        source: Source {
            ip_address: "10.0.0.7".to_owned(),
            device_type: DeviceType::Phone,
            platform: Platform::Android,
            operating_system: "Android 14".to_owned(),
            os_version: "14".to_owned(),
            browser: "Chrome 130".to_owned(),
        },
        user_agent: "Mozilla/5.0".to_owned(),
        locale: "es".to_owned(),
        at: AT,
    }
}

/// The refusal of a storage that something exists already.
pub(crate) fn taken<T: std::fmt::Debug>(
    result: Result<T, StorageError>,
) -> atiende_server::storage::Taken {
    match result {
        Err(StorageError::Taken(taken)) => taken,
        other => panic!("expected that something is taken, got {other:?}"),
    }
}
