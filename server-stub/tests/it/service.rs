//! The service's life: how it starts, refuses to start, and stops.

use atiende_protocol::{ByeReason, ClientFrame, Command, Outcome, Seq};
use atiende_server::sample::ensure_sample;
use atiende_server::storage::{Slug, TokenHash};
use atiende_server::{DATABASE_FILE, Service, ServiceConfig, StartError};
use tempfile::TempDir;

use crate::bench::{Bench, config, fresh_id};

async fn refusal(config: ServiceConfig) -> StartError {
    Service::start(config)
        .await
        .err()
        .expect("it should not start")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_taken_address_is_named() {
    let bench = Bench::start().await;
    let folder = tempfile::tempdir().unwrap();
    let listen = bench.service.address();
    let error = refusal(ServiceConfig {
        listen,
        ..config(&folder)
    })
    .await;
    assert!(
        matches!(&error, StartError::PortTaken(address) if *address == listen),
        "{error:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let data_dir = file.join("data");
    let error = refusal(ServiceConfig {
        data_dir,
        ..config(&folder)
    })
    .await;
    assert!(
        matches!(error, StartError::DataDirNotWritable(_)),
        "{error:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_services_do_not_share_a_folder() {
    let bench = Bench::start().await;
    let error = refusal(config(&bench.folder)).await;
    assert!(matches!(error, StartError::DataDirInUse(_)), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_database_is_named_and_left_alone() {
    let folder = Bench::start().await.stop().await;
    let connection = rusqlite::Connection::open(folder.path().join(DATABASE_FILE)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = refusal(config(&folder)).await;
    assert!(
        matches!(error, StartError::NewerDatabase { found: 99, .. }),
        "{error:?}"
    );
    assert!(error.to_string().starts_with("The database in "), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_another_program_holds_is_named() {
    let folder = Bench::start().await.stop().await;
    let holder = rusqlite::Connection::open(folder.path().join(DATABASE_FILE)).unwrap();
    holder
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;")
        .unwrap();
    let error = refusal(config(&folder)).await;
    assert!(matches!(error, StartError::DatabaseLocked(_)), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn something_else_in_place_of_the_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(DATABASE_FILE);
    std::fs::write(file, "Dear diary, ".repeat(1_000)).unwrap();
    let error = refusal(config(&folder)).await;
    assert!(matches!(error, StartError::DamagedDatabase(_)), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_tells_everybody_and_keeps_all_that_was_acknowledged() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    bench.gives(&ana, Command::Join { request }).await;
    let mut console = bench.console(&ana, &[]).await;
    let mut page = bench.page("one", None).await;
    let mut sent = 0;
    for _ in 0..50 {
        let id = fresh_id();
        let text = "Hola".to_owned();
        let command = Command::SendMessage { request, text };
        console
            .socket
            .send(&ClientFrame::Command { id, command })
            .await;
        sent += 1;
    }

    let folder: TempDir = bench.stop().await;

    assert_eq!(console.farewell().await, Some(ByeReason::Stopping));
    assert_eq!(page.farewell().await, Some(ByeReason::Stopping));
    let accepted = |outcome: &&Outcome| **outcome == Outcome::ACCEPTED;
    let settled = console.settled();
    let acknowledged = settled.iter().filter(accepted).count();
    let bench = Bench::in_folder(folder).await.unwrap();
    let stored = bench
        .storage()
        .entries_after(request, Seq(0), 100)
        .await
        .unwrap();
    let stored = stored.len() - 3;
    assert!(
        (acknowledged..=sent).contains(&stored),
        "{acknowledged} of {stored}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_services_live_in_one_process() {
    let (one, two) = tokio::join!(Bench::start(), Bench::start());
    assert_ne!(one.service.address(), two.service.address());
    one.company("acme").await;
    assert!(two.storage().companies().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sample_is_made_once_and_signed_in_each_time() {
    let bench = Bench::start().await;
    let app = bench.service.app_state();

    let first = ensure_sample(app).await.unwrap();
    let second = ensure_sample(app).await.unwrap();

    assert_ne!(first.token, second.token);
    for sample in [&first, &second] {
        let session = bench.storage().session(TokenHash::of(&sample.token)).await;
        let technician = session.unwrap().unwrap().technician;
        assert_eq!(technician.email, sample.email);
        assert!(technician.is_administrator);
        assert_eq!(
            technician.availability,
            atiende_protocol::Availability::Available
        );
        let slug = Slug::parse(&sample.portal_slug).unwrap();
        assert!(bench.storage().portal(&slug).await.unwrap().is_some());
    }
    assert_eq!(bench.storage().technician_count().await.unwrap(), 1);
    assert_eq!(bench.storage().companies().await.unwrap().len(), 1);
}
