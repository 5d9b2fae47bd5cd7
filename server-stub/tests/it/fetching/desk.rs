//! Two ends of a request between which files go.

use atiende_protocol::http::TimelinePage;
use atiende_protocol::{Command, CommandId, CompanyId, EntryKind, FileId, RequestId, TechnicianId};
use atiende_server::commands;
use atiende_server::storage::{SessionTechnician, TokenHash};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use uuid::Uuid;

use crate::web::{Answer, Web, good};

/// The browser of a customer who may send every kind of file.
const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36";

/// One end of a request: where its files are, and what proves who calls.
#[derive(Clone, Debug)]
pub(crate) struct End {
    pub(crate) base: String,
    pub(crate) bearer: Option<String>,
}

/// A request with its two ends.
pub(crate) struct Desk {
    pub(crate) request: RequestId,
    pub(crate) customer: End,
    pub(crate) technician: End,
    pub(crate) id: TechnicianId,
}

impl End {
    pub(crate) fn customer(token: &str) -> Self {
        Self {
            base: format!("/r/{token}"),
            bearer: None,
        }
    }

    pub(crate) fn technician(request: RequestId, bearer: &str) -> Self {
        Self {
            base: format!("/api/v1/requests/{request}"),
            bearer: Some(bearer.to_owned()),
        }
    }

    /// The address of a file.
    pub(crate) fn file(&self, id: FileId) -> String {
        format!("{}/files/{id}", self.base)
    }
}

impl Desk {
    /// A customer of a company in a chat with a technician.
    pub(crate) async fn in_chat(web: &Web, slug: &str, company: CompanyId) -> Self {
        let desk = Self::claimed(web, slug, company).await;
        desk.gives(
            web,
            Command::Join {
                request: desk.request,
            },
        )
        .await;
        desk
    }

    /// The same before the technician has joined.
    pub(crate) async fn claimed(web: &Web, slug: &str, company: CompanyId) -> Self {
        let (request, token) = opens(web, slug).await;
        let name = format!("ana{request}");
        let id = web
            .technician(&name, |new| new.companies.push(company))
            .await;
        web.make_available(id).await;
        let bearer = web.bearer(id).await;
        let desk = Self {
            request,
            customer: End::customer(&token),
            technician: End::technician(request, &bearer),
            id,
        };
        desk.gives(web, Command::Claim { request }).await;
        desk
    }

    /// The technician gives a command.
    pub(crate) async fn gives(&self, web: &Web, command: Command) {
        let caller = session(web, &self.technician).await;
        let id = CommandId(Uuid::new_v4());
        let outcome = commands::execute(&web.app, &caller, id, &command).await;
        assert!(
            matches!(outcome, atiende_protocol::Outcome::Accepted { .. }),
            "{outcome:?}"
        );
    }

    /// What happened with files, as the technician reads it.
    pub(crate) async fn tells(&self, web: &Web) -> Vec<EntryKind> {
        let answer = call(
            web,
            ("GET", &format!("{}/timeline", self.technician.base)),
            &self.technician,
            &[],
            Vec::new(),
        )
        .await;
        let page: TimelinePage = serde_json::from_str(&answer.body).unwrap();
        let kinds = page.entries.into_iter().map(|entry| entry.kind);
        let about_files = kinds.filter(|kind| {
            matches!(
                kind,
                EntryKind::CustomerFile { .. }
                    | EntryKind::TechnicianFile { .. }
                    | EntryKind::FileInfected { .. }
            )
        });
        about_files.collect()
    }
}

async fn session(web: &Web, end: &End) -> SessionTechnician {
    let bearer = end.bearer.as_ref().unwrap();
    let token = TokenHash::of(bearer.strip_prefix("Bearer ").unwrap());
    web.app.storage.session(token).await.unwrap().unwrap()
}

/// A request of a customer with a Windows computer, and its token.
pub(crate) async fn opens(web: &Web, slug: &str) -> (RequestId, String) {
    let portal = format!("/p/{slug}");
    let form_id = web.get(&portal).await.hidden("form_id");
    let fields = good(&form_id, "no imprime");
    let answer = web
        .post_with(&portal, &fields, &[("user-agent", WINDOWS)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let token = answer
        .header("location")
        .strip_prefix("/r/")
        .unwrap()
        .to_owned();
    let stored = web
        .app
        .storage
        .customer_request(TokenHash::of(&token))
        .await;
    (stored.unwrap().unwrap().request.id, token)
}

pub(crate) async fn call(
    web: &Web,
    (method, path): (&str, &str),
    end: &End,
    headers: &[(&str, &str)],
    body: Vec<u8>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if let Some(bearer) = &end.bearer {
        request = request.header("authorization", bearer);
    }
    web.call(request.body(Body::from(body)).unwrap()).await
}

/// Announces a file; the address to which its bytes go, and which it will be.
pub(crate) async fn announces(web: &Web, end: &End, name: &str, size: usize) -> (String, FileId) {
    let size = size.to_string();
    let name = format!("filename {}", BASE64_STANDARD.encode(name));
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-length", size.as_str()),
        ("upload-metadata", name.as_str()),
    ];
    let path = format!("{}/files", end.base);
    let begun = call(web, ("POST", &path), end, &headers, Vec::new()).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{begun:?}");
    let address = begun.header("location").to_owned();
    let (_, id) = address.rsplit_once('/').unwrap();
    let id = FileId(id.parse().unwrap());
    (address, id)
}

/// Sends a whole file; which it is, and the answer to its last byte.
pub(crate) async fn sends(web: &Web, end: &End, name: &str, content: &[u8]) -> (FileId, Answer) {
    let (address, id) = announces(web, end, name, content.len()).await;
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-offset", "0"),
        ("content-type", "application/offset+octet-stream"),
    ];
    let answer = call(web, ("PATCH", &address), end, &headers, content.to_vec()).await;
    (id, answer)
}

/// Sends a whole file, which is handed over.
pub(crate) async fn sent(web: &Web, end: &End, name: &str, content: &[u8]) -> FileId {
    let (id, answer) = sends(web, end, name, content).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    assert_eq!(answer.header("atiende-file"), "sent");
    id
}

/// Fetches a file.
pub(crate) async fn fetches(web: &Web, end: &End, id: FileId, headers: &[(&str, &str)]) -> Answer {
    call(web, ("GET", &end.file(id)), end, headers, Vec::new()).await
}
