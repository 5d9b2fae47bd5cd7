//! The HTTP surface without a socket: two companies, their portals, technicians and customers.

use std::sync::Arc;

use atiende_protocol::{
    Availability, Command, CommandId, CompanyId, Outcome, RequestId, TechnicianId, Timestamp,
};
use atiende_server::files::Files;
use atiende_server::files::scan::NoScanner;
use atiende_server::live::Hub;
use atiende_server::storage::{
    NewPortal, NewSession, NewTechnician, Slug, Storage, TokenHash, open,
};
use atiende_server::{AppState, ServiceConfig, commands, routes};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use tempfile::TempDir;
use tower::ServiceExt as _;
use uuid::Uuid;

/// When everything was set up.
pub(crate) const AT: Timestamp = Timestamp(1_000_000);

/// A service without a socket.
pub(crate) struct Web {
    pub(crate) app: AppState,
    pub(crate) acme: CompanyId,
    pub(crate) folder: TempDir,
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// What there is of it that is text.
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&start).expect("the field is there");
        rest.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "{text:?} is missing in {}",
            self.body
        );
        self
    }

    #[track_caller]
    pub(crate) fn hides(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "{text:?} is in {}", self.body);
        self
    }
}

impl Web {
    /// Acme and Globex, with their portals.
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut ServiceConfig)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config =
            ServiceConfig::new("127.0.0.1:0".parse().unwrap(), folder.path().to_owned());
        change(&mut config);
        let hub = Arc::new(Hub::default());
        let url = format!("sqlite:{}", folder.path().join("web.db").display());
        let storage = open(&url, Arc::clone(&hub) as _).await.unwrap();
        let files = Files::open(folder.path(), Arc::new(NoScanner)).unwrap();
        Self::of(AppState::new(storage, hub, files, config), folder).await
    }

    /// Acme and Globex in what a service keeps in `folder`.
    pub(crate) async fn of(app: AppState, folder: TempDir) -> Self {
        let acme = company(&*app.storage, "Acme", "acme").await;
        company(&*app.storage, "Globex", "globex").await;
        Self { app, acme, folder }
    }

    fn router(&self) -> Router {
        routes::router(self.app.clone())
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        let response = self.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[("accept-language", "es")]).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.call(request("GET", path, headers, String::new()))
            .await
    }

    /// Sends a form as a program that is no browser does.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[]).await
    }

    pub(crate) async fn post_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let form = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept-language", "es"),
        ];
        let headers: Vec<_> = form.into_iter().chain(headers.iter().copied()).collect();
        self.call(request("POST", path, &headers, encode(fields)))
            .await
    }

    /// A fresh form of Acme's portal.
    pub(crate) async fn form_id(&self) -> String {
        self.get("/p/acme").await.hidden("form_id")
    }

    /// A request through Acme's portal, and its token.
    pub(crate) async fn customer(&self, subject: &str) -> (RequestId, String) {
        let form_id = self.form_id().await;
        let answer = self.post("/p/acme", &good(&form_id, subject)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        let token = answer
            .header("location")
            .strip_prefix("/r/")
            .unwrap()
            .to_owned();
        let stored = self
            .app
            .storage
            .customer_request(TokenHash::of(&token))
            .await;
        (stored.unwrap().unwrap().request.id, token)
    }

    pub(crate) async fn technician(
        &self,
        name: &str,
        change: impl FnOnce(&mut NewTechnician),
    ) -> TechnicianId {
        let mut new = NewTechnician {
            email: format!("{name}@acme.example"),
            name: name.to_owned(),
            password_hash: "!".to_owned(),
            is_administrator: false,
            companies: Vec::new(),
            at: AT,
        };
        change(&mut new);
        self.app.storage.add_technician(new).await.unwrap()
    }

    /// Lets a technician receive new requests.
    pub(crate) async fn make_available(&self, technician: TechnicianId) {
        let bearer = self.bearer(technician).await;
        let token = TokenHash::of(bearer.strip_prefix("Bearer ").unwrap());
        let caller = self.app.storage.session(token).await.unwrap().unwrap();
        let command = Command::SetAvailability {
            availability: Availability::Available,
            reason: None,
        };
        let id = CommandId(Uuid::new_v4());
        let outcome = commands::execute(&self.app, &caller, id, &command).await;
        assert_eq!(outcome, Outcome::ACCEPTED);
    }

    /// A signed-in technician's header.
    pub(crate) async fn bearer(&self, technician: TechnicianId) -> String {
        let token = Uuid::new_v4().to_string();
        let session = NewSession {
            technician,
            token: TokenHash::of(&token),
            device: "test".to_owned(),
            at: AT,
        };
        self.app.storage.create_session(session).await.unwrap();
        format!("Bearer {token}")
    }
}

/// A form whose fields are all good.
pub(crate) fn good<'a>(form_id: &'a str, subject: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_id", form_id),
        ("name", "María Pérez"),
        ("email", "maria@ejemplo.com"),
        ("subject", subject),
        ("description", "Desde ayer no imprime"),
    ]
}

pub(crate) fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

fn encode(fields: &[(&str, &str)]) -> String {
    let text = |text: &str| -> String {
        let byte = |byte: &u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(*byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        text.as_bytes().iter().map(byte).collect()
    };
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", text(name), text(value)));
    pairs.collect::<Vec<_>>().join("&")
}

async fn company(storage: &dyn Storage, name: &str, slug: &str) -> CompanyId {
    let company = storage.add_company(name.to_owned(), AT).await.unwrap();
    let slug = Slug::parse(slug).unwrap();
    let portal = NewPortal {
        company,
        slug,
        title: None,
        at: AT,
    };
    storage.add_portal(portal).await.unwrap();
    company
}
