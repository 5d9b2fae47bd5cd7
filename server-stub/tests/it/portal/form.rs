//! The form: what is wrong is said, nothing typed is lost, nothing is made twice.

use atiende_protocol::RequestId;
use axum::http::StatusCode;

use crate::web::{Web, good};

async fn count(web: &Web) -> usize {
    let mut count = 0;
    while web
        .app
        .storage
        .request(RequestId(count + 1))
        .await
        .unwrap()
        .is_some()
    {
        count += 1;
    }
    usize::try_from(count).unwrap()
}

#[tokio::test]
async fn each_bad_field_has_its_sentence_and_keeps_what_was_typed() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let long = "ñ".repeat(201);
    let fields = [
        ("form_id", form_id.as_str()),
        ("email", "maria"),
        ("subject", &long),
        ("description", " <b>texto</b>\n"),
    ];
    let page = web.post("/p/acme", &fields).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("Escriba su nombre para que el técnico sepa cómo dirigirse a usted")
        .shows("Revise el correo: debe tener la forma nombre@ejemplo.com")
        .shows("Acorte el asunto: caben 200 caracteres y hay 201")
        .shows("id=\"description-error\"></p>")
        .shows("<title>Error: Asistencia de Acme</title>")
        .shows("aria-describedby=\"email-error\" aria-invalid=\"true\"")
        .shows("value=\"maria\"")
        .shows(&long)
        .shows("&#60;b&#62;texto&#60;/b&#62;")
        .hides("<b>texto");
    assert_eq!(page.hidden("form_id"), form_id);
    assert_eq!(count(&web).await, 0);
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_request_and_leads_to_one_page() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let form = good(&form_id, "no imprime");
    let answers = tokio::join!(web.post("/p/acme", &form), web.post("/p/acme", &form));

    assert_eq!(answers.0.status, StatusCode::SEE_OTHER);
    assert_eq!(answers.0.header("location"), answers.1.header("location"));
    assert_eq!(count(&web).await, 1);
}

#[tokio::test]
async fn the_same_form_with_another_text_offers_both_ways_on() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let first = web.post("/p/acme", &good(&form_id, "uno")).await;
    let page = web.post("/p/acme", &good(&form_id, "otra cosa")).await;

    assert_eq!(page.status, StatusCode::CONFLICT);
    page.shows("ya se envió la solicitud 1")
        .shows("value=\"otra cosa\"")
        .shows("Enviar como solicitud nueva");
    page.shows(&format!("href=\"{}\"", first.header("location")));
    let again = web
        .post("/p/acme", &good(&page.hidden("form_id"), "otra cosa"))
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_ne!(again.header("location"), first.header("location"));
    assert_eq!(count(&web).await, 2);
}

#[tokio::test]
async fn a_form_that_is_not_ours_has_to_be_sent_again_with_all_its_text() {
    let web = Web::new().await;
    for forged in ["", "x", &"A".repeat(96)] {
        let page = web.post("/p/acme", &good(forged, "no imprime")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.shows("pulse Enviar otra vez")
            .shows("value=\"no imprime\"");
        assert_ne!(page.hidden("form_id"), forged);
    }
    assert_eq!(count(&web).await, 0);
}

#[tokio::test]
async fn another_site_cannot_send_the_form() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let host = ("host", "help.example");
    let foreign = [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("origin", "null"),
    ];
    for header in foreign {
        let page = web
            .post_with("/p/acme", &good(&form_id, "x"), &[host, header])
            .await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{header:?}");
    }
    assert_eq!(count(&web).await, 0);
}

#[tokio::test]
async fn a_form_that_was_given_to_another_browser_is_not_taken() {
    let web = Web::new().await;
    let mine = web.get("/p/acme").await;
    let cookie = mine
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let theirs = web.form_id().await;
    let browser = [
        ("host", "h"),
        ("origin", "http://h"),
        ("cookie", cookie.as_str()),
    ];

    let page = web
        .post_with("/p/acme", &good(&theirs, "x"), &browser)
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = web
        .post_with("/p/acme", &good(&mine.hidden("form_id"), "x"), &browser)
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let cookieless = [("host", "h"), ("origin", "http://h")];
    let page = web
        .post_with("/p/acme", &good(&mine.hidden("form_id"), "x"), &cookieless)
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_trap_for_machines_loses_no_text_of_people() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let mut form = good(&form_id, "no imprime");
    form.push(("confirm_url", "http://spam.example"));
    let page = web.post("/p/acme", &form).await;

    page.shows("value=\"no imprime\"").hides("spam.example");
    assert_eq!(count(&web).await, 0);
    let again = web
        .post("/p/acme", &good(&page.hidden("form_id"), "no imprime"))
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn too_many_requests_from_one_address_wait_with_their_text() {
    let web = Web::new().await;
    let mut page = web
        .post("/p/acme", &good(&web.form_id().await, "no imprime"))
        .await;
    for _ in 0..50 {
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        page = web
            .post("/p/acme", &good(&web.form_id().await, "no imprime"))
            .await;
    }

    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.header("retry-after").parse::<u64>().unwrap() > 0);
    page.shows("value=\"no imprime\"").shows("espere un minuto");
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_a_page() {
    let web = Web::new().await;
    let form_id = web.form_id().await;
    let fits = "😀".repeat(10_000);
    let mut form = good(&form_id, "x");
    form[4].1 = &fits;
    assert_eq!(
        web.post("/p/acme", &form).await.status,
        StatusCode::SEE_OTHER
    );

    let huge = "😀".repeat(100_000);
    form[4].1 = &huge;
    let page = web.post("/p/acme", &form).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    page.shows("El texto es demasiado largo");
}

#[tokio::test]
async fn six_kinds_of_devices_each_make_one_request_r_01() {
    let web = Web::new().await;
    let agents = [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
    ];
    for (index, agent) in agents.iter().enumerate() {
        let form_id = web.form_id().await;
        let page = web
            .post_with("/p/acme", &good(&form_id, "x"), &[("user-agent", agent)])
            .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{agent}");
        assert_eq!(count(&web).await, index + 1);
    }
}
