//! What goes with every page: headers, languages, size, files.

use atiende_server::portal::assets;
use axum::http::StatusCode;

use crate::web::Web;

/// All that a customer who sends no file loads, from the form to the chat, uncompressed.
const BUDGET: usize = 64 * 1024;

#[tokio::test]
async fn pages_and_files_stay_within_the_budget() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    let pages = [
        web.get("/p/acme").await,
        web.get(&format!("/r/{token}")).await,
    ];

    let html: usize = pages.iter().map(|page| page.body.len()).sum();
    let files = assets::all().iter().filter(|asset| !asset.is_on_demand);
    let files: usize = files.map(|asset| asset.text.len()).sum();
    assert!(html + files < BUDGET, "{html} + {files}");
}

#[tokio::test]
async fn every_page_forbids_all_that_it_does_not_need() {
    let web = Web::with(|config| config.public_url = Some("https://help.example".to_owned())).await;
    let (_, token) = web.customer("No imprime").await;
    let paths = [
        "/p/acme",
        &format!("/r/{token}"),
        "/r/guessed",
        "/nothing",
        "/api/v1/requests",
        "/open/1",
    ];
    for path in paths {
        let answer = web.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{path}: {policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000",
            "{path}"
        );
        let referrer = if path.starts_with("/r/") {
            "no-referrer"
        } else {
            "same-origin"
        };
        assert_eq!(answer.header("referrer-policy"), referrer, "{path}");
    }
    assert!(
        web.get("/p/acme")
            .await
            .header("set-cookie")
            .ends_with("HttpOnly; SameSite=Lax; Secure")
    );
}

#[tokio::test]
async fn no_page_holds_a_script_or_a_style_of_its_own() {
    let web = Web::new().await;
    let (_, token) = web.customer("No imprime").await;
    for path in ["/p/acme", &format!("/r/{token}"), "/nothing", "/open/1"] {
        let page = web.get(path).await;
        page.hides("<style")
            .hides(" style=")
            .hides("<script>")
            .hides(" onclick");
        for script in page.body.split("<script").skip(1) {
            let is_file = script.contains("src=\"/assets/");
            assert!(
                is_file || script.starts_with(" type=\"application/json\""),
                "{script}"
            );
        }
    }
}

#[tokio::test]
async fn pages_speak_the_browsers_language() {
    let web = Web::new().await;
    for (wanted, shown) in [
        ("es-MX,en;q=0.5", "Enviar solicitud"),
        ("en-GB", "Send request"),
        ("de", "Send request"),
    ] {
        let page = web
            .get_with("/p/acme", &[("accept-language", wanted)])
            .await;
        page.shows(shown);
    }
    web.get("/p/nobody")
        .await
        .shows("Esta página no existe")
        .shows("lang=\"es\"");
    let missing = web.get("/api/v1/nothing").await;
    assert_eq!(missing.body, r#"{"error":"not_found"}"#);
}

#[tokio::test]
async fn files_are_kept_for_ever_under_their_version_and_asked_for_again_without() {
    let web = Web::new().await;
    let page = web.get("/p/acme").await;
    let css = assets::url("portal.css");
    page.shows(&css);

    let versioned = web.get(&css).await;
    assert_eq!(
        versioned.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(versioned.header("content-type"), "text/css; charset=utf-8");
    let plain = web.get("/assets/lines.js").await;
    assert_eq!(plain.header("cache-control"), "no-cache");
    let known = web
        .get_with(
            "/assets/lines.js",
            &[("if-none-match", plain.header("etag"))],
        )
        .await;
    assert_eq!(
        (known.status, known.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    let old = web.get("/assets/portal.css?v=old").await;
    assert_eq!(old.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn link_of_a_mail_says_nothing_about_the_request() {
    let web = Web::new().await;
    let (number, _) = web.customer("No imprime").await;
    let here = web.get(&format!("/open/{number}")).await;
    let not_here = web.get("/open/999").await;

    here.shows(&format!("href=\"atiende://request/{number}\""))
        .hides("No imprime");
    let same = here
        .body
        .replace(&format!("solicitud {number}"), "solicitud 999");
    let same = same.replace(&format!("request/{number}"), "request/999");
    assert_eq!(same, not_here.body);
}
