//! A chat between a technician and a customer, who send each other files.

use std::path::Path;

use atiende_protocol::http::{FileProblem, Problem, ProblemKind};
use atiende_protocol::{
    Command, CompanyId, EntryKind, FileRefusal, Outcome, Platform, PortalId, RequestId, SentFile,
    Seq, Settings, Source,
};
use atiende_server::storage::{NewRequest, Opened};
use atiende_server::{AppState, now, routes};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use tower::ServiceExt as _;

use crate::bench::{Bench, Person};
use crate::storage_contract::fixture::new_request;
use crate::web::Answer;

/// The customer's form; the token of the page is `token of` it.
const FORM: &str = "one";

/// A chat that a technician has joined.
pub(super) struct Desk {
    pub(super) bench: Bench,
    pub(super) company: CompanyId,
    pub(super) portal: PortalId,
    pub(super) request: RequestId,
    pub(super) ana: Person,
}

/// Somebody who sends.
#[derive(Clone)]
pub(super) struct Sender {
    base: String,
    bearer: Option<String>,
}

impl Desk {
    /// The customer has a computer with Windows.
    pub(super) async fn opens() -> Self {
        Self::opens_for(Platform::Windows, "11").await
    }

    /// The customer has another system.
    pub(super) async fn opens_for(platform: Platform, os_version: &str) -> Self {
        let bench = Bench::start().await;
        let (company, portal) = bench.company("acme").await;
        let ana = bench.technician("ana", &[company]).await;
        let request = customer(&bench, portal, (FORM, platform, os_version)).await;
        let desk = Self {
            bench,
            company,
            portal,
            request,
            ana,
        };
        desk.does(Command::Claim { request }).await;
        desk.does(Command::Join { request }).await;
        desk
    }

    /// One more customer, with a computer; the token is that of `form`.
    pub(super) async fn other_customer(&self, form: &str) -> RequestId {
        customer(&self.bench, self.portal, (form, Platform::Windows, "11")).await
    }

    pub(super) async fn does(&self, command: Command) {
        let outcome = self.bench.gives(&self.ana, command).await;
        assert_eq!(outcome, Outcome::ACCEPTED);
    }

    /// The same desk after the service was stopped and started.
    pub(super) async fn restarted(self) -> Self {
        let folder = self.bench.stop().await;
        let bench = Bench::in_folder(folder).await.unwrap();
        Self { bench, ..self }
    }

    pub(super) async fn limits(&self, max_file_bytes: u64, max_request_bytes: u64) {
        let root = self.bench.administrator("root").await;
        let settings = Settings {
            max_file_bytes,
            max_request_bytes,
            ..Settings::default()
        };
        let path = "/api/v1/admin/settings";
        let body = serde_json::to_string(&settings).unwrap();
        let json = [("content-type", "application/json")];
        let root = technician(&root, "");
        let answer = self.call(&root, ("PUT", path), &json, body).await;
        assert_eq!(answer.status, StatusCode::OK);
    }

    pub(super) fn app(&self) -> &AppState {
        self.bench.service.app_state()
    }

    pub(super) fn ana(&self) -> Sender {
        technician(&self.ana, &format!("/api/v1/requests/{}", self.request))
    }

    pub(super) fn customer(&self) -> Sender {
        self.customer_of(FORM)
    }

    pub(super) fn customer_of(&self, form: &str) -> Sender {
        Sender {
            base: format!("/r/token%20of%20{form}"),
            bearer: None,
        }
    }

    /// A call as `who`.
    pub(super) async fn call(
        &self,
        who: &Sender,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(bearer) = &who.bearer {
            request = request.header("authorization", bearer);
        }
        let router = routes::router(self.app().clone());
        let call = router.oneshot(request.body(body.into()).unwrap());
        let (parts, body) = call.await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    /// Announces a file.
    pub(super) async fn announces(&self, who: &Sender, name: &str, size: usize) -> Answer {
        let metadata = format!("filename {}", BASE64_STANDARD.encode(name));
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-length", &size.to_string()),
            ("upload-metadata", &metadata),
            ("accept-language", "es"),
        ];
        let path = format!("{}/files", who.base);
        self.call(who, ("POST", &path), &headers, "").await
    }

    /// Announces a file that may be sent; where its bytes go.
    pub(super) async fn begins(&self, who: &Sender, name: &str, size: usize) -> String {
        let answer = self.announces(who, name, size).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        answer.header("location").to_owned()
    }

    /// Sends bytes of a file.
    pub(super) async fn appends(
        &self,
        who: &Sender,
        location: &str,
        offset: usize,
        body: impl Into<Body>,
    ) -> Answer {
        self.appends_with(who, location, (offset, &[]), body).await
    }

    /// The same with further headers.
    pub(super) async fn appends_with(
        &self,
        who: &Sender,
        location: &str,
        (offset, more): (usize, &[(&str, &str)]),
        body: impl Into<Body>,
    ) -> Answer {
        let offset = offset.to_string();
        let mut headers = vec![
            ("tus-resumable", "1.0.0"),
            ("content-type", "application/offset+octet-stream"),
            ("upload-offset", &offset),
            ("accept-language", "es"),
        ];
        headers.extend_from_slice(more);
        self.call(who, ("PATCH", location), &headers, body).await
    }

    /// Asks how far a file has come.
    pub(super) async fn asks(&self, who: &Sender, location: &str) -> Answer {
        let headers = [("tus-resumable", "1.0.0")];
        self.call(who, ("HEAD", location), &headers, "").await
    }

    /// Gives a file up.
    pub(super) async fn gives_up(&self, who: &Sender, location: &str) -> Answer {
        let headers = [("tus-resumable", "1.0.0")];
        self.call(who, ("DELETE", location), &headers, "").await
    }

    /// Sends a whole file; the last answer.
    pub(super) async fn sends(&self, who: &Sender, name: &str, bytes: &[u8]) -> Answer {
        let answer = self.announces(who, name, bytes.len()).await;
        if answer.status != StatusCode::CREATED {
            return answer;
        }
        let location = answer.header("location").to_owned();
        self.appends(who, &location, 0, bytes.to_vec()).await
    }

    /// What was said in the chat since it was joined.
    pub(super) async fn said(&self) -> Vec<EntryKind> {
        let storage = self.bench.storage();
        let entries = storage.entries_after(self.request, Seq(0), 1_000).await;
        let kinds = entries.unwrap().into_iter().map(|entry| entry.kind);
        let joined = |kind: &EntryKind| !matches!(kind, EntryKind::Joined { .. });
        kinds.skip_while(joined).skip(1).collect()
    }

    /// The files that were sent, in order.
    pub(super) async fn files(&self) -> Vec<SentFile> {
        let said = self.said().await.into_iter();
        let files = said.filter_map(|kind| match kind {
            EntryKind::CustomerFile { file } | EntryKind::TechnicianFile { file, .. } => Some(file),
            _ => None,
        });
        files.collect()
    }

    /// How many partial files and contents there are on the disk.
    pub(super) fn on_disk(&self) -> (usize, usize) {
        let data = self.bench.folder.path();
        (count(&data.join("uploads")), count(&data.join("files")))
    }

    /// Removes all that nobody needs, as if everything had happened long ago.
    pub(super) async fn sweeps(&self) {
        let grace = std::time::Duration::ZERO;
        let swept = atiende_server::files::sweep(self.app(), now(), grace).await;
        swept.unwrap();
    }
}

async fn customer(
    bench: &Bench,
    portal: PortalId,
    (form, platform, os_version): (&str, Platform, &str),
) -> RequestId {
    let request = new_request(portal, form);
    let request = NewRequest {
        source: Source {
            platform,
            os_version: os_version.to_owned(),
            ..request.source
        },
        ..request
    };
    match bench.storage().open_request(request).await.unwrap() {
        Opened::New(id) => id,
        other => panic!("expected a new request, got {other:?}"),
    }
}

/// A technician who sends files below an address.
pub(super) fn technician(person: &Person, base: &str) -> Sender {
    Sender {
        base: base.to_owned(),
        bearer: Some(format!("Bearer {}", person.token)),
    }
}

/// Why a file was refused.
#[track_caller]
pub(super) fn refusal(answer: &Answer) -> FileRefusal {
    problem(answer).refusal
}

/// All that is told of a refused file.
#[track_caller]
pub(super) fn problem(answer: &Answer) -> FileProblem {
    let problem: Problem =
        serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error} in {answer:?}"));
    assert_eq!(problem.error, ProblemKind::FileRefused);
    problem.file.unwrap()
}

fn count(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let counts = entries.map(|entry| match entry.file_type().unwrap() {
        kind if kind.is_dir() => count(&entry.path()),
        _ => 1,
    });
    counts.sum()
}
