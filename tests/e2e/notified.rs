//! Requests are told by e-mail, text message and webhook, to those who may know of them (R-19,
//! R-20), and nothing is lost or told twice while a server is down.

use atiende_e2e::{Browser, Mail, Technician};
use atiende_protocol::{Availability, CustomerPresence};

use crate::reached::Reached;

#[tokio::test]
async fn a_request_is_told_by_every_chosen_method_and_to_nobody_else() {
    let office = Reached::opens().await;
    let (ana, secret) = office.ana_everywhere().await;
    let eve = office.mailed("eve@globex.example", "Eve", "Globex").await;

    let browser = Browser::open().await;
    let name = "María <b>";
    office
        .hears_from(&browser, "acme", name, "No imprime")
        .await;

    let request = ana.finds(name).await;
    let link = office.server.url(&format!("/open/{request}"));
    let tells = |mail: &Mail| mail.subject.contains("No imprime");
    let mail = office.mail.takes("the request", tells).await;
    assert_eq!(mail.to, ["ana@acme.example"]);
    assert_eq!(mail.from, "Soporte <soporte@atiende.example>");
    assert!(mail.plain.contains(&link), "{mail:#?}");
    assert!(mail.html.contains(&link), "{mail:#?}");
    assert!(mail.html.contains("María &lt;b&gt;") || mail.html.contains("María &#60;b&#62;"));
    assert!(!mail.html.contains("María <b>"), "{mail:#?}");
    let text = office.gateway.takes_text("No imprime").await;
    assert!(text.contains("Acme") && text.contains(&link), "{text}");
    let (headers, body) = office.gateway.takes_hook("No imprime").await;
    let verifier = standardwebhooks::Webhook::new(&secret).unwrap();
    verifier.verify(body.as_bytes(), &headers).unwrap();
    let told: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(told["type"], "new_request");
    assert_eq!(told["customer"], name);
    assert_eq!(told["url"], link);

    // What is told of Globex comes after all that could have been told of Acme.
    office
        .hears_from(&browser, "globex", "Iván", "Otra cosa")
        .await;
    eve.finds("Iván").await;
    let other = |mail: &Mail| mail.subject.contains("Otra cosa");
    let mail = office.mail.takes("the other request", other).await;
    assert_eq!(mail.to, ["eve@globex.example"]);
    let of_acme = office.mail.mails().into_iter().filter(tells);
    assert_eq!(of_acme.count(), 1);
}

#[tokio::test]
async fn a_mail_waits_for_its_server_and_comes_once() {
    let mut office = Reached::opens().await;
    let ana = office.mailed("ana@acme.example", "Ana", "Acme").await;
    office.mail.stops().await;
    let browser = Browser::open().await;
    office
        .hears_from(&browser, "acme", "María", "Sin correo")
        .await;
    ana.finds("María").await;

    office.server.kill9().await;
    office.server.start_again().await;
    ana.is_online().await;
    office.mail.starts_again().await;
    let first = |mail: &Mail| mail.subject.contains("Sin correo");
    office.mail.takes("the late mail", first).await;
    office
        .hears_from(&browser, "acme", "Luis", "Con correo")
        .await;
    let second = |mail: &Mail| mail.subject.contains("Con correo");
    office
        .mail
        .takes("the mail of the next request", second)
        .await;

    assert_eq!(office.mail.mails().into_iter().filter(first).count(), 1);
}

#[tokio::test]
async fn nobody_is_told_while_not_available_and_a_customer_who_left_hears_of_the_answer() {
    let office = Reached::opens().await;
    let ana = office.mailed("ana@acme.example", "Ana", "Acme").await;
    let luis = office.mailed("luis@acme.example", "Luis", "Acme").await;
    luis.becomes(Availability::Busy).await;
    let browser = Browser::open().await;
    office
        .hears_from(&browser, "acme", "María", "No imprime")
        .await;
    let request = ana.finds("María").await;
    let tells = |mail: &Mail| mail.subject.contains("No imprime");
    let mail = office.mail.takes("the request", tells).await;
    assert_eq!(mail.to, ["ana@acme.example"]);
    let page = browser.url().await;

    browser.goto("about:blank").await;
    ana.joins(request).await;
    ana.sees("the customer gone", |state| {
        let presence = state.presence.get(&request);
        presence.is_some_and(|presence| presence.customer == Some(CustomerPresence::Gone))
    })
    .await;
    ana.writes(request, "¿Tiene papel?");

    let to_maria = |mail: &Mail| mail.to == ["cliente@example.com"];
    let mail = office.mail.takes("the answer", to_maria).await;
    assert!(mail.subject.contains("No imprime"), "{mail:#?}");
    assert!(mail.plain.contains(&page), "{page} {mail:#?}");
    browser.goto(&page).await;
    browser.wait_text("¿Tiene papel?").await;
    assert_eq!(office.mail.mails().into_iter().filter(tells).count(), 2);
}

#[tokio::test]
async fn a_customer_who_looks_elsewhere_hears_and_sees_the_answer() {
    let office = Reached::opens().await;
    office
        .server
        .technician("ana@acme.example", "Ana", &["Acme"])
        .await;
    let ana = Technician::available(&office.server.url(""), "ana@acme.example").await;
    let browser = Browser::open().await;
    office
        .hears_from(&browser, "acme", "María", "No imprime")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    browser.wait_text("ha entrado en el chat").await;
    // The browser under test has no loudspeaker, no desktop, and no other tab to look at.
    let stand_ins = "window.told = { tones: 0, shown: [] };
        const create = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () {
          window.told.tones += 1;
          return create.call(this);
        };
        window.Notification = class {
          constructor(title, options) { window.told.shown.push(`${title}: ${options.body}`); }
          static permission = 'granted';
        };
        Object.defineProperty(document, 'hidden', { get: () => window.looksElsewhere ?? false });";
    browser.script(stand_ins).await;
    browser.fill("Mensaje", "Sigo aquí").await;
    browser.click("Enviar").await;
    ana.writes(request, "La veo");
    browser.wait_text("La veo").await;
    let told = browser.script("return window.told").await;
    assert_eq!(told["tones"], 0, "she looks at the page");

    browser.script("window.looksElsewhere = true").await;
    ana.writes(request, "¿Tiene papel?");

    browser.wait_text("¿Tiene papel?").await;
    let told = browser.script("return window.told").await;
    assert_eq!(told["tones"], 2);
    let shown = serde_json::json!(["Ana le ha respondido: ¿Tiene papel?"]);
    assert_eq!(told["shown"], shown);
}
