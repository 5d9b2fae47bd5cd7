//! A small service: one technician, one request, a tus store in memory, and troubles on demand.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use atiende_protocol::http::{FileProblem, Problem, ProblemKind};
use atiende_protocol::{
    Availability, CompanyId, CompanyRef, Customer, DeviceType, NotificationRules, Platform,
    Request, RequestId, RequestStatus, Seq, ServerFrame, Settings, Source, TECHNICIAN_SUBPROTOCOL,
    Technician, TechnicianId, TechnicianRef, Timestamp,
};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ws::{Message, WebSocket};
use axum::extract::{Path, State, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get, post};
use futures_util::StreamExt as _;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use uuid::Uuid;

/// The one request of this service.
pub const PRINTER: RequestId = RequestId(42);

/// What the service has, was told, and is to do wrong.
#[derive(Default)]
pub struct Book {
    pub uploads: BTreeMap<Uuid, Spool>,
    /// The parts that arrived: where they began, and how long they were.
    pub parts: Vec<(u64, usize)>,
    pub ended: Vec<Uuid>,
    /// What can be fetched.
    pub files: BTreeMap<Uuid, Vec<u8>>,
    pub fetches: Vec<Option<String>>,
    /// What is answered where a small picture is asked for.
    pub preview: Option<(&'static str, Vec<u8>)>,
    /// Cut the line in the middle of the next so many uploaded parts or fetched files.
    pub cuts: u32,
    /// Answer every part as damaged.
    pub damages: bool,
    /// Refuse every new file.
    pub refusal: Option<FileProblem>,
    /// What is wrong with what arrived as a whole.
    pub verdict: Option<FileProblem>,
    /// Take a part and keep it until the test lets go.
    pub holds: bool,
    /// Called before a part is taken, with its upload's place.
    pub before_part: Option<BeforePart>,
}

type BeforePart = Box<dyn Fn(&str) + Send>;

/// An upload as the service has it.
#[derive(Clone, Default)]
pub struct Spool {
    pub name: String,
    pub size: u64,
    pub content: Vec<u8>,
}

type Shared = Arc<Service>;

pub struct Service {
    pub address: String,
    pub book: Mutex<Book>,
    frames: broadcast::Sender<ServerFrame>,
}

impl Service {
    pub async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let service = Arc::new(Self {
            address,
            book: Mutex::default(),
            frames: broadcast::channel(16).0,
        });
        let routes = Router::new()
            .route("/api/v1/stream", get(stream))
            .route("/api/v1/requests/{request}/files", post(create))
            .route("/api/v1/requests/{request}/uploads/{upload}", any(tus))
            .route("/api/v1/requests/{request}/files/{file}", get(fetch))
            .route(
                "/api/v1/requests/{request}/files/{file}/preview",
                get(preview),
            )
            .with_state(Arc::clone(&service));
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        service
    }

    pub fn with<T>(&self, look: impl FnOnce(&mut Book) -> T) -> T {
        look(&mut self.book.lock().unwrap())
    }

    /// Everything that arrived as a whole.
    pub fn arrived(&self) -> Vec<Spool> {
        self.with(|book| {
            let spools = book.uploads.values();
            let whole = spools.filter(|spool| spool.content.len() as u64 == spool.size);
            whole.cloned().collect()
        })
    }

    pub fn says(&self, frame: ServerFrame) {
        self.frames.send(frame).unwrap();
    }
}

fn request() -> Request {
    Request {
        id: PRINTER,
        company: acme(),
        customer: Customer {
            name: "María".to_owned(),
            email: "m@example.com".to_owned(),
        },
        subject: "No imprime".to_owned(),
        status: RequestStatus::InChat,
        assignee: Some(TechnicianRef {
            id: TechnicianId(1),
            name: "Ana".to_owned(),
        }),
        chat_opened: true,
        source: Source {
            ip_address: "192.0.2.7".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Firefox 140".to_owned(),
        },
        submitted_at: Timestamp(1),
        assigned_at: Some(Timestamp(2)),
        waiting_since: None,
        closed_at: None,
    }
}

fn acme() -> CompanyRef {
    CompanyRef {
        id: CompanyId(1),
        name: "Acme".to_owned(),
    }
}

fn hello() -> Vec<ServerFrame> {
    let technician = Technician {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
        email: "ana@example.com".to_owned(),
        is_administrator: false,
        availability: Availability::Available,
        availability_reason: None,
    };
    let welcome = ServerFrame::Welcome {
        technician,
        companies: vec![acme()],
        settings: Settings::default(),
        limits: vec![],
        rules: NotificationRules::default(),
        now: Timestamp(3),
    };
    let request = ServerFrame::Request {
        seq: Seq(0),
        request: request(),
    };
    let caught_up = ServerFrame::CaughtUp { seq: Seq(10) };
    vec![welcome, ServerFrame::Reset, request, caught_up]
}

async fn stream(State(service): State<Shared>, upgrade: WebSocketUpgrade) -> Response {
    let frames = service.frames.subscribe();
    upgrade
        .protocols([TECHNICIAN_SUBPROTOCOL])
        .on_upgrade(|socket| talk(socket, frames))
}

async fn talk(mut socket: WebSocket, mut frames: broadcast::Receiver<ServerFrame>) {
    for frame in hello() {
        say(&mut socket, &frame).await;
    }
    loop {
        tokio::select! {
            heard = socket.recv() => if heard.is_none() { return },
            frame = frames.recv() => match frame {
                Ok(frame) => say(&mut socket, &frame).await,
                Err(_) => return,
            },
        }
    }
}

async fn say(socket: &mut WebSocket, frame: &ServerFrame) {
    let text = serde_json::to_string(frame).unwrap();
    socket.send(Message::text(text)).await.ok(); // The console may be gone.
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers[name].to_str().unwrap()
}

async fn create(State(service): State<Shared>, headers: HeaderMap) -> Response {
    if let Some(file) = service.with(|book| book.refusal.clone()) {
        return refused(file);
    }
    let name = text(&headers, "upload-metadata").to_owned();
    let size = text(&headers, "upload-length").parse().unwrap();
    let id = Uuid::now_v7();
    let content = vec![];
    let spool = Spool {
        name,
        size,
        content,
    };
    service.with(|book| book.uploads.insert(id, spool));
    let location = format!("/api/v1/requests/42/uploads/{id}");
    (StatusCode::CREATED, [("location", location)]).into_response()
}

async fn tus(
    State(service): State<Shared>,
    Path((request, upload)): Path<(i64, Uuid)>,
    method: axum::http::Method,
    headers: HeaderMap,
    body: Body,
) -> Response {
    assert_eq!(text(&headers, "authorization"), "Bearer secret");
    assert_eq!(text(&headers, "tus-resumable"), "1.0.0");
    assert_eq!(request, PRINTER.0);
    if method == axum::http::Method::PATCH {
        return take(&service, upload, &headers, body).await;
    }
    if method == axum::http::Method::DELETE {
        service.with(|book| {
            book.ended.push(upload);
            book.uploads.remove(&upload);
        });
        return StatusCode::NO_CONTENT.into_response();
    }
    service.with(|book| has(book, upload))
}

fn refused(file: FileProblem) -> Response {
    let mut problem = Problem::new(ProblemKind::FileRefused);
    problem.file = Some(file);
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(problem)).into_response()
}

fn has(book: &Book, upload: Uuid) -> Response {
    let Some(spool) = book.uploads.get(&upload) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let is_whole = spool.content.len() as u64 == spool.size;
    if let Some(problem) = book.verdict.clone().filter(|_| is_whole) {
        return refused(problem);
    }
    let offset = spool.content.len().to_string();
    let mut response = (StatusCode::NO_CONTENT, [("upload-offset", offset)]).into_response();
    if is_whole {
        let sent = axum::http::HeaderValue::from_static("sent");
        response.headers_mut().insert("atiende-file", sent);
    }
    response
}

async fn take(service: &Service, upload: Uuid, headers: &HeaderMap, body: Body) -> Response {
    let offset: u64 = text(headers, "upload-offset").parse().unwrap();
    let cuts = service.with(|book| {
        if let Some(before) = &book.before_part {
            before(&format!("/api/v1/requests/42/uploads/{upload}"));
        }
        std::mem::take(&mut book.cuts)
    });
    let content = match cuts {
        0 => axum::body::to_bytes(body, usize::MAX).await.unwrap(),
        _ => half(service, upload, body).await,
    };
    while service.with(|book| book.holds) {
        tokio::task::yield_now().await;
    }
    if service.with(|book| book.damages) || !fits(headers, &content) {
        return StatusCode::from_u16(460).unwrap().into_response();
    }
    service.with(|book| {
        book.parts.push((offset, content.len()));
        let Some(spool) = book.uploads.get_mut(&upload) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        if spool.content.len() as u64 != offset {
            return StatusCode::CONFLICT.into_response();
        }
        spool.content.extend_from_slice(&content);
        has(book, upload)
    })
}

/// Keeps what came so far, and the line is cut.
async fn half(service: &Service, upload: Uuid, body: Body) -> Bytes {
    let first = body.into_data_stream().next().await.unwrap().unwrap();
    service.with(|book| {
        let spool = book.uploads.get_mut(&upload).unwrap();
        spool.content.extend_from_slice(&first);
    });
    panic!("the line is cut");
}

fn fits(headers: &HeaderMap, content: &[u8]) -> bool {
    use base64::Engine as _;
    let told = text(headers, "upload-checksum").strip_prefix("sha256 ");
    let digest = Sha256::digest(content);
    told == Some(&base64::engine::general_purpose::STANDARD.encode(digest))
}

async fn fetch(
    State(service): State<Shared>,
    Path((_, file)): Path<(i64, Uuid)>,
    headers: HeaderMap,
) -> Response {
    let range = headers.get("range");
    let range = range.map(|range| range.to_str().unwrap().to_owned());
    let (content, is_cut) = service.with(|book| {
        book.fetches.push(range.clone());
        let is_cut = book.cuts > 0;
        book.cuts = book.cuts.saturating_sub(1);
        (book.files.get(&file).cloned(), is_cut)
    });
    let Some(content) = content else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let begin = range.map(|range| {
        let begin = range.strip_prefix("bytes=").unwrap().strip_suffix('-');
        begin.unwrap().parse::<usize>().unwrap()
    });
    let status = match begin {
        Some(_) => StatusCode::PARTIAL_CONTENT,
        None => StatusCode::OK,
    };
    let rest = content[begin.unwrap_or(0)..].to_vec();
    if is_cut {
        return (status, cut(rest)).into_response();
    }
    (status, rest).into_response()
}

async fn preview(State(service): State<Shared>) -> Response {
    match service.with(|book| book.preview.clone()) {
        Some((kind, content)) => ([("content-type", kind)], content).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Half of it, and the line is cut.
fn cut(mut content: Vec<u8>) -> Body {
    content.truncate(content.len() / 2);
    let pieces = [Ok(content), Err(std::io::Error::other("the line is cut"))];
    Body::from_stream(futures_util::stream::iter(pieces))
}
