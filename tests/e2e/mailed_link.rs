//! The link of an e-mail, opened by the system, leads to its request.

use std::time::{Duration, Instant};

use atiende_e2e::{Browser, Console, Display, Mail, PATIENCE, Role, SystemBrowser, eventually};

use crate::acme::asks_at;
use crate::reached::Reached;

/// How the title of the console's window ends.
const TITLE: &str = "Atiende";

/// How long the browser takes no click after its question or after another click, so that nobody agrees by
/// accident.
const RELUCTANCE: Duration = Duration::from_secs(1);

/// Ana's e-mail about a new request, and the link in it.
async fn mailed_link(office: &Reached, customer: &Browser) -> String {
    let portal = office.server.url("/p/acme");
    asks_at(&portal, customer, ["María", "No imprime", "Desde ayer."]).await;
    let tells = |mail: &Mail| mail.subject.contains("No imprime");
    let mail = office.mail.takes("the request", tells).await;
    let beginning = office.server.url("/open/");
    let mut words = mail.plain.split_whitespace();
    let link = words.find(|word| word.starts_with(&beginning));
    link.unwrap_or_else(|| panic!("{}", mail.plain)).to_owned()
}

/// Follows the page that the browser shows into the console, as a technician does.
async fn follows_page(display: &Display, desk: &Console<'_>) {
    desk.click(Role::Link, "Abrir en Atiende").await;
    desk.wait_text("Open Atiende?").await;
    let mut asked = Instant::now();
    eventually(PATIENCE, "the browser's question answered", async || {
        if asked.elapsed() < RELUCTANCE {
            return Err("It was just asked".to_owned());
        }
        asked = Instant::now();
        match desk.click_if_shown(Role::Button, "Open Atiende").await {
            Ok(false) => Ok(()),
            Ok(true) => Err("It was shown".to_owned()),
            Err(error) => Err(error),
        }
    })
    .await;
    display.wait_in_front(TITLE).await;
}

#[tokio::test]
async fn the_link_of_a_mail_leads_to_its_request_running_signed_out_and_closed() {
    let office = Reached::opens().await;
    let _ana = office.mailed("ana@acme.example", "Ana", "Acme").await;
    let customer = Browser::open().await;
    let link = mailed_link(&office, &customer).await;
    let display = Display::start(1280, 800).await;
    display.run_program("atiende", &["--register-links"]).await;
    let mut browser = SystemBrowser::install(&display).await;
    let mut desk = Console::start_at_home(&display).await;
    desk.sign_in(&office.server.url(""), "ana@acme.example")
        .await;
    desk.wait_text("María").await;

    browser.opens(&link);
    follows_page(&display, &desk).await;
    desk.wait_text("Desde ayer.").await;
    desk.screenshot("mailed-link-running").await;

    desk.click(Role::Button, "Su cuenta: Ana").await;
    let sign_out = desk.wait_text("Cerrar sesión").await;
    desk.click_on(&sign_out).await;
    desk.wait_text("Dirección del servicio").await;
    browser.opens(&link);
    follows_page(&display, &desk).await;
    desk.screenshot("mailed-link-signed-out").await;
    desk.sign_in(&office.server.url(""), "ana@acme.example")
        .await;
    desk.wait_text("Desde ayer.").await;

    desk.kill9().await;
    browser.opens(&link);
    follows_page(&display, &desk).await;
    desk.wait_text("Desde ayer.").await;
    desk.screenshot("mailed-link-closed").await;
}
