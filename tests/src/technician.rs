//! A technician at the console without its window: the real engine over a real socket.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use atiende_core::{
    Action, Connection, Desk, LocalProblem, Notification, Preferences, Session, State, TokenPlace,
};
use atiende_engine::ports::{
    Account, Files, Keeper, LocalAccount, LocalService, NotificationChannel, Ports, Token,
};
use atiende_engine::{Engine, Start};
use atiende_protocol::{Availability, EntryKind, RequestId};

use crate::server::PASSWORD;
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

fn messages(state: &State, request: RequestId) -> Vec<String> {
    let entries = state
        .timelines
        .get(&request)
        .map(|timeline| timeline.entries.iter());
    let texts = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| match &entry.kind {
            EntryKind::CustomerMessage { text, .. } | EntryKind::TechnicianMessage { text, .. } => {
                Some(text.clone())
            }
            _ => None,
        });
    texts.collect()
}

/// What the console keeps on its computer, without the computer.
#[derive(Clone, Default)]
struct Drawer(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    account: Option<(Account, Token)>,
    desk: Desk,
    preferences: Preferences,
}

impl Drawer {
    fn with<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.0.lock().expect("nobody panics here"))
    }
}

#[async_trait]
impl Keeper for Drawer {
    async fn account(&self) -> Option<(Account, Token, TokenPlace)> {
        let (account, token) = self.with(|kept| kept.account.clone())?;
        Some((account, token, TokenPlace::Keyring))
    }

    async fn keep_account(&self, account: &Account, token: &Token) -> TokenPlace {
        self.with(|kept| kept.account = Some((account.clone(), token.clone())));
        TokenPlace::Keyring
    }

    async fn forget_account(&self, _account: &Account) {
        self.with(|kept| kept.account = None);
    }

    async fn desk(&self, _account: &Account) -> Desk {
        self.with(|kept| kept.desk.clone())
    }

    async fn keep_desk(&self, _account: &Account, desk: &Desk) {
        self.with(|kept| kept.desk = desk.clone());
    }

    async fn preferences(&self) -> Preferences {
        self.with(|kept| kept.preferences.clone())
    }

    async fn keep_preferences(&self, preferences: &Preferences) {
        self.with(|kept| kept.preferences = preferences.clone());
    }
}

struct NoLocalService;

#[async_trait]
impl LocalService for NoLocalService {
    async fn start(&self) -> Result<LocalAccount, LocalProblem> {
        Err(LocalProblem::Other("the bench has none".to_owned()))
    }
}

/// What was written for the technician, without a disk.
#[derive(Clone, Default)]
struct Papers {
    saved: Arc<Mutex<Vec<Paper>>>,
    shown: Arc<Mutex<Vec<Paper>>>,
}

#[async_trait]
impl Files for Papers {
    async fn save(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        let mut saved = self.saved.lock().expect("nobody panics here");
        saved.push((name.to_owned(), content));
        Ok(())
    }

    async fn show(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        let mut shown = self.shown.lock().expect("nobody panics here");
        shown.push((name.to_owned(), content));
        Ok(())
    }
}

#[derive(Clone, Default)]
struct Toasts(Arc<Mutex<Vec<Notification>>>);

impl NotificationChannel for Toasts {
    fn id(&self) -> &'static str {
        "bench"
    }

    fn notify(&self, notification: &Notification) {
        self.0
            .lock()
            .expect("nobody panics here")
            .push(notification.clone());
    }
}
