//! The first administrator.

use atiende_server::auth::setup;
use axum::http::StatusCode;

use crate::web::Web;

const BASE: &str = "http://127.0.0.1:1";

async fn link(web: &Web) -> String {
    let link = setup::new_link(&web.app, BASE).await.unwrap().unwrap();
    link.strip_prefix(BASE).unwrap().to_owned()
}

fn form<'a>(company: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Ana"),
        ("email", "ana@inicio.example"),
        ("password", password),
        ("password_again", password),
        ("company", company),
    ]
}

#[tokio::test]
async fn the_link_makes_administrator_company_and_portal_once() {
    let web = Web::new().await;
    let link = link(&web).await;
    assert_eq!(web.get(&link).await.status, StatusCode::OK);

    let done = web
        .post_with(&link, &form("Muñoz", "correct horse"), &[("host", "h:1")])
        .await;
    assert_eq!(done.status, StatusCode::CREATED, "{done:?}");
    done.shows("http://h:1/p/munoz").hides("correct horse");
    let account = web
        .app
        .storage
        .technician_by_email("ana@inicio.example")
        .await
        .unwrap()
        .unwrap();
    assert!(account.technician.is_administrator);
    assert_eq!(web.get("/p/munoz").await.status, StatusCode::OK);

    for answer in [
        web.get(&link).await,
        web.post(&link, &form("", "correct horse")).await,
    ] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        answer.shows("Este enlace ya no sirve");
    }
    assert_eq!(setup::new_link(&web.app, BASE).await.unwrap(), None);
}

#[tokio::test]
async fn mistakes_are_named_and_do_not_use_up_the_link() {
    let web = Web::new().await;
    let link = link(&web).await;
    let page = web.post(&link, &form("", "short")).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("al menos 10 caracteres")
        .shows("value=\"ana@inicio.example\"")
        .hides("value=\"short\"");
    let taken = web.post(&link, &form("acme", "correct horse")).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    taken.shows("Ya hay una empresa con este nombre");
    assert_eq!(web.app.storage.technician_count().await.unwrap(), 0);
    assert_eq!(
        web.post(&link, &form("", "correct horse")).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_newer_link_takes_the_place_of_an_older_one() {
    let web = Web::new().await;
    let (older, newer) = (link(&web).await, link(&web).await);

    assert_eq!(web.get(&older).await.status, StatusCode::NOT_FOUND);
    assert_eq!(web.get(&newer).await.status, StatusCode::OK);
    let answer = web.get(&newer).await;
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
}
