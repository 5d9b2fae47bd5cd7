//! A running service with its people, and the two kinds of clients written from the contract.

mod console;
mod model;
mod page;
mod socket;

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use atiende_protocol::{
    Availability, Command, CommandId, CompanyId, Outcome, PortalId, RequestId, TechnicianId,
};
use atiende_server::storage::{
    NewPortal, NewSession, NewTechnician, Opened, SessionId, SessionTechnician, Slug, TokenHash,
};
use atiende_server::{RunningService, Service, ServiceConfig, StartError, commands, now};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) use console::{Console, hello};
pub(crate) use model::Model;
pub(crate) use page::Page;
pub(crate) use socket::{Refused, Socket};

use crate::storage_contract::fixture::{new_request, new_technician};

/// How long a test waits for something that should happen at once.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);

/// A running service.
pub(crate) struct Bench {
    pub(crate) service: RunningService,
    pub(crate) folder: TempDir,
}

/// A technician with a sign-in.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: TechnicianId,
    pub(crate) token: String,
    pub(crate) caller: SessionTechnician,
}

impl Person {
    pub(crate) fn session(&self) -> SessionId {
        self.caller.session
    }
}

pub(crate) fn config(folder: &TempDir) -> ServiceConfig {
    ServiceConfig::new(
        SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        folder.path().to_owned(),
    )
}

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap()).await.unwrap()
    }

    /// The same with other settings.
    pub(crate) async fn with(adjust: impl FnOnce(&mut ServiceConfig)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = config(&folder);
        adjust(&mut config);
        let service = Service::start(config).await.unwrap();
        Self { service, folder }
    }

    pub(crate) async fn in_folder(folder: TempDir) -> Result<Self, StartError> {
        let service = Service::start(config(&folder)).await?;
        Ok(Self { service, folder })
    }

    /// Stops the service; its data stay.
    pub(crate) async fn stop(self) -> TempDir {
        self.service.stop().await;
        self.folder
    }

    pub(crate) fn storage(&self) -> &dyn atiende_server::storage::Storage {
        &*self.service.app_state().storage
    }

    /// A company with its portal.
    pub(crate) async fn company(&self, slug: &str) -> (CompanyId, PortalId) {
        let company = self
            .storage()
            .add_company(slug.to_owned(), now())
            .await
            .unwrap();
        let portal = NewPortal {
            company,
            slug: Slug::parse(slug).unwrap(),
            title: None,
            at: now(),
        };
        (company, self.storage().add_portal(portal).await.unwrap())
    }

    /// A technician who is signed in and *Available*.
    pub(crate) async fn technician(&self, name: &str, companies: &[CompanyId]) -> Person {
        self.person(new_technician(name, companies)).await
    }

    /// An administrator who is signed in and *Available*.
    pub(crate) async fn administrator(&self, name: &str) -> Person {
        let technician = NewTechnician {
            is_administrator: true,
            ..new_technician(name, &[])
        };
        self.person(technician).await
    }

    async fn person(&self, technician: NewTechnician) -> Person {
        let id = self.storage().add_technician(technician).await.unwrap();
        let person = self.sign_in(id).await;
        self.is(&person, Availability::Available).await;
        person
    }

    /// One more sign-in of a technician.
    pub(crate) async fn sign_in(&self, technician: TechnicianId) -> Person {
        let token = Uuid::new_v4().to_string();
        let hash = TokenHash::of(&token);
        let session = NewSession {
            technician,
            token: hash,
            device: "laptop".to_owned(),
            at: now(),
        };
        self.storage().create_session(session).await.unwrap();
        Person {
            id: technician,
            token,
            caller: self.storage().session(hash).await.unwrap().unwrap(),
        }
    }

    /// Sets a chat status.
    pub(crate) async fn is(&self, person: &Person, availability: Availability) {
        let command = Command::SetAvailability {
            availability,
            reason: None,
        };
        assert_eq!(self.gives(person, command).await, Outcome::ACCEPTED);
    }

    /// Carries a command out without a socket.
    pub(crate) async fn gives(&self, person: &Person, command: Command) -> Outcome {
        let app = self.service.app_state();
        commands::execute(app, &person.caller, fresh_id(), &command).await
    }

    /// A customer sends a request; the token of the page is `token of FORM`.
    pub(crate) async fn opens(&self, portal: PortalId, form: &str) -> RequestId {
        match self
            .storage()
            .open_request(new_request(portal, form))
            .await
            .unwrap()
        {
            Opened::New(id) => id,
            other => panic!("expected a new request, got {other:?}"),
        }
    }

    /// A customer writes without a socket.
    pub(crate) async fn customer_writes(&self, request: RequestId, text: &str) -> Outcome {
        let app = self.service.app_state();
        commands::customer_message(app, request, fresh_id(), text).await
    }
}

pub(crate) fn fresh_id() -> CommandId {
    CommandId(Uuid::now_v7())
}

/// Waits for a condition, which is asked again and again.
pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::task::yield_now().await;
        }
    };
    let in_time = tokio::time::timeout(LIMIT, waiting).await;
    assert!(in_time.is_ok(), "never happened: {what}");
}
