//! Uploads that are cut, repeated and resumed.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use atiende_gate::samples::good_file;
use atiende_protocol::FileType;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use futures_util::stream;
use tokio::sync::mpsc;

use super::desk::Desk;
use crate::bench::until;

/// A body that is cut after these bytes.
fn cut_after(bytes: &[u8]) -> Body {
    let bytes = Bytes::copy_from_slice(bytes);
    let cut = io::Error::from(io::ErrorKind::ConnectionReset);
    Body::from_stream(stream::iter([Ok(bytes), Err(cut)]))
}

/// A body to which more comes as long as the other end is held.
fn endless() -> (mpsc::Sender<Bytes>, Body) {
    let (more, bytes) = mpsc::channel::<Bytes>(1);
    let stream = stream::unfold(bytes, async |mut bytes| {
        let next = bytes.recv().await?;
        Some((Ok::<_, Infallible>(next), bytes))
    });
    (more, Body::from_stream(stream))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_is_cut_goes_on_where_it_was() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;

    let answer = desk
        .appends(&who, &location, 0, cut_after(&png.bytes[..40]))
        .await;

    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("upload-offset"), "40");
    let answer = desk
        .appends(&who, &location, 40, png.bytes[40..].to_vec())
        .await;
    assert_eq!(answer.header("atiende-file"), "sent");
    assert_eq!(desk.files().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_with_a_checksum_are_dropped_where_they_are_cut() {
    let desk = Desk::opens().await;
    let who = desk.customer();
    let location = desk.begins(&who, "a.txt", 100).await;
    let checksum = [("upload-checksum", "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=")];

    desk.appends_with(&who, &location, (0, &checksum), cut_after(b"hel"))
        .await;

    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("upload-offset"), "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_outlives_the_service() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;
    let (more, body) = endless();
    let half = Bytes::copy_from_slice(&png.bytes[..40]);
    let sending = async {
        more.send(half).await.unwrap();
        let arrived = async || {
            desk.bench
                .folder
                .path()
                .join("uploads")
                .read_dir()
                .unwrap()
                .count()
                == 1
        };
        until("the first half is there", arrived).await;
    };

    // The body never ends by itself.
    let (_, stopped) = tokio::join!(sending, async {
        tokio::select! {
            answer = desk.appends(&who, &location, 0, body) => Some(answer),
            () = something_arrived(&desk) => None,
        }
    });
    assert!(stopped.is_none());
    let desk = desk.restarted().await;

    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("upload-offset"), "40");
    let answer = desk
        .appends(&who, &location, 40, png.bytes[40..].to_vec())
        .await;
    assert_eq!(answer.header("atiende-file"), "sent");
    drop(more);
}

async fn something_arrived(desk: &Desk) {
    let folder = desk.bench.folder.path().join("uploads");
    let has_bytes = async || {
        let mut files = folder.read_dir().unwrap().map(Result::unwrap);
        files.any(|file| file.metadata().unwrap().len() == 40)
    };
    until("bytes arrive", has_bytes).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_how_far_it_has_come_ends_a_connection_that_hangs() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;
    let (more, body) = endless();
    more.send(Bytes::copy_from_slice(&png.bytes[..40]))
        .await
        .unwrap();

    let (hanging, asked) = tokio::join!(desk.appends(&who, &location, 0, body), async {
        something_arrived(&desk).await;
        desk.asks(&who, &location).await
    });

    assert_eq!(hanging.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(asked.header("upload-offset"), "40");
    drop(more);
}

#[tokio::test]
async fn a_connection_on_which_nothing_comes_any_more_is_given_up() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;
    let (more, body) = endless();
    more.send(Bytes::copy_from_slice(&png.bytes[..40]))
        .await
        .unwrap();

    let (stalled, ()) = tokio::join!(desk.appends(&who, &location, 0, body), async {
        something_arrived(&desk).await;
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(29)).await;
        assert_eq!(desk.on_disk(), (1, 0));
        tokio::time::advance(Duration::from_secs(2)).await;
        tokio::time::resume();
    });

    assert_eq!(stalled.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(
        desk.asks(&who, &location).await.header("upload-offset"),
        "40"
    );
    drop(more);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_last_part_twice_at_once_is_one_file() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.ana(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;

    let (one, two) = tokio::join!(
        desk.appends(&who, &location, 0, png.bytes.clone()),
        desk.appends(&who, &location, 0, png.bytes.clone()),
    );

    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!(desk.files().await.len(), 1);
    assert_eq!(desk.on_disk().0, 0);
    let size = png.bytes.len();
    let repeated = desk.appends(&who, &location, size, "").await;
    assert_eq!(repeated.status, StatusCode::NO_CONTENT);
    assert_eq!(repeated.header("atiende-file"), "sent");
    assert_eq!(desk.files().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_whose_last_byte_came_before_a_crash_is_finished_after_it() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    let location = desk.begins(&who, png.name, png.bytes.len()).await;
    let id = location.rsplit_once('/').unwrap().1.to_owned();
    let folder = desk.bench.stop().await;
    std::fs::write(folder.path().join("uploads").join(&id), &png.bytes).unwrap();

    let bench = crate::bench::Bench::in_folder(folder).await.unwrap();
    let desk = Desk { bench, ..desk };

    until("it is sent", async || desk.files().await.len() == 1).await;
    let asked = desk.asks(&who, &location).await;
    assert_eq!(asked.header("atiende-file"), "sent");
}
