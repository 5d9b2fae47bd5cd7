//! A technician at the console without its window: the real engine over a real socket.

mod ports;

use std::path::PathBuf;
use std::sync::Arc;

use atiende_core::search::SearchQuery;
use atiende_core::{Action, Connection, Notification, Session, State};
use atiende_engine::ports::Ports;
use atiende_engine::{Engine, Start};
use atiende_protocol::{Availability, EntryKind, RequestId, RequestStatus, TechnicianId};

use self::ports::{Drawer, NoLocalService, Papers, Toasts};
use crate::office::PASSWORD;
use crate::wait::PATIENCE;

/// A technician who is signed in, or was.
pub struct Technician {
    engine: Engine,
    drawer: Drawer,
    papers: Papers,
    toasts: Toasts,
}

/// A file that was saved or shown: its name and what is in it.
pub type Paper = (String, Vec<u8>);

impl Technician {
    /// Signs in to the service at `address` and becomes *Available*.
    pub async fn available(service: &str, email: &str) -> Self {
        let technician = Self::sign_in(service, email).await;
        technician.becomes(Availability::Available).await;
        technician
    }

    /// Signs in to the service at `service`, in the chat status of the last time.
    pub async fn sign_in(service: &str, email: &str) -> Self {
        let technician = Self::start(Drawer::default());
        technician
            .sees("the welcome page", |state| {
                matches!(state.session, Session::Welcome { .. })
            })
            .await;
        technician.does(Action::SignIn {
            service: service.to_owned(),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
        });
        technician.is_online().await;
        technician
    }

    /// Quits the console and starts it again: what was kept on its disk is all that is left.
    pub async fn restarts(self) -> Self {
        let Self { engine, drawer, .. } = self;
        engine.stopped().await;
        Self::start(drawer)
    }

    fn start(drawer: Drawer) -> Self {
        let papers = Papers::default();
        let toasts = Toasts::default();
        let ports = Ports {
            channels: vec![Box::new(toasts.clone())],
            keeper: Box::new(drawer.clone()),
            local: Box::new(NoLocalService),
            files: Box::new(papers.clone()),
            open_url: Box::new(|_| ()),
            repaint: Box::new(|| ()),
            device: "bench".to_owned(),
            language: "es".to_owned(),
        };
        Self {
            engine: Engine::start(Start::Remembered, ports),
            drawer,
            papers,
            toasts,
        }
    }

    /// Does something in a panel.
    pub fn does(&self, action: Action) {
        self.engine.act(action);
    }

    /// Writes to the customer.
    pub fn writes(&self, request: RequestId, text: &str) {
        self.does(Action::SendMessage {
            request,
            text: text.to_owned(),
        });
    }

    /// Changes the chat status and waits until the service knows.
    pub async fn becomes(&self, availability: Availability) {
        self.does(Action::SetAvailability {
            availability,
            reason: String::new(),
        });
        self.sees("the new chat status", |state| {
            state.availability() == availability
        })
        .await;
    }

    /// Waits until the console is connected and complete.
    pub async fn is_online(&self) {
        self.sees("online", |state| state.connection == Connection::Online)
            .await;
    }

    /// Waits until the console shows the connection as lost.
    pub async fn is_offline(&self) {
        let is_lost = |state: &State| matches!(state.connection, Connection::Offline { .. });
        self.sees("offline", is_lost).await;
    }

    /// Waits for the request of a customer, and returns it.
    pub async fn finds(&self, customer: &str) -> RequestId {
        let find = |state: &State| {
            let requests = state.requests.values();
            let mut found = requests.filter(|request| request.customer.name == customer);
            found.next().map(|request| request.id)
        };
        self.sees(&format!("a request of {customer}"), |state| {
            find(state).is_some()
        })
        .await;
        find(&self.knows()).expect("it was seen")
    }

    /// Takes a request and joins its chat, and waits until that is done.
    pub async fn joins(&self, request: RequestId) {
        self.does(Action::Claim(request));
        self.does(Action::Join(request));
        self.sees("the chat joined", |state| {
            let request = state.request(request);
            request.is_some_and(|request| request.status == RequestStatus::InChat)
        })
        .await;
    }

    /// Looks for a text, and returns the customers in whose requests it was found.
    pub async fn searches(&self, text: &str) -> Vec<String> {
        self.does(Action::Search(SearchQuery {
            text: text.to_owned(),
            ..SearchQuery::default()
        }));
        self.sees("an answer", |state| {
            let search = state.search.as_ref();
            search.is_some_and(|search| search.query.text == text && !search.is_loading)
        })
        .await;
        let state = self.knows();
        let hits = state.search.iter().flat_map(|search| search.hits.iter());
        hits.map(|hit| hit.request.customer.name.clone()).collect()
    }

    /// Who this is to the service.
    pub fn id(&self) -> TechnicianId {
        self.knows().me.as_ref().expect("signed in").id
    }

    /// Waits until the timeline of a request holds these messages, in this order, and no other.
    pub async fn reads(&self, request: RequestId, expected: &[&str]) {
        self.sees(&format!("{expected:?}"), |state| {
            messages(state, request) == expected
        })
        .await;
    }

    /// The messages of a request that are in its timeline.
    pub fn messages(&self, request: RequestId) -> Vec<String> {
        messages(&self.knows(), request)
    }

    /// What the console knows now.
    pub fn knows(&self) -> Arc<State> {
        self.engine.snapshot()
    }

    /// What the console told by notifications so far.
    pub fn toasts(&self) -> Vec<Notification> {
        self.toasts.0.lock().expect("nobody panics here").clone()
    }

    /// The files that were saved so far.
    pub fn saved(&self) -> Vec<Paper> {
        self.papers
            .saved
            .lock()
            .expect("nobody panics here")
            .clone()
    }

    /// The files that were opened in the browser so far.
    pub fn shown(&self) -> Vec<Paper> {
        self.papers
            .shown
            .lock()
            .expect("nobody panics here")
            .clone()
    }

    /// Makes the dialog for choosing files answer with these, once.
    pub fn will_pick(&self, paths: Vec<PathBuf>) {
        *self.papers.picked.lock().expect("nobody panics here") = paths;
    }

    /// The fetched files that were opened with the system's program so far.
    pub fn opened(&self) -> Vec<PathBuf> {
        let opened = self.papers.opened.lock();
        opened.expect("nobody panics here").clone()
    }

    /// The fetched files that were shown in their folders so far.
    pub fn located(&self) -> Vec<PathBuf> {
        let located = self.papers.located.lock();
        located.expect("nobody panics here").clone()
    }

    /// Waits until the console knows; fails with what it knows instead.
    pub async fn sees(&self, what: &str, wanted: impl FnMut(&State) -> bool) {
        let waited = tokio::time::timeout(PATIENCE, self.engine.wait_for(wanted)).await;
        assert!(
            matches!(waited, Ok(Some(_))),
            "waited in vain for {what}; the console knows instead: {:#?}",
            self.knows()
        );
    }
}

/// Everything in the timeline of a request that a console knows.
pub fn timeline(state: &State, request: RequestId) -> Vec<EntryKind> {
    let timeline = state.timelines.get(&request);
    let entries = timeline.into_iter().flat_map(|known| known.entries.iter());
    entries.map(|entry| entry.kind.clone()).collect()
}

fn messages(state: &State, request: RequestId) -> Vec<String> {
    let texts = timeline(state, request).into_iter();
    texts
        .filter_map(|kind| match kind {
            EntryKind::CustomerMessage { text, .. } | EntryKind::TechnicianMessage { text, .. } => {
                Some(text)
            }
            _ => None,
        })
        .collect()
}
