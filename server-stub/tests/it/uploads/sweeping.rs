//! What is left over is removed.

use std::time::Duration;

use atiende_gate::samples::good_file;
use atiende_protocol::{FileType, Timestamp};
use atiende_server::files::sweep;
use atiende_server::now;
use axum::http::StatusCode;

use super::desk::Desk;

const HOUR_MICROS: i64 = 60 * 60 * 1_000_000;

fn in_hours(hours: i64) -> Timestamp {
    Timestamp(now().0 + hours * HOUR_MICROS)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_does_not_go_on_is_gone_after_a_day() {
    let desk = Desk::opens().await;
    let who = desk.customer();
    let location = desk.begins(&who, "a.txt", 10).await;
    desk.appends(&who, &location, 0, "12345").await;

    sweep(desk.app(), in_hours(23), Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(desk.on_disk(), (1, 0));
    sweep(desk.app(), in_hours(25), Duration::ZERO)
        .await
        .unwrap();

    assert_eq!(desk.on_disk(), (0, 0));
    assert_eq!(
        desk.asks(&who, &location).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(desk.bench.storage().uploads().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_upload_is_gone_before_it_is_swept() {
    let desk = Desk::opens().await;
    let who = desk.customer();
    let location = desk.begins(&who, "a.txt", 10).await;
    desk.appends(&who, &location, 0, "12345").await;
    let [upload] = &desk.bench.storage().uploads().await.unwrap()[..] else {
        panic!("there is one upload");
    };
    let prolonged = desk.bench.storage().prolong_upload(upload.id, Timestamp(1));
    prolonged.await.unwrap();

    let answer = desk.appends(&who, &location, 5, "12345").await;

    assert_eq!(answer.status, StatusCode::GONE);
    assert_eq!(desk.on_disk(), (0, 0));
    assert_eq!(
        desk.asks(&who, &location).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_crash_left_is_removed_and_nothing_else() {
    let desk = Desk::opens().await;
    let (who, png) = (desk.customer(), good_file(FileType::Png));
    desk.sends(&who, png.name, &png.bytes).await;
    let kept = desk.on_disk();
    let location = desk.begins(&who, "a.txt", 10).await;
    desk.appends(&who, &location, 0, "12345").await;
    let data = desk.bench.folder.path().to_owned();
    let unknown = uuid::Uuid::new_v4().to_string();
    std::fs::write(data.join("uploads").join(unknown), "partial").unwrap();
    let folder = data.join("files/ab/ab");
    std::fs::create_dir_all(&folder).unwrap();
    let orphan = "ab".repeat(32);
    std::fs::write(folder.join(&orphan), "never named").unwrap();
    std::fs::write(folder.join(format!("{orphan}.preview")), "never named").unwrap();
    assert_eq!(desk.on_disk(), (2, kept.1 + 2));

    let hour = Duration::from_secs(60 * 60);
    sweep(desk.app(), now(), hour).await.unwrap();
    assert_eq!(
        desk.on_disk(),
        (1, kept.1 + 2),
        "it may just be about to be named"
    );
    desk.sweeps().await;

    assert_eq!(desk.on_disk(), (1, kept.1));
    assert_eq!(
        desk.asks(&who, &location).await.header("upload-offset"),
        "5"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_were_being_made_when_the_service_died_are_removed_at_the_start() {
    let desk = Desk::opens().await;
    let folder = desk.bench.folder.path().join("files/ab/ab");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("abab#1"), "half").unwrap();
    assert_eq!(desk.on_disk(), (0, 1));

    let desk = desk.restarted().await;

    crate::bench::until("it is removed", async || desk.on_disk() == (0, 0)).await;
}
