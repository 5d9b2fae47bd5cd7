//! The bytes of a file: all of them, some of them, none where they are known.

use axum::http::StatusCode;
use sha2::{Digest as _, Sha256};

use super::desk::{Desk, End, call, fetches, sent};
use crate::web::{Answer, Web};

const TEXT: &[u8] = b"La impresora no responde desde ayer.\n";

/// More than one piece of a stream.
fn long() -> Vec<u8> {
    let lines = (0..40_000).map(|number| format!("linea {number}\n"));
    lines.collect::<String>().into_bytes()
}

fn quoted(content: &[u8]) -> String {
    let digits = Sha256::digest(content);
    let digits: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

#[track_caller]
fn is_harmless(answer: &Answer) {
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox; default-src 'none'"),
        "{policy}"
    );
    let disposition = answer.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename*=UTF-8''"),
        "{disposition}"
    );
}

#[tokio::test]
async fn both_ends_get_the_same_bytes_and_nothing_that_a_browser_would_run() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let content = long();

    for from in [&desk.customer, &desk.technician] {
        let id = sent(&web, from, "señal (1).txt", &content).await;
        for to in [&desk.customer, &desk.technician] {
            let answer = fetches(&web, to, id, &[]).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(answer.bytes == content, "{} bytes", answer.bytes.len());
            assert_eq!(answer.header("content-length"), content.len().to_string());
            assert_eq!(answer.header("etag"), quoted(&content));
            assert_eq!(answer.header("accept-ranges"), "bytes");
            let name = "attachment; filename*=UTF-8''se%C3%B1al%20%281%29.txt";
            assert_eq!(answer.header("content-disposition"), name);
            is_harmless(&answer);
        }
    }
}

#[tokio::test]
async fn parts_of_a_file_can_be_fetched() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let content = long();
    let id = sent(&web, &desk.customer, "largo.log", &content).await;
    let size = content.len();
    let last = size - 1;

    for end in [&desk.customer, &desk.technician] {
        for (range, from, to) in [
            ("bytes=0-0".to_owned(), 0, 0),
            ("bytes=100000-".to_owned(), 100_000, last),
            ("bytes=-10".to_owned(), size - 10, last),
            (format!("bytes=70000-{}", u64::MAX), 70_000, last),
        ] {
            let answer = fetches(&web, end, id, &[("range", &range)]).await;
            assert_eq!(answer.status, StatusCode::PARTIAL_CONTENT, "{range}");
            assert!(answer.bytes == content[from..=to], "{range}");
            let told = format!("bytes {from}-{to}/{size}");
            assert_eq!(answer.header("content-range"), told);
            assert_eq!(answer.header("content-length"), (to - from + 1).to_string());
            is_harmless(&answer);
        }
        let beyond = format!("bytes={size}-");
        let answer = fetches(&web, end, id, &[("range", &beyond)]).await;
        assert_eq!(answer.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(answer.header("content-range"), format!("bytes */{size}"));
        assert_eq!(answer.bytes, b"");
    }
}

#[tokio::test]
async fn part_of_another_content_is_the_whole_file() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let id = sent(&web, &desk.customer, "a.txt", TEXT).await;
    let part = ("range", "bytes=3-11");

    let same = quoted(TEXT);
    let answer = fetches(&web, &desk.technician, id, &[part, ("if-range", &same)]).await;
    assert_eq!(answer.bytes, b"impresora");
    let answer = fetches(&web, &desk.technician, id, &[part, ("if-range", "\"x\"")]).await;
    assert_eq!(
        (answer.status, answer.bytes.as_slice()),
        (StatusCode::OK, TEXT)
    );
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let id = sent(&web, &desk.technician, "a.txt", TEXT).await;

    let known = quoted(TEXT);
    let answer = fetches(&web, &desk.customer, id, &[("if-none-match", &known)]).await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert_eq!(answer.header("etag"), known);
    assert_eq!(answer.bytes, b"");
    let head = [("range", "bytes=0-1")];
    for end in [&desk.customer, &desk.technician] {
        let answer = call(&web, ("HEAD", &end.file(id)), end, &head, Vec::new()).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-length"), TEXT.len().to_string());
        assert_eq!(answer.bytes, b"");
        is_harmless(&answer);
    }
}

#[tokio::test]
async fn who_fetches_without_end_has_to_wait() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let id = sent(&web, &desk.customer, "a.txt", TEXT).await;
    let known = quoted(TEXT);
    let stopped = async |end: &End| {
        for fetched in 0..1_000 {
            let answer = fetches(&web, end, id, &[("if-none-match", &known)]).await;
            if answer.status != StatusCode::NOT_MODIFIED {
                assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
                assert!(answer.headers.contains_key("retry-after"));
                return fetched;
            }
        }
        0
    };

    // Neither of them stops the other.
    assert!(stopped(&desk.technician).await >= 300);
    assert!(stopped(&desk.customer).await >= 300);
}
