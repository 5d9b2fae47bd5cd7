//! A technician's rules and contacts over HTTP.

use atiende_notify::{EmailSetup, Secret};
use atiende_protocol::http::notification::{Contact, Methods};
use atiende_protocol::{ContactKind, NotificationRules};
use atiende_server::storage::Matter;
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::web::{Answer, Web, request};

/// Ana, who may see Acme, at a service that can send e-mails.
struct Ana {
    web: Web,
    bearer: String,
}

impl Ana {
    async fn signs_in() -> Self {
        let web = Web::with(|config| {
            config.notify.email = Some(EmailSetup {
                url: Secret("smtp://127.0.0.1:1".to_owned()),
                from: "soporte@acme.example".to_owned(),
            });
        })
        .await;
        let ana = web.technician("ana", |_| {}).await;
        let bearer = web.bearer(ana).await;
        Self { web, bearer }
    }

    async fn asks(&self, method: &str, path: &str, json: &str) -> Answer {
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("content-type", "application/json"),
            ("accept-language", "es"),
        ];
        let path = format!("/api/v1/me{path}");
        self.web
            .call(request(method, &path, &headers, json.to_owned()))
            .await
    }

    /// The code that waits to be sent.
    async fn code(&self) -> String {
        let now = atiende_server::now();
        let due = self.web.app.storage.due_deliveries(now, 10).await.unwrap();
        let mut codes = due.into_iter().rev().filter_map(|due| match due.matter {
            Matter::Code(code) => Some(code),
            _ => None,
        });
        codes.next().expect("a code waits")
    }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> T {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{answer:?}"))
}

const EMAIL: &str = r#"{"kind":"email","address":"ana@acme.example"}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_is_added_proven_tested_and_removed() {
    let ana = Ana::signs_in().await;
    let added = ana.asks("POST", "/contacts", EMAIL).await;
    assert_eq!(added.status, StatusCode::CREATED, "{added:?}");
    let contact: Contact = read(&added);
    assert!(!contact.is_verified);
    let of = |end: &str| format!("/contacts/{}{end}", contact.id);
    let early = ana.asks("POST", &of("/test"), "").await;
    assert_eq!(early.status, StatusCode::NOT_FOUND, "it is not proven");

    let wrong = ana
        .asks("POST", &of("/verification"), r#"{"code":"x"}"#)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows(r#""field":"code""#);
    let code = format!(r#"{{"code":" {} "}}"#, ana.code().await);
    let right = ana.asks("POST", &of("/verification"), &code).await;
    let contacts: Vec<Contact> = read(&right);
    assert!(contacts[0].is_verified);
    let test = ana.asks("POST", &of("/test"), "").await;
    assert_eq!(test.status, StatusCode::ACCEPTED);

    let left: Vec<Contact> = read(&ana.asks("DELETE", &of(""), "").await);
    assert!(left.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_the_service_can_send_may_be_chosen() {
    let ana = Ana::signs_in().await;

    let methods: Methods = read(&ana.asks("GET", "/notification-methods", "").await);
    assert_eq!(methods.contacts, [ContactKind::Email, ContactKind::Webhook]);
    let phone = r#"{"kind":"text","address":"+34600111222"}"#;
    let refused = ana.asks("POST", "/contacts", phone).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("not_set_up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_s_secret_is_told_once() {
    let ana = Ana::signs_in().await;
    let hook = r#"{"kind":"webhook","address":"https://hooks.example/x"}"#;

    let contact: Contact = read(&ana.asks("POST", "/contacts", hook).await);
    assert!(contact.secret.unwrap().starts_with("whsec_"));
    ana.asks("GET", "/contacts", "").await.hides("whsec_");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_not_sent_without_end() {
    let ana = Ana::signs_in().await;
    let mut sent = 0;
    loop {
        let answer = ana.asks("POST", "/contacts", EMAIL).await;
        if answer.status != StatusCode::CREATED {
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{answer:?}");
            break;
        }
        sent += 1;
        assert!(sent < 20, "nobody stops it");
    }
    assert_eq!(sent, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_are_kept_and_name_own_contacts_only() {
    let ana = Ana::signs_in().await;
    let rules = r#"{"toast":["new_request"],"sound":[],"contacts":[{"contact":99,"events":["message"]}],"repeats":false}"#;

    let set: NotificationRules = read(&ana.asks("PUT", "/notification-rules", rules).await);

    assert!(
        set.contacts.is_empty(),
        "99 is somebody else's, or nobody's"
    );
    assert!(!set.repeats);
    let kept: NotificationRules = read(&ana.asks("GET", "/notification-rules", "").await);
    assert_eq!(kept, set);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_not_found_by_having_others_sent() {
    let ana = Ana::signs_in().await;
    let contact: Contact = read(&ana.asks("POST", "/contacts", EMAIL).await);
    let path = format!("/contacts/{}/verification", contact.id);
    for _ in 0..10 {
        let wrong = ana.asks("POST", &path, r#"{"code":"x"}"#).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    let code = format!(r#"{{"code":"{}"}}"#, ana.code().await);
    let refused = ana.asks("POST", &path, &code).await;

    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!refused.header("retry-after").is_empty());
}
