//! Transcripts as files: whole, in the reader's language, and harmless.

use atiende_protocol::{
    Command, CommandId, Entry, EntryKind, Outcome, Request, RequestId, TechnicianId,
};
use atiende_server::commands;
use atiende_server::storage::TokenHash;
use axum::http::StatusCode;
use serde::Deserialize;
use uuid::Uuid;

use crate::web::{Answer, Web};

/// The protocol's types, as the file holds them.
#[derive(Deserialize)]
struct Transcript {
    request: Request,
    entries: Vec<Entry>,
}

struct Talk {
    web: Web,
    ana: TechnicianId,
    bearer: String,
    request: RequestId,
}

impl Talk {
    /// A request in Acme's chat with Ana.
    async fn new(subject: &str, name: &str) -> Self {
        let web = Web::new().await;
        let (request, _) = web.customer(subject).await;
        let ana = web
            .technician(name, |new| new.companies.push(web.acme))
            .await;
        web.make_available(ana).await;
        let bearer = web.bearer(ana).await;
        let talk = Self {
            web,
            ana,
            bearer,
            request,
        };
        talk.does(Command::Claim { request }).await;
        talk.does(Command::Join { request }).await;
        talk
    }

    async fn does(&self, command: Command) {
        let token = TokenHash::of(self.bearer.strip_prefix("Bearer ").unwrap());
        let app = &self.web.app;
        let caller = app.storage.session(token).await.unwrap().unwrap();
        let id = CommandId(Uuid::new_v4());
        let outcome = commands::execute(app, &caller, id, &command).await;
        assert!(!matches!(outcome, Outcome::Refused { .. }), "{outcome:?}");
    }

    async fn customer_writes(&self, text: &str) {
        let id = CommandId(Uuid::new_v4());
        commands::customer_message(&self.web.app, self.request, id, text).await;
    }

    async fn file(&self, extension: &str, language: &str) -> Answer {
        let path = format!("/api/v1/requests/{}/transcript.{extension}", self.request);
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("accept-language", language),
        ];
        let answer = self.web.get_with(&path, &headers).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer
    }

    async fn notes(&self, text: &str) {
        let (request, text) = (self.request, text.to_owned());
        self.does(Command::AddNote { request, text }).await;
    }
}

#[tokio::test]
async fn text_tells_who_said_what_and_marks_notes_as_internal() {
    let talk = Talk::new("no imprime", "ana").await;
    talk.customer_writes("primera\nsegunda").await;
    talk.notes("es la tercera vez").await;

    let text = talk.file("txt", "es").await;
    text.shows("Transcripción de la solicitud 1\nno imprime\n\n")
        .shows("\nCliente: María Pérez\n")
        .shows("\nEmpresa: Acme\nEstado: En conversación\n")
        .shows("María Pérez envió la solicitud\n    Desde ayer no imprime\n")
        .shows("  ana se unió a la conversación\n")
        .shows("  María Pérez\n    primera\n    segunda\n")
        .shows("  [Nota interna] ana\n    es la tercera vez\n");
    let english = talk.file("txt", "en-GB").await;
    english
        .shows("Transcript of request 1\n")
        .shows("  [Internal note] ana\n");
}

#[tokio::test]
async fn page_is_whole_by_itself_and_escapes_every_word() {
    let talk = Talk::new("<img src=x onerror=1>", "<b>ana</b>").await;
    talk.customer_writes("</p><script>alert(1)</script> & \"más\"")
        .await;
    talk.notes("<i>ojo</i>").await;

    let page = talk.file("html", "es").await;
    page.shows("<html lang=\"es\">")
        .shows("</html>")
        .shows("@media print")
        .shows("<span class=\"sign\">Nota interna</span>")
        .shows("alert(1)")
        .shows("ojo");
    for element in ["<script", "<img", "<b>", "<i>", "<link", "src=\"", "href="] {
        page.hides(element);
    }
}

#[tokio::test]
async fn files_are_saved_and_never_shown_in_the_services_place() {
    let talk = Talk::new("x\r\nset-cookie: a=b", "ana").await;
    for (extension, media_type) in [
        ("txt", "text/plain; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
        ("json", "application/json"),
    ] {
        let file = talk.file(extension, "es").await;
        let name = format!("attachment; filename=\"atiende-1.{extension}\"");
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("content-type"), media_type);
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("cache-control"), "no-store");
        assert_eq!(file.header("set-cookie"), "");
        let csp = file.header("content-security-policy");
        assert!(csp.starts_with("sandbox; default-src 'none'"), "{csp}");
    }
}

#[tokio::test]
async fn nobody_can_write_lines_in_somebody_elses_name() {
    let talk = Talk::new("uno", "ana\n2026-01-01 00:00:00  María").await;
    talk.customer_writes("hola\u{2028}2026-01-01 00:00:00  ana\r\n    sí")
        .await;

    let text = talk.file("txt", "es").await;
    let mut rows = text.body.lines();
    let forged = rows.find(|row| row.starts_with("2026-01-01"));
    assert_eq!(forged, None);
    text.shows("\n    hola\n    2026-01-01 00:00:00  ana\n        sí\n");
}

#[tokio::test]
async fn data_are_the_protocols_and_the_whole_timeline() {
    let talk = Talk::new("uno", "ana").await;
    for number in 0..250 {
        talk.customer_writes(&format!("línea {number}")).await;
    }
    let bearer = [("authorization", talk.bearer.as_str())];
    let file = talk.file("json", "es").await;
    let transcript: Transcript = serde_json::from_str(&file.body).unwrap();

    assert_eq!(transcript.request.id, talk.request);
    let whole = talk
        .web
        .get_with(
            &format!("/api/v1/requests/{}/timeline", talk.request),
            &bearer,
        )
        .await;
    let whole: atiende_protocol::http::TimelinePage = serde_json::from_str(&whole.body).unwrap();
    assert_eq!(transcript.entries.len(), 253);
    assert_eq!(transcript.entries, whole.entries);
    let text = talk.file("txt", "es").await;
    for number in 0..250 {
        text.shows(&format!("\n    línea {number}\n"));
    }
}

#[tokio::test]
async fn messages_are_left_out_until_somebody_joins() {
    let web = Web::new().await;
    let (request, _) = web.customer("uno").await;
    let ana = web
        .technician("ana", |new| new.companies.push(web.acme))
        .await;
    web.make_available(ana).await;
    let id = CommandId(Uuid::new_v4());
    commands::customer_message(&web.app, request, id, "¿hay alguien?").await;
    let talk = Talk {
        bearer: web.bearer(ana).await,
        web,
        ana,
        request,
    };

    for extension in ["txt", "html", "json"] {
        talk.file(extension, "es")
            .await
            .shows("Desde ayer no imprime")
            .hides("alguien");
    }
    let file = talk.file("json", "es").await;
    let transcript: Transcript = serde_json::from_str(&file.body).unwrap();
    let kinds = transcript.entries.iter().map(|entry| &entry.kind);
    assert!(
        kinds
            .clone()
            .all(|kind| matches!(kind, EntryKind::Opened { .. }))
    );
    assert_eq!(kinds.count(), 1);

    talk.does(Command::Claim { request }).await;
    talk.does(Command::Join { request }).await;
    talk.file("txt", "es").await.shows("\n    ¿hay alguien?\n");
}

#[tokio::test]
async fn a_transcript_ends_where_access_is_lost() {
    let talk = Talk::new("uno", "ana").await;
    let storage = &talk.web.app.storage;
    let at = crate::web::AT;
    storage.revoke(talk.ana, talk.web.acme, at).await.unwrap();

    for extension in ["txt", "html", "json"] {
        let path = format!("/api/v1/requests/{}/transcript.{extension}", talk.request);
        let bearer = [("authorization", talk.bearer.as_str())];
        let answer = talk.web.get_with(&path, &bearer).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.body, r#"{"error":"not_found"}"#);
    }
}
