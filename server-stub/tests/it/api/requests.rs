//! Lists and timelines: views, search, pages.

use atiende_protocol::http::{RequestPage, TimelinePage};
use atiende_protocol::{EntryKind, RequestId};
use axum::http::StatusCode;

use super::desk::Desk;
use crate::web::Web;

impl Desk {
    async fn numbers(&self, query: &str) -> Vec<RequestId> {
        let answer = self.get(&format!("/api/v1/requests{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        let page: RequestPage = serde_json::from_str(&answer.body).unwrap();
        page.requests.iter().map(|request| request.id).collect()
    }
}

#[tokio::test]
async fn search_finds_by_number_customer_and_subject_and_nothing_by_wildcards() {
    let desk = Desk::with(&["no imprime", "100% de disco", "sin red"]).await;
    let [print, disk, network] = desk.numbers[..] else {
        panic!()
    };

    assert_eq!(desk.numbers("").await, [network, disk, print]);
    assert_eq!(desk.numbers("?q=IMPRIME").await, [print]);
    assert_eq!(desk.numbers(&format!("?q={disk}")).await, [disk]);
    assert_eq!(
        desk.numbers("?q=maria@EJEMPLO").await,
        [network, disk, print]
    );
    assert_eq!(desk.numbers("?q=PEREZ").await, [network, disk, print]);
    assert_eq!(desk.numbers("?q=d%C3%ADsco%20perez").await, [disk]);
    assert_eq!(desk.numbers("?q=100%25").await, [disk]);
    assert_eq!(desk.numbers("?q=%25").await, [disk]);
    assert_eq!(desk.numbers("?q=_").await, []);
    assert_eq!(desk.numbers("?q='%20OR%201=1").await, []);
}

#[tokio::test]
async fn views_and_pages_are_chosen_by_known_words_and_numbers() {
    let desk = Desk::with(&["uno", "dos", "tres"]).await;
    let [one, two, three] = desk.numbers[..] else {
        panic!()
    };

    assert_eq!(desk.numbers("?view=new&limit=2").await, [three, two]);
    assert_eq!(
        desk.numbers(&format!("?view=all&before={two}&q=")).await,
        [one]
    );
    assert_eq!(desk.numbers("?view=active").await, []);
    let long = format!("?q={}", "x".repeat(201));
    for query in ["?view=other", "?before=x", "?limit=-1", long.as_str()] {
        let answer = desk.get(&format!("/api/v1/requests{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn timeline_starts_with_what_the_customer_sent() {
    let desk = Desk::with(&["uno"]).await;
    let answer = desk
        .get(&format!(
            "/api/v1/requests/{}/timeline?limit=1",
            desk.numbers[0]
        ))
        .await;

    let page: TimelinePage = serde_json::from_str(&answer.body).unwrap();
    let description = "Desde ayer no imprime".to_owned();
    assert_eq!(page.entries[0].kind, EntryKind::Opened { description });
    assert!(!page.has_earlier);
}

///
#[tokio::test]
async fn recorded_source_is_shown_r_17() {
    let web =
        Web::with(|config| config.trusted_proxies.push("127.0.0.1/32".parse().unwrap())).await;
    let form_id = web.form_id().await;
    let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 \
        (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
    let headers = [
        ("user-agent", iphone),
        ("x-forwarded-for", "6.6.6.6, 203.0.113.9"),
    ];
    web.post_with("/p/acme", &crate::web::good(&form_id, "móvil"), &headers)
        .await;

    let stored = web
        .app
        .storage
        .request(RequestId(1))
        .await
        .unwrap()
        .unwrap();
    let source = stored.request.source;
    assert_eq!(source.ip_address, "203.0.113.9");
    assert_eq!(
        (source.operating_system.as_str(), source.browser.as_str()),
        ("iOS 17.4", "Safari 17")
    );
}
