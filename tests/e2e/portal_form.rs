//! The portal's form in a real browser: nothing typed is lost, and nothing is sent twice.

use atiende_e2e::{Browser, BrowserSettings};

use crate::acme::Acme;

#[tokio::test]
async fn each_bad_field_has_its_own_sentence_and_nothing_typed_is_lost() {
    let acme = Acme::opens().await;
    let browser = Browser::open_as(BrowserSettings {
        runs_scripts: false,
        ..BrowserSettings::default()
    })
    .await;
    browser.goto(&acme.server.url("/p/acme")).await;
    browser.fill("Nombre", "María <b>Pérez</b>").await;
    browser.fill("Correo electrónico", "maria").await;
    browser
        .fill("Descripción", "Desde ayer.\n«No imprime»")
        .await;

    browser.click("Enviar solicitud").await;

    browser.wait_text("Escriba un asunto").await;
    browser.wait_text("Revise el correo").await;
    browser.wait_gone("Escriba su nombre").await;
    assert_eq!(browser.value("Nombre").await, "María <b>Pérez</b>");
    assert_eq!(browser.value("Correo electrónico").await, "maria");
    assert_eq!(
        browser.value("Descripción").await,
        "Desde ayer.\n«No imprime»"
    );
    browser.screenshot("portal-errors").await;

    browser
        .fill("Correo electrónico", "maria@example.com")
        .await;
    browser.fill("Asunto", "No imprime").await;
    browser.click("Enviar solicitud").await;
    browser.wait_text("En espera").await;
    browser.wait_text("«No imprime»").await;
}

#[tokio::test]
async fn customer_without_scripts_chats_as_well() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let browser = Browser::open_as(BrowserSettings {
        runs_scripts: false,
        ..BrowserSettings::default()
    })
    .await;
    acme.asks(&browser, "María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.does(atiende_core::Action::Claim(request));
    ana.does(atiende_core::Action::Join(request));
    ana.writes(request, "Buenos días");
    ana.reads(request, &["Buenos días"]).await;

    browser.click("Ver mensajes nuevos").await;
    browser.wait_text("Buenos días").await;
    acme.customer_writes(&browser, "Sin scripts").await;
    ana.reads(request, &["Buenos días", "Sin scripts"]).await;
}

#[tokio::test]
async fn double_submit_makes_one_request() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let browser = Browser::open().await;
    browser.goto(&acme.server.url("/p/acme")).await;

    // What an impatient customer's browser sends: the same form twice at once.
    let same = browser
        .script(
            "const form = new URLSearchParams(new FormData(document.forms[0]));
             for (const [name, value] of [['name', 'María'], ['email', 'm@example.com'],
                 ['subject', 'No imprime'], ['description', 'Desde ayer.']]) form.set(name, value);
             const send = () => fetch(location.pathname, {method: 'POST', body: form});
             return Promise.all([send(), send()]).then(([a, b]) => [a.url === b.url, a.url]);",
        )
        .await;

    assert_eq!(same[0], true, "both lead to the same page: {same}");
    assert!(same[1].as_str().unwrap().contains("/r/"), "{same}");
    ana.finds("María").await;
    let _luis = acme.customer_asks("Luis", "Otra cosa", "Hoy.").await;
    ana.finds("Luis").await;
    assert_eq!(
        ana.knows().requests.len(),
        2,
        "whatever was sent before has arrived"
    );
}

#[tokio::test]
async fn page_speaks_the_language_of_the_browser() {
    let acme = Acme::opens().await;
    let browser = Browser::open_as(BrowserSettings {
        language: "en",
        ..BrowserSettings::default()
    })
    .await;
    browser.goto(&acme.server.url("/p/acme")).await;
    browser.wait_text("Name").await;
    browser.wait_gone("Nombre").await;
    browser.screenshot("portal-form-en").await;
}
