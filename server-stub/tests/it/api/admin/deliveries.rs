//! What becomes of messages while their server is down, and how administrators see it.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use atiende_notify::{Address, Channel, Message, SendError};
use atiende_protocol::http::notification::{ContactForm, Delivery, DeliveryPage, DeliveryReason};
use atiende_protocol::{
    Command, ContactKind, ContactRule, NotificationRules, NotifiedEvent, RequestId, Timestamp,
};
use atiende_server::notifications::Notifier;
use atiende_server::storage::{NewCode, NewContact};
use axum::http::StatusCode;

use super::desk::Desk;
use crate::fetching::desk::{Desk as Chat, End};

/// What every server says, and the names of the messages that were tried and taken.
#[derive(Default)]
struct World {
    failure: Mutex<Option<SendError>>,
    tried: Mutex<Vec<String>>,
    taken: Mutex<Vec<(ContactKind, String)>>,
}

struct Server(ContactKind, Arc<World>);

#[async_trait]
impl Channel for Server {
    fn kind(&self) -> ContactKind {
        self.0
    }

    async fn send(&self, _: &Address, message: &Message) -> Result<(), SendError> {
        let Self(kind, world) = self;
        world.tried.lock().unwrap().push(message.id.clone());
        if let Some(failure) = world.failure.lock().unwrap().clone() {
            return Err(failure);
        }
        world
            .taken
            .lock()
            .unwrap()
            .push((*kind, message.id.clone()));
        Ok(())
    }
}

/// A desk whose messages go to servers that can be switched off.
struct Post {
    desk: Desk,
    notifier: Notifier,
    world: Arc<World>,
}

impl Post {
    async fn new() -> Self {
        let (desk, world) = (Desk::new().await, Arc::new(World::default()));
        let server = |kind| -> Box<dyn Channel> { Box::new(Server(kind, Arc::clone(&world))) };
        let kinds = [ContactKind::Email, ContactKind::Text, ContactKind::Webhook];
        let channels = kinds.map(server).into_iter().collect();
        let app = desk.web.app.clone();
        let notifier = Notifier::new(app, channels, "https://help.example".to_owned());
        Self {
            desk,
            notifier,
            world,
        }
    }

    /// The administrator wants to hear of new requests in every way.
    async fn listens(&self) {
        let storage = &self.desk.web.app.storage;
        let mut rules = NotificationRules::default();
        for kind in [ContactKind::Email, ContactKind::Text, ContactKind::Webhook] {
            let at = atiende_server::now();
            let contact = NewContact {
                technician: self.desk.root,
                form: ContactForm {
                    kind,
                    address: "somewhere".to_owned(),
                },
                secret: None,
                language: "es".to_owned(),
                code: NewCode {
                    code: "000000".to_owned(),
                    hash: [1; 32],
                    at,
                    expires_at: later(at, 60),
                },
            };
            let contact = storage.add_contact(contact).await.unwrap().unwrap();
            let verified = storage.verify_contact(self.desk.root, contact, [1; 32], at);
            assert!(verified.await.unwrap());
            rules.contacts.push(ContactRule {
                contact,
                events: [NotifiedEvent::NewRequest].into(),
            });
        }
        let at = atiende_server::now();
        let set = storage.set_notification_rules(self.desk.root, rules, at);
        set.await.unwrap();
        self.desk.web.make_available(self.desk.root).await;
        self.works(0).await;
        self.world.taken.lock().unwrap().clear();
    }

    /// From now on every server says so.
    fn fails(&self, failure: Option<SendError>) {
        *self.world.failure.lock().unwrap() = failure;
    }

    fn is_down(&self) {
        self.fails(Some(SendError::Temporary("451".to_owned())));
    }

    /// Plans and sends as it will be in so many seconds.
    async fn works(&self, secs: i64) {
        let now = later(atiende_server::now(), secs);
        while self.notifier.plan(now).await.unwrap() {}
        self.notifier.send_due(now).await.unwrap();
    }

    fn taken(&self) -> Vec<ContactKind> {
        let taken = self.world.taken.lock().unwrap();
        taken.iter().map(|(kind, _)| *kind).collect()
    }

    /// What an administrator sees, by a query.
    async fn shown(&self, query: &str) -> Vec<Delivery> {
        let path = format!("deliveries{query}");
        let page: DeliveryPage = self.desk.done("GET", &path, &()).await;
        page.deliveries
    }

    async fn claimed(&self, request: RequestId, token: &str) {
        let web = &self.desk.web;
        let id = web
            .technician("ana", |new| new.companies.push(web.acme))
            .await;
        web.make_available(id).await;
        let bearer = web.bearer(id).await;
        let chat = Chat {
            request,
            customer: End::customer(token),
            technician: End::technician(request, &bearer),
            id,
        };
        chat.gives(web, Command::Claim { request }).await;
    }
}

fn later(at: Timestamp, secs: i64) -> Timestamp {
    Timestamp(at.0 + secs * 1_000_000)
}

#[tokio::test]
async fn people_do_not_hear_of_a_request_that_was_taken_while_their_server_was_down() {
    let post = Post::new().await;
    post.listens().await;
    post.is_down();
    let (request, token) = post.desk.web.customer("no imprime").await;
    post.works(0).await;
    assert_eq!(post.shown("?status=waiting").await.len(), 3);

    post.claimed(request, &token).await;
    post.fails(None);
    post.works(10).await;

    assert_eq!(post.taken(), [ContactKind::Webhook], "that is a record");
    let dropped = post.shown("?status=dropped").await;
    let mut kinds: Vec<_> = dropped.iter().map(|one| one.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [ContactKind::Email, ContactKind::Text]);
    let taken = Some(DeliveryReason::Taken);
    assert!(dropped.iter().all(|one| one.reason == taken), "{dropped:?}");
    let sent = post.shown("?status=sent&kind=webhook").await;
    let events = sent.iter().filter(|one| one.event.is_some());
    assert_eq!(events.count(), 1, "beside the code");
}

#[tokio::test]
async fn a_customer_who_came_back_gets_no_mail_about_the_answer() {
    let post = Post::new().await;
    let web = &post.desk.web;
    let chat = Chat::in_chat(web, "acme", web.acme).await;
    let request = chat.request;
    let text = "Pruebe otra vez".to_owned();
    chat.gives(web, Command::SendMessage { request, text })
        .await;
    post.is_down();
    post.works(0).await;
    assert_eq!(post.shown("?status=waiting&kind=email").await.len(), 1);

    web.get(&chat.customer.base).await.shows("Pruebe otra vez");
    post.fails(None);
    post.works(10).await;

    assert_eq!(post.taken(), []);
    let dropped = post.shown("?status=dropped").await;
    assert_eq!(dropped[0].reason, Some(DeliveryReason::CustomerBack));
    assert_eq!((dropped.len(), dropped[0].request), (1, Some(request)));
}

#[tokio::test]
async fn what_was_given_up_is_sent_again_under_its_name_and_once() {
    let post = Post::new().await;
    post.listens().await;
    post.fails(Some(SendError::Permanent("550".to_owned())));
    post.desk.web.customer("no imprime").await;
    post.works(0).await;
    let dead = post.shown("?status=dead&kind=webhook").await;
    let [delivery] = dead.as_slice() else {
        panic!("{dead:?}");
    };
    assert_eq!(delivery.problem.as_deref(), Some("550"));

    post.fails(None);
    let retry = format!("deliveries/{}/retry", delivery.id);
    for _ in 0..2 {
        let answer = post.desk.call("POST", &retry, &()).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
    }
    post.works(0).await;
    post.works(0).await;

    let taken = post.world.taken.lock().unwrap().clone();
    let [(ContactKind::Webhook, name)] = taken.as_slice() else {
        panic!("{taken:?}");
    };
    let tried = post.world.tried.lock().unwrap().clone();
    let of_name = tried.iter().filter(|other| *other == name).count();
    assert_eq!(of_name, 2, "the first time and again");
    let sent = post.shown("?status=sent&kind=webhook").await;
    assert!(sent.iter().any(|one| one.id == delivery.id));
    let records = post.desk.records().await;
    let of_retry = records.iter().filter(|one| one.act == "delivery_retried");
    let of_retry: Vec<_> = of_retry.map(|one| (&*one.subject, &*one.detail)).collect();
    let detail = format!("delivery: {}; kind: webhook", delivery.id);
    assert_eq!(of_retry, [("root", detail.as_str())]);
}

#[tokio::test]
async fn only_known_words_choose_deliveries() {
    let desk = Desk::new().await;
    for (query, status) in [
        ("", StatusCode::OK),
        ("?status=dead", StatusCode::OK),
        ("?status=nonsense", StatusCode::BAD_REQUEST),
        ("?kind=pigeon", StatusCode::BAD_REQUEST),
        ("?status=dead'--", StatusCode::BAD_REQUEST),
    ] {
        let answer = desk.call("GET", &format!("deliveries{query}"), &()).await;
        assert_eq!(answer.status, status, "{query}");
    }
    let missing = desk.call("POST", "deliveries/99/retry", &()).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
