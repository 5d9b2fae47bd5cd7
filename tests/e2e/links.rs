//! A link leads to its request while the console runs, is closed, or nobody is signed in.

use std::path::Path;

use atiende_core::Action;
use atiende_e2e::{Browser, Console, Display, Technician};
use atiende_protocol::Availability;

use crate::acme::Acme;
use crate::toasts::{ana, makes_ready};

/// Two customers ask; what a link to María's request looks like.
async fn customers_ask(acme: &Acme) -> (String, [Browser; 2]) {
    let rosa = acme.customer_asks("Rosa", "No suena", "Desde hoy.").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let request = bruno.finds("María").await;
    (format!("atiende://request/{request}"), [rosa, maria])
}

fn arguments<'a>(data: &'a Path, link: &'a str) -> [&'a str; 3] {
    ["--data-dir", data.to_str().unwrap(), link]
}

#[tokio::test]
async fn a_link_leads_to_its_request_running_closed_and_signed_out() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let mut console = ana(&acme, &display, data.path()).await;
    let (link, _customers) = customers_ask(&acme).await;
    console.wait_text("María").await;

    display
        .run_program("atiende", &arguments(data.path(), &link))
        .await;
    console.wait_text("Desde ayer.").await;
    console.screenshot("link-running").await;

    console.kill9().await;
    let mut console = Console::start(&display, data.path(), &[&link]).await;
    console.wait_text("Desde ayer.").await;
    console.kill9().await;

    let elsewhere = tempfile::tempdir().unwrap();
    let console = Console::start(&display, elsewhere.path(), &[&link]).await;
    console
        .sign_in(&acme.server.url(""), "ana@example.com")
        .await;
    console.wait_text("Desde ayer.").await;
}

#[tokio::test]
async fn a_link_leads_to_a_closed_request_and_without_access_nowhere() {
    let acme = Acme::opens().await;
    acme.server.company("Globex").await;
    acme.server.portal("Globex", "globex").await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let console = ana(&acme, &display, data.path()).await;
    let (link, _customers) = customers_ask(&acme).await;
    let bruno = acme.technician("bea@example.com", "Bea").await;
    let request = bruno.finds("María").await;
    bruno.does(Action::Claim(request));
    bruno.does(Action::Close(request));
    bruno
        .sees("the closed request", |state| {
            !state.requests.contains_key(&request)
        })
        .await;

    display
        .run_program("atiende", &arguments(data.path(), &link))
        .await;
    console.wait_text("Desde ayer.").await;

    acme.server
        .technician("eve@example.com", "Eve", &["Globex"])
        .await;
    let eve = Technician::available(&acme.server.url(""), "eve@example.com").await;
    let globex = Browser::open().await;
    let portal = acme.server.url("/p/globex");
    crate::acme::asks_at(&portal, &globex, ["Eva", "Secreto", "…"]).await;
    let hidden = eve.finds("Eva").await;
    for number in [hidden.0, 999_999] {
        let link = format!("atiende://request/{number}");
        display
            .run_program("atiende", &arguments(data.path(), &link))
            .await;
        let sentence = format!("No hay ninguna solicitud {number} que usted pueda ver");
        console.wait_text(&sentence).await;
    }
}

#[tokio::test]
async fn a_link_to_a_new_request_opens_once_its_technician_is_available() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let console = ana(&acme, &display, data.path()).await;
    let (link, _customers) = customers_ask(&acme).await;
    let elsewhere = Technician::available(&acme.server.url(""), "ana@example.com").await;
    elsewhere.becomes(Availability::Busy).await;
    console.wait_gone("No imprime").await;

    display
        .run_program("atiende", &arguments(data.path(), &link))
        .await;
    console.wait_text("las nuevas se muestran estando").await;
    console.screenshot("link-waits").await;

    elsewhere.becomes(Availability::Available).await;
    console.wait_text("Desde ayer.").await;
}

#[tokio::test]
async fn a_registered_link_is_opened_by_the_system() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    display.run_program("atiende", &["--register-links"]).await;
    let console = Console::start_at_home(&display).await;
    makes_ready(&acme, &console).await;
    let (link, _customers) = customers_ask(&acme).await;

    display.run("xdg-open", &[&link]).await;

    console.wait_text("Desde ayer.").await;
}
