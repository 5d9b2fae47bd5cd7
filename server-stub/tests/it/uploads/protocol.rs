//! The words of tus 1.0: headers, statuses, checksums, extensions.

use std::convert::Infallible;

use atiende_gate::samples::good_file;
use atiende_protocol::{FileRefusal, FileType};
use axum::body::Body;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures_util::stream;
use sha2::{Digest as _, Sha256};

use super::desk::{Desk, Sender, refusal, technician};

const TEXT: &[u8] = b"line one\nline two\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_says_what_it_can() {
    let desk = Desk::opens().await;
    let who = desk.customer();

    let answer = desk.call(&who, ("OPTIONS", "/r/x/files"), &[], "").await;

    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    for (name, value) in [
        ("tus-resumable", "1.0.0"),
        ("tus-version", "1.0.0"),
        ("tus-extension", "creation,expiration,termination,checksum"),
        ("tus-checksum-algorithm", "sha1,sha256"),
        ("tus-max-size", "26214400"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_says_where_it_is_how_far_it_has_come_and_until_when() {
    let desk = Desk::opens().await;
    let customer = desk.customer();

    let created = desk.announces(&customer, "a.txt", TEXT.len()).await;

    let location = created.header("location");
    assert!(
        location.starts_with("/r/token of one/uploads/")
            || location.starts_with("/r/token%20of%20one/uploads/"),
        "{location}"
    );
    let expires = created.header("upload-expires");
    assert!(
        expires.ends_with(" GMT") && expires.len() == 29,
        "{expires}"
    );
    let asked = desk.asks(&customer, location).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(asked.header("upload-offset"), "0");
    assert_eq!(asked.header("upload-length"), TEXT.len().to_string());
    assert_eq!(asked.header("cache-control"), "no-store");

    let part = desk.appends(&customer, location, 0, &TEXT[..9]).await;
    assert_eq!(part.status, StatusCode::NO_CONTENT);
    assert_eq!(part.header("upload-offset"), "9");
    assert!(!part.header("upload-expires").is_empty());
    let asked = desk.asks(&customer, location).await;
    assert_eq!(asked.header("upload-offset"), "9");
    assert_eq!(asked.header("atiende-file"), "");

    let last = desk.appends(&customer, location, 9, &TEXT[9..]).await;
    assert_eq!(last.header("atiende-file"), "sent");
    let asked = desk.asks(&customer, location).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(asked.header("upload-offset"), TEXT.len().to_string());
    assert_eq!(asked.header("upload-length"), TEXT.len().to_string());
    assert_eq!(asked.header("atiende-file"), "sent");
}

type Headers = Vec<(&'static str, &'static str)>;

const VERSION: (&str, &str) = ("tus-resumable", "1.0.0");

/// What each of these calls is answered.
async fn are_answered(desk: &Desk, method: &str, path: &str, calls: Vec<(Headers, u16)>) {
    for (headers, status) in calls {
        let who = desk.customer();
        let answer = desk.call(&who, (method, path), &headers, "xyz").await;
        assert_eq!(answer.status.as_u16(), status, "{method} {headers:?}");
        assert_eq!(answer.header("tus-resumable"), "1.0.0");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_that_make_no_sense_are_refused_and_change_nothing() {
    let desk = Desk::opens().await;
    let location = desk.begins(&desk.customer(), "a.txt", TEXT.len()).await;
    let (kind, offset) = (
        ("content-type", "application/offset+octet-stream"),
        ("upload-offset", "0"),
    );
    let md5 = ("upload-checksum", "md5 AA==");
    let calls = vec![
        (vec![kind, offset], 412),
        (vec![("tus-resumable", "0.2.2"), kind, offset], 412),
        (vec![VERSION, offset], 415),
        (vec![VERSION, kind], 400),
        (vec![VERSION, kind, ("upload-offset", "-1")], 400),
        (vec![VERSION, kind, ("upload-offset", "+0")], 400),
        (vec![VERSION, kind, ("upload-offset", "1")], 409),
        (vec![VERSION, kind, offset, md5], 400),
    ];

    are_answered(&desk, "PATCH", &location, calls).await;
    are_answered(&desk, "HEAD", &location, vec![(vec![], 412)]).await;
    are_answered(&desk, "DELETE", &location, vec![(vec![], 412)]).await;

    let asked = desk.asks(&desk.customer(), &location).await;
    assert_eq!(asked.header("upload-offset"), "0");
    let maria = desk.customer();
    let other = desk.call(&maria, ("HEAD", &location), &[], "").await;
    assert_eq!(other.header("tus-version"), "1.0.0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn announcements_that_make_no_sense_are_refused() {
    let desk = Desk::opens().await;
    let name = ("upload-metadata", "filename YS50eHQ=");
    let length = ("upload-length", "9");
    let calls = vec![
        (vec![name, length], 412),
        (vec![VERSION, name], 400),
        (vec![VERSION, length], 400),
        (vec![VERSION, name, ("upload-length", "x")], 400),
        (vec![VERSION, name, ("upload-defer-length", "1")], 400),
        (
            vec![VERSION, name, length, ("sec-fetch-site", "cross-site")],
            403,
        ),
    ];

    are_answered(&desk, "POST", "/r/token%20of%20one/files", calls).await;

    assert!(desk.bench.storage().uploads().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_that_are_not_those_that_were_sent_are_dropped() {
    let desk = Desk::opens().await;
    let who = desk.ana();
    let location = desk.begins(&who, "a.txt", TEXT.len()).await;
    let right = format!(
        "sha256 {}",
        BASE64_STANDARD.encode(Sha256::digest(&TEXT[..5]))
    );
    let headers = [("upload-checksum", right.as_str())];

    let wrong = desk
        .appends_with(&who, &location, (0, &headers), "lin3 ")
        .await;

    assert_eq!(wrong.status.as_u16(), 460);
    assert_eq!(refusal(&wrong), FileRefusal::ChecksumDiffers);
    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("upload-offset"), "0");
    let answer = desk
        .appends_with(&who, &location, (0, &headers), &TEXT[..5])
        .await;
    assert_eq!(answer.header("upload-offset"), "5");
    // Not the SHA-1 of the rest.
    let sha1 = [("upload-checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")];
    let wrong = desk
        .appends_with(&who, &location, (5, &sha1), &TEXT[5..])
        .await;
    assert_eq!(wrong.status.as_u16(), 460);
    let answer = desk.appends(&who, &location, 5, &TEXT[5..]).await;
    assert_eq!(answer.header("atiende-file"), "sent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_bytes_than_were_announced_are_dropped() {
    let desk = Desk::opens().await;
    let who = desk.customer();
    let location = desk.begins(&who, "a.txt", 5).await;
    let parts = ["123", "456"].map(Ok::<_, Infallible>);

    let body = Body::from_stream(stream::iter(parts));
    let answer = desk.appends(&who, &location, 0, body).await;

    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("upload-offset"), "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_was_given_up_is_gone() {
    let desk = Desk::opens().await;
    let who = desk.customer();
    let location = desk.begins(&who, "a.txt", TEXT.len()).await;
    desk.appends(&who, &location, 0, &TEXT[..5]).await;
    assert_eq!(desk.on_disk(), (1, 0));

    let answer = desk.gives_up(&who, &location).await;

    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(desk.on_disk(), (0, 0));
    for answer in [
        desk.asks(&who, &location).await,
        desk.appends(&who, &location, 5, &TEXT[5..]).await,
        desk.gives_up(&who, &location).await,
    ] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

/// The id of an upload that is on its way, or was sent.
async fn upload(desk: &Desk, who: &Sender, is_sent: bool) -> String {
    let png = good_file(FileType::Png);
    let location = desk.begins(who, png.name, png.bytes.len()).await;
    if is_sent {
        desk.appends(who, &location, 0, png.bytes).await;
    }
    location.rsplit_once('/').unwrap().1.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uploads_of_others_are_not_there() {
    //
    let desk = Desk::opens().await;
    desk.other_customer("two").await;
    let (globex, _) = desk.bench.company("globex").await;
    let bob = desk.bench.technician("bob", &[desk.company]).await;
    let eva = desk.bench.technician("eva", &[globex]).await;
    let base = format!("/api/v1/requests/{}", desk.request);
    let (bob, eva) = (technician(&bob, &base), technician(&eva, &base));
    let (ana, maria, other) = (desk.ana(), desk.customer(), desk.customer_of("two"));
    let of_maria = upload(&desk, &maria, false).await;
    let of_ana = upload(&desk, &ana, false).await;
    let sent = upload(&desk, &ana, true).await;
    let guessed = uuid::Uuid::new_v4().to_string();

    for (who, base, id) in [
        (&other, "/r/token%20of%20two", &of_maria),
        (&maria, "/r/token%20of%20two", &of_maria),
        (&maria, "/r/token%20of%20one", &of_ana),
        (&maria, "/r/token%20of%20one", &sent),
        (&maria, "/r/token%20of%20one", &guessed),
        (&maria, "/r/token%20of%20one", &"x".to_owned()),
        (&ana, &base, &of_maria),
        (&bob, &base, &of_ana),
        (&bob, &base, &sent),
        (&eva, &base, &of_ana),
    ] {
        let path = format!("{base}/uploads/{id}");
        for answer in [
            desk.asks(who, &path).await,
            desk.appends(who, &path, 0, "x").await,
            desk.gives_up(who, &path).await,
        ] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let own = format!("/r/token%20of%20one/uploads/{of_maria}");
    assert_eq!(desk.asks(&maria, &own).await.status, StatusCode::OK);
}
