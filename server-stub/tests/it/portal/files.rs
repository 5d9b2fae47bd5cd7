//! Files on the customer's page as the service writes it, and in transcripts.

use atiende_protocol::http::Problem;
use axum::http::StatusCode;

use crate::fetching::desk::{Desk, call, sends, sent};
use crate::web::{Answer, Web};

const TEXT: &[u8] = b"La impresora no responde.";

async fn chat(change: impl FnOnce(&mut atiende_server::ServiceConfig)) -> (Web, Desk) {
    let web = Web::with(change).await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    (web, desk)
}

#[tokio::test]
async fn files_of_both_sides_are_links_with_name_and_size() {
    //
    let (web, desk) = chat(|_| {}).await;
    let mine = sent(&web, &desk.customer, "notas & más.txt", TEXT).await;
    let theirs = sent(&web, &desk.technician, "pasos.log", &vec![b'x'; 3_000]).await;

    let page = web.get(&desk.customer.base).await;

    let base = &desk.customer.base;
    page.shows(&format!("href=\"{base}/files/{mine}\""))
        .shows("notas &#38; más.txt</bdi> <small>25 B</small>")
        .shows(&format!("href=\"{base}/files/{theirs}\""))
        .shows("pasos.log</bdi> <small>2,9 KB</small>")
        .shows(&format!("data-file=\"{theirs}\""));
}

#[tokio::test]
async fn limits_are_told_before_anything_is_sent() {
    // D14, R-30.
    let (web, desk) = chat(|_| {}).await;
    let page = web.get(&desk.customer.base).await;
    page.shows("Cargar archivo")
        .shows("Hasta 25 MB por archivo: jpeg, png")
        .shows("accept=\"image/jpeg,image/png,image/gif,image/bmp,image/tiff,.pdf,");
}

#[tokio::test]
async fn unknown_systems_are_offered_nothing_and_told_why() {
    // D8.
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let page = web.get(&format!("/r/{token}")).await;
    page.shows("Desde este sistema no se pueden enviar archivos")
        .hides("type=\"file\"")
        .hides("id=\"attach\"");
}

#[tokio::test]
async fn refusal_is_a_sentence_in_the_customers_language() {
    //
    let (web, desk) = chat(|_| {}).await;
    for (language, part) in [("es", "no es el de un archivo .png"), ("en", ".png")] {
        let message = refused(&web, &desk, language).await;
        assert!(message.contains("foto.png"), "{message}");
        assert!(message.contains(part), "{message}");
        assert!(message.contains("jpeg, png, gif"), "{message}");
    }
}

async fn refused(web: &Web, desk: &Desk, language: &str) -> String {
    let begun = crate::fetching::desk::announces(web, &desk.customer, "foto.png", TEXT.len());
    let (address, _) = begun.await;
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-offset", "0"),
        ("content-type", "application/offset+octet-stream"),
        ("accept-language", language),
    ];
    let end = &desk.customer;
    let answer = call(web, ("PATCH", &address), end, &headers, TEXT.to_vec()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem: Problem = serde_json::from_str(&answer.body).unwrap();
    problem.file.unwrap().message.unwrap()
}

#[tokio::test]
async fn technicians_are_told_no_sentence() {
    let (web, desk) = chat(|_| {}).await;
    let (_, answer) = sends(&web, &desk.technician, "foto.png", TEXT).await;
    let problem: Problem = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem.file.unwrap().message, None);
}

#[tokio::test]
async fn transcript_names_a_file_and_loads_nothing() {
    let service = "https://help.example";
    let (web, desk) = chat(|config| config.public_url = Some(format!("{service}/"))).await;
    let file = sent(&web, &desk.customer, "notas.txt", TEXT).await;
    let link = format!("{service}{}", desk.technician.file(file));

    let text = transcript(&web, &desk, "txt").await;
    text.shows(&format!(
        "  María Pérez\n    notas.txt (25 B)\n    {link}\n"
    ));
    let page = transcript(&web, &desk, "html").await;
    page.shows("<tr class=\"file\">")
        .shows(&format!("notas.txt (25 B)\n{link}</p>"));
    for loading in ["<img", "src=", "href="] {
        page.hides(loading);
    }
}

async fn transcript(web: &Web, desk: &Desk, extension: &str) -> Answer {
    let path = format!("{}/transcript.{extension}", desk.technician.base);
    let headers = [("accept-language", "es")];
    call(web, ("GET", &path), &desk.technician, &headers, Vec::new()).await
}
