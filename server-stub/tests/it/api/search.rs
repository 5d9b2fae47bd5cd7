//! Searching over HTTP: what is asked, and what is refused with a word.

use atiende_protocol::http::{Problem, ProblemKind, RequestPage, SearchPage};
use atiende_protocol::{Colleague, RequestId};
use axum::http::StatusCode;

use super::desk::Desk;

async fn found(desk: &Desk, query: &str) -> Vec<RequestId> {
    let answer = desk.get(&format!("/api/v1/search?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    let page: SearchPage = serde_json::from_str(&answer.body).unwrap();
    page.hits.iter().map(|hit| hit.request.id).collect()
}

#[tokio::test]
async fn search_takes_words_a_company_days_and_a_place_to_go_on() {
    let desk = Desk::with(&["Cañón sin luz", "sin red", "cañón roto"]).await;
    let [first, _, last] = desk.numbers[..] else {
        panic!()
    };

    assert_eq!(found(&desk, "q=CA%C3%91ON").await, [last, first]);
    assert_eq!(found(&desk, &format!("q=%23{first}")).await, [first]);
    let on = format!("q=canon&before={last}&company=&from=&to=");
    assert_eq!(found(&desk, &on).await, [first]);
    let acme = format!("q=canon&company={}", desk.web.acme);
    assert_eq!(found(&desk, &acme).await, [last, first]);
    assert_eq!(found(&desk, "q=canon&company=99").await, []);
    assert_eq!(found(&desk, "q=canon&from=2020-01-01").await, [last, first]);
    assert_eq!(found(&desk, "q=canon&to=2020-01-01").await, []);
}

#[tokio::test]
async fn a_hit_shows_the_words_around_what_was_found() {
    let desk = Desk::with(&["uno"]).await;
    let answer = desk.get("/api/v1/search?q=imprime").await;

    let page: SearchPage = serde_json::from_str(&answer.body).unwrap();
    let parts = page.hits[0].snippet.iter();
    let parts: Vec<_> = parts
        .map(|part| (part.text.as_str(), part.is_match))
        .collect();
    assert_eq!(parts, [("Desde ayer no ", false), ("imprime", true)]);
    assert!(page.hits[0].entry.is_some());
    assert!(!page.has_more);
}

#[tokio::test]
async fn questions_that_make_no_sense_are_refused_with_a_word() {
    let desk = Desk::with(&[]).await;
    let long = format!("q={}", "x".repeat(10_000));
    for query in [
        "",
        "q=",
        "q=%20%09",
        "q=a&company=x",
        "q=a&before=x",
        "q=a&from=ayer",
        "q=a&to=2026-02-30",
        "q=%ff%fe&q=a",
        long.as_str(),
    ] {
        let answer = desk.get(&format!("/api/v1/search?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        let problem: Problem = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem.error, ProblemKind::BadRequest, "{query}");
    }
}

#[tokio::test]
async fn text_with_a_meaning_in_the_index_is_only_text() {
    let desk = Desk::with(&["uno"]).await;
    for text in [
        "%22",
        "*",
        "NEAR(",
        "OR",
        "%00",
        "zz%00%22",
        "%25",
        "(",
        "^zz",
        "text:a",
        "a%22%20OR%20zz",
    ] {
        assert_eq!(found(&desk, &format!("q={text}")).await, [], "{text}");
    }
}

#[tokio::test]
async fn other_requests_of_the_customer_come_newest_first() {
    let desk = Desk::with(&["uno", "dos", "tres"]).await;
    let [one, two, three] = desk.numbers[..] else {
        panic!()
    };
    let answer = desk.get(&format!("/api/v1/requests/{two}/others")).await;

    let page: RequestPage = serde_json::from_str(&answer.body).unwrap();
    let ids: Vec<_> = page.requests.iter().map(|request| request.id).collect();
    assert_eq!(ids, [three, one]);
    assert!(!page.has_more);
}

#[tokio::test]
async fn colleagues_of_the_company_are_told_without_those_who_have_no_access() {
    let desk = Desk::with(&["uno"]).await;
    desk.web.technician("bob", |_| {}).await;
    desk.web
        .technician("eva", |new| new.companies.push(desk.web.acme))
        .await;
    let number = desk.numbers[0];
    let answer = desk
        .get(&format!("/api/v1/requests/{number}/colleagues"))
        .await;

    let colleagues: Vec<Colleague> = serde_json::from_str(&answer.body).unwrap();
    let names = colleagues.iter();
    let names: Vec<_> = names.map(|one| one.technician.name.as_str()).collect();
    assert!(names.contains(&"eva"), "{names:?}");
    assert!(!names.contains(&"bob"), "{names:?}");
    assert!(colleagues.iter().all(|one| !one.is_connected));
}
