//! A program of somebody else that takes calls: a gateway for text messages, and webhooks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Form, Router};
use tokio::net::TcpListener;

use crate::wait::{PATIENCE, eventually};

/// A text message, by the names of its fields.
pub type Text = BTreeMap<String, String>;

/// A webhook's call: its headers and its body.
pub type Hook = (HeaderMap, String);

#[derive(Clone, Default)]
struct Taken {
    texts: Arc<Mutex<Vec<Text>>>,
    hooks: Arc<Mutex<Vec<Hook>>>,
}

/// Takes text messages at `/text` and webhooks at `/hook`.
pub struct Gateway {
    address: String,
    taken: Taken,
}

impl Gateway {
    /// Starts on a free port; it ends with the test.
    pub async fn start() -> Self {
        let taken = Taken::default();
        let routes = Router::new()
            .route("/text", post(text))
            .route("/hook", post(hook))
            .with_state(taken.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("it listens").to_string();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, taken }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The text messages so far.
    pub fn texts(&self) -> Vec<Text> {
        copied(&self.taken.texts)
    }

    /// The webhooks' calls so far.
    pub fn hooks(&self) -> Vec<Hook> {
        copied(&self.taken.hooks)
    }

    /// Waits for a text message whose `Body` holds `part`, and returns it whole.
    pub async fn takes_text(&self, part: &str) -> String {
        let what = format!("a text message with {part:?}");
        eventually(PATIENCE, &what, async || {
            let texts = self.texts();
            let mut bodies = texts.iter().filter_map(|text| text.get("Body"));
            let found = bodies.find(|body| body.contains(part)).cloned();
            found.ok_or_else(|| format!("{texts:#?}"))
        })
        .await
    }

    /// Waits for a webhook's call whose body holds `part`, and returns it.
    pub async fn takes_hook(&self, part: &str) -> Hook {
        let what = format!("a webhook with {part:?}");
        eventually(PATIENCE, &what, async || {
            let hooks = self.hooks();
            let found = hooks.iter().find(|(_, body)| body.contains(part)).cloned();
            found.ok_or_else(|| format!("{hooks:#?}"))
        })
        .await
    }
}

async fn text(State(taken): State<Taken>, Form(fields): Form<Text>) -> StatusCode {
    keep(&taken.texts, fields);
    StatusCode::CREATED
}

async fn hook(State(taken): State<Taken>, headers: HeaderMap, body: String) -> StatusCode {
    keep(&taken.hooks, (headers, body));
    StatusCode::NO_CONTENT
}

fn keep<T>(list: &Mutex<Vec<T>>, item: T) {
    list.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(item);
}

fn copied<T: Clone>(list: &Mutex<Vec<T>>) -> Vec<T> {
    list.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
