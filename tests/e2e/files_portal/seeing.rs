//! What a customer sees of files: those of technicians, those that wait for the scanner, and all
//! of it without scripts.

use std::net::TcpListener;

use atiende_core::Action;
use atiende_e2e::{Browser, BrowserSettings, TestServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Folder, PDF, count, fetched, maria_at, maria_on_windows, on_windows, sees};
use crate::acme::Acme;

#[tokio::test]
async fn technicians_file_is_a_link_that_fetches_the_same_bytes() {
    //
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let maria = maria_on_windows(&acme).await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    let folder = Folder::new();
    let document = folder.file("pasos para imprimir.pdf", PDF);

    ana.does(Action::SendFiles {
        request,
        paths: vec![document],
    });

    sees(&maria, "#lines .theirs .file", 1).await;
    assert_eq!(fetched(&maria, "pasos para imprimir.pdf").await, PDF);

    let page = maria.url().await;
    let without = Browser::open_as(BrowserSettings {
        runs_scripts: false,
        ..on_windows()
    })
    .await;
    without.goto(&page).await;
    without.wait_text("pasos para imprimir.pdf").await;
    without
        .wait_text("Para enviar archivos, active JavaScript")
        .await;
    without.screenshot("portal-files-no-script").await;
    without.click("pdf pasos para imprimir.pdf 303 B").await;
    assert_eq!(without.downloaded("pasos para imprimir.pdf").await, PDF);
}

#[tokio::test]
async fn file_waits_for_the_scanner_and_is_not_handed_over_when_it_is_harmful() {
    let scanner = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = scanner.local_addr().unwrap();
    drop(scanner);
    let clamd = format!("tcp:{address}");
    let server = TestServer::start_with(&["--clamd", &clamd]).await;
    server.company("Acme").await;
    server.portal("Acme", "acme").await;
    let maria = maria_at(&server.url("/p/acme"), on_windows()).await;
    let folder = Folder::new();
    let document = folder.file("factura.pdf", PDF);

    maria.choose_files(&[&document]).await;
    maria
        .wait_text("Se entregará cuando termine el análisis")
        .await;
    maria.screenshot("portal-files-scanning").await;
    maria.reload().await;
    maria
        .wait_text("Se entregará cuando termine el análisis")
        .await;
    assert_eq!(count(&maria, "#lines .file").await, 0);

    tokio::spawn(finds_something(address.to_string()));
    maria.wait_text("«factura.pdf» contenía algo dañino").await;
    sees(&maria, "#uploads li", 0).await;
    assert_eq!(count(&maria, "#lines .file").await, 0);
}

/// A scanner that calls everything harmful.
async fn finds_something(address: String) {
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(answer(stream));
    }
}

async fn answer(mut stream: TcpStream) {
    let mut asked = Vec::new();
    while let Ok(1..) = stream.read_buf(&mut asked).await {
        if asked.starts_with(b"zPING") {
            stream.write_all(b"PONG\0").await.unwrap();
            return;
        }
        if asked.ends_with(&[0; 4]) {
            stream.write_all(b"stream: Eicar FOUND\0").await.unwrap();
            return;
        }
    }
}
