//! What administrators decide about a portal, as its customers see it.

use atiende_protocol::http::admin::PortalForm;
use atiende_server::storage::{Act, By};
use axum::http::StatusCode;

use crate::web::{Answer, Web, good};

const SITE: &str = "https://www.acme.example";
const NO_FRAME: &str = "frame-ancestors 'none'";

/// A service at an address with TLS whose portal of Acme was changed.
async fn web(change: impl FnOnce(&mut PortalForm)) -> Web {
    let web = Web::with(|config| config.public_url = Some("https://help.example".to_owned())).await;
    set(&web, change).await;
    web
}

async fn set(web: &Web, change: impl FnOnce(&mut PortalForm)) {
    let companies = web.app.storage.administered_companies().await.unwrap();
    let mut form = companies[0].portal.clone().unwrap().form;
    change(&mut form);
    let by = By {
        technician: None,
        at: atiende_server::now(),
    };
    let act = Act::SetPortal(web.acme, form);
    web.app.storage.administer(by, act).await.unwrap();
}

fn embedded_by(form: &mut PortalForm) {
    form.embed_origins = vec![SITE.to_owned(), "https://acme.example".to_owned()];
}

fn policy(answer: &Answer) -> &str {
    answer.header("content-security-policy")
}

#[tokio::test]
async fn title_welcome_and_accent_are_shown_and_text_stays_text() {
    let web = web(|form| {
        form.title = "Ayuda <b>Acme</b>".to_owned();
        form.welcome = "Hola\n</p><script>alert(1)</script>".to_owned();
        form.color = "#ffd400".to_owned();
    })
    .await;
    let (_, token) = web.customer("No imprime").await;

    let page = web.get("/p/acme").await;
    page.shows("Ayuda &#60;b&#62;Acme")
        .shows("Hola\n&#60;/p&#62;")
        .hides("Cuéntenos qué ocurre")
        .hides("<script>alert");
    for page in [page, web.get(&format!("/r/{token}")).await] {
        page.shows("<link rel=\"stylesheet\" href=\"/accent/ffd400.css\">");
    }
    let css = web.get("/accent/ffd400.css").await;
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    css.shows("--accent: #ffd400; --on-accent: #000000;");
}

#[tokio::test]
async fn without_a_decision_the_page_is_ours() {
    let web = web(|_| {}).await;
    web.get("/p/acme")
        .await
        .shows("Cuéntenos qué ocurre")
        .hides("/accent/");
}

#[tokio::test]
async fn a_closed_portal_takes_nothing_and_open_requests_go_on() {
    let web = web(|_| {}).await;
    let (_, token) = web.customer("No imprime").await;
    let form_id = web.form_id().await;
    set(&web, |form| form.is_active = false).await;

    for answer in [
        web.get("/p/acme").await,
        web.post("/p/acme", &good(&form_id, "Otra")).await,
    ] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        answer.shows("no está disponible ahora").hides("form_id");
    }
    let own = web.get(&format!("/r/{token}")).await;
    assert_eq!(own.status, StatusCode::OK);
    let message = [("id", &*own.hidden("id")), ("text", "¿Hay alguien?")];
    let sent = web.post(&format!("/r/{token}/messages"), &message).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    set(&web, |form| form.is_active = true).await;
    assert_eq!(web.get("/p/acme").await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_the_named_sites_embed_the_pages_and_only_where_asked() {
    let web = web(embedded_by).await;
    let (_, token) = web.customer("No imprime").await;
    for path in ["/p/acme?embed=1".to_owned(), format!("/r/{token}?embed=1")] {
        let page = web.get(&path).await;
        let expected = format!("frame-ancestors {SITE} https://acme.example");
        assert!(policy(&page).ends_with(&expected), "{path}: {page:?}");
        assert!(!page.headers.contains_key("x-frame-options"), "{path}");
    }
    for path in [
        "/p/acme".to_owned(),
        format!("/r/{token}"),
        "/p/globex?embed=1".to_owned(),
        "/p/nobody?embed=1".to_owned(),
        "/setup/guessed?embed=1".to_owned(),
        "/api/v1/requests?embed=1".to_owned(),
    ] {
        let page = web.get(&path).await;
        assert!(policy(&page).ends_with(NO_FRAME), "{path}");
        assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
    }
}

#[tokio::test]
async fn whoever_starts_inside_stays_inside() {
    let web = web(embedded_by).await;
    let page = web.get("/p/acme?embed=1").await;
    page.shows("action=\"/p/acme?embed=1\"");
    let cookie = page.header("set-cookie");
    assert!(
        cookie.ends_with("HttpOnly; SameSite=None; Secure; Partitioned"),
        "{cookie}"
    );
    let cookie = cookie.split(';').next().unwrap();
    let browser = [
        ("cookie", cookie),
        ("origin", "https://help.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    let form_id = page.hidden("form_id");
    let form = good(&form_id, "No imprime");
    let sent = web.post_with("/p/acme?embed=1", &form, &browser).await;

    let to = sent.header("location");
    assert!(
        to.starts_with("/r/") && to.ends_with("?embed=1"),
        "{sent:?}"
    );
    web.get(to)
        .await
        .shows("/messages?embed=1\"")
        .shows("href=\"/p/acme?embed=1\"");
    let foreign = [("cookie", cookie), ("origin", SITE)];
    let refused = web.post_with("/p/acme?embed=1", &form, &foreign).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn by_itself_the_cookie_stays_lax() {
    let web = web(embedded_by).await;
    let page = web.get("/p/acme").await;
    assert!(page.header("set-cookie").ends_with("SameSite=Lax; Secure"));
    page.hides("embed=1");
}

#[tokio::test]
async fn nobody_connected_is_said_and_the_form_is_there_all_the_same() {
    let web = web(|_| {}).await;
    let ana = web
        .technician("ana", |new| new.companies.push(web.acme))
        .await;
    // Available by word only: no console is connected.
    web.make_available(ana).await;
    web.get("/p/acme")
        .await
        .shows("Ahora mismo no hay ningún técnico disponible")
        .shows("Enviar solicitud");
}
