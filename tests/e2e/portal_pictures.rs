//! The customer's side in pictures, empty, full and in trouble, and a transcript; in both languages.

use atiende_core::{Action, Preferences, TranscriptFormat};
use atiende_e2e::{Browser, BrowserSettings, PATIENCE, Technician, eventually};
use atiende_protocol::RequestId;

use crate::acme::Acme;

/// What the pages call things, and what is said on them.
struct Words {
    tag: &'static str,
    name: &'static str,
    email: &'static str,
    subject: &'static str,
    description: &'static str,
    send_request: &'static str,
    message: &'static str,
    send: &'static str,
    problem: [&'static str; 2],
    said: [&'static str; 5],
}

const SPANISH: Words = Words {
    tag: "es",
    name: "Nombre",
    email: "Correo electrónico",
    subject: "Asunto",
    description: "Descripción",
    send_request: "Enviar solicitud",
    message: "Mensaje",
    send: "Enviar",
    problem: [
        "No puedo imprimir",
        "La impresora de la segunda planta no responde desde esta mañana.",
    ],
    said: [
        "Buenos días, María. ¿Qué luz se ve en el panel?",
        "Una naranja que parpadea",
        "Ya le pasó en enero: es el rodillo",
        "Entonces falta papel en la bandeja 2. ¿Puede mirarlo?",
        "Ahora voy",
    ],
};

const ENGLISH: Words = Words {
    tag: "en",
    name: "Name",
    email: "E-mail",
    subject: "Subject",
    description: "Description",
    send_request: "Send request",
    message: "Message",
    send: "Send",
    problem: [
        "I cannot print",
        "The printer on the second floor has not answered since this morning.",
    ],
    said: [
        "Good morning, María. Which light do you see on the panel?",
        "An orange one that blinks",
        "It happened in January as well: it is the roller",
        "Then tray 2 is out of paper. Can you have a look?",
        "On my way",
    ],
};

async fn fills_in(maria: &Browser, words: &Words, email: &str) {
    maria.fill(words.name, "María Pérez").await;
    maria.fill(words.email, email).await;
    maria.fill(words.subject, words.problem[0]).await;
    maria.fill(words.description, words.problem[1]).await;
    maria.click(words.send_request).await;
}

async fn writes(maria: &Browser, words: &Words, text: &str) {
    maria.fill(words.message, text).await;
    maria.click(words.send).await;
}

async fn they_talk(ana: &Technician, maria: &Browser, words: &Words) -> RequestId {
    let request = ana.finds("María Pérez").await;
    ana.joins(request).await;
    let [question, answer, note, advice, _] = words.said;
    ana.writes(request, question);
    maria.wait_text(question).await;
    writes(maria, words, answer).await;
    ana.reads(request, &[question, answer]).await;
    ana.does(Action::AddNote {
        request,
        text: note.to_owned(),
    });
    ana.writes(request, advice);
    maria.wait_text(advice).await;
    request
}

/// Keeps the transcript as a page beside the pictures, and a picture of it.
async fn transcript(ana: &Technician, maria: &Browser, request: RequestId, tag: &str) {
    ana.does(Action::SaveTranscript(request, TranscriptFormat::Html));
    let saved = async || ana.saved().pop().ok_or("nothing is saved");
    let (_, page) = eventually(PATIENCE, "the transcript", saved).await;
    let file = atiende_e2e::picture("transcript").with_file_name(format!("transcript-{tag}.html"));
    std::fs::write(&file, page).unwrap();
    maria.goto(&format!("file://{}", file.display())).await;
    maria.wait_text("María Pérez").await;
    maria.screenshot(&format!("kept-transcript-{tag}")).await;
}

async fn pictures_in(words: Words) {
    let mut acme = Acme::opens().await;
    acme.server
        .technician("ana@example.com", "Ana López", &["Acme"])
        .await;
    let address = acme.server.url("");
    let ana = Technician::available(&address, "ana@example.com").await;
    ana.does(Action::SetPreferences(Preferences {
        language: Some(words.tag.to_owned()),
        ..ana.knows().preferences.clone()
    }));
    let maria = Browser::open_as(BrowserSettings {
        language: words.tag,
        size: (1000, 1040),
        ..BrowserSettings::default()
    })
    .await;
    let keep = async |what: &str| {
        let name = format!("kept-portal-{what}-{}", words.tag);
        maria.screenshot(&name).await;
    };

    maria.goto(&acme.server.url("/p/acme")).await;
    maria.wait_text(words.send_request).await;
    keep("empty").await;
    fills_in(&maria, &words, "maria").await;
    maria.wait_text("@").await;
    keep("errors").await;
    fills_in(&maria, &words, "maria@ejemplo.com").await;
    let request = they_talk(&ana, &maria, &words).await;
    keep("full").await;
    acme.server.kill9().await;
    ana.is_offline().await;
    writes(&maria, &words, words.said[4]).await;
    maria.wait_text(words.said[4]).await;
    keep("trouble").await;
    acme.server.start_again().await;
    ana.is_online().await;
    transcript(&ana, &maria, request, words.tag).await;
}

#[tokio::test]
async fn pictures_of_the_portal_in_spanish() {
    pictures_in(SPANISH).await;
}

#[tokio::test]
async fn pictures_of_the_portal_in_english() {
    pictures_in(ENGLISH).await;
}
