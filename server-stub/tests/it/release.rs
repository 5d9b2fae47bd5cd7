//! Requests go back to the queue when their technician is gone, by a clock that the test sets.

use atiende_protocol::{
    Command, CustomerEntryKind, EntryKind, ReleaseReason, RequestId, RequestStatus, Seq, Settings,
    Timestamp,
};
use atiende_server::now;
use atiende_server::release::Releases;

use crate::bench::{Bench, Person, until};

const MINUTE: i64 = 60_000_000;

fn after(start: Timestamp, minutes: i64) -> Timestamp {
    Timestamp(start.0 + minutes * MINUTE)
}

/// A request that Ana holds.
async fn held(bench: &Bench) -> (Person, RequestId) {
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    bench.gives(&ana, Command::Join { request }).await;
    (ana, request)
}

async fn status(bench: &Bench, request: RequestId) -> RequestStatus {
    let stored = bench.storage().request(request).await.unwrap();
    stored.unwrap().request.status
}

async fn released(bench: &Bench, releases: &mut Releases, at: Timestamp) -> usize {
    let looked = releases.look(bench.service.app_state(), at).await;
    looked.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_technician_who_is_gone_for_too_long_loses_the_request_and_the_customer_is_told() {
    let bench = Bench::start().await;
    let (ana, request) = held(&bench).await;
    let console = bench.console(&ana, &[]).await;
    let mut page = bench.page("one", None).await;
    let start = now();
    let mut releases = Releases::new(start);

    // Connected: nothing happens, however late it is.
    let late = after(start, 60);
    assert_eq!(released(&bench, &mut releases, late).await, 0);
    console.socket.cut();
    let hub = &bench.service.app_state().hub;
    until("Ana is gone", async || !hub.is_connected(ana.id)).await;
    assert_eq!(released(&bench, &mut releases, after(late, 1)).await, 0);
    assert_eq!(released(&bench, &mut releases, after(late, 10)).await, 0);
    assert_eq!(status(&bench, request).await, RequestStatus::InChat);

    assert_eq!(released(&bench, &mut releases, after(late, 11)).await, 1);

    assert_eq!(status(&bench, request).await, RequestStatus::New);
    let entries = bench.storage().entries_after(request, Seq(0), 100).await;
    let line = entries.unwrap().pop().unwrap().kind;
    let reason = ReleaseReason::TechnicianGone;
    assert!(
        matches!(&line, EntryKind::Released { technician, reason: told }
            if technician.id == ana.id && *told == reason),
        "{line:?}"
    );
    page.until(|page| {
        let last = page.entries.last().map(|entry| &entry.kind);
        last == Some(&CustomerEntryKind::Released)
    })
    .await;
    assert_eq!(released(&bench, &mut releases, after(late, 12)).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_restart_everybody_has_time_to_come_back() {
    let bench = Bench::start().await;
    let (ana, request) = held(&bench).await;
    let console = bench.console(&ana, &[]).await;
    let start = now();
    let mut releases = Releases::new(start);
    assert_eq!(released(&bench, &mut releases, start).await, 0);
    console.socket.cut();
    let bench = Bench::in_folder(bench.stop().await).await.unwrap();

    let restart = after(start, 600);
    let mut releases = Releases::new(restart);
    assert_eq!(released(&bench, &mut releases, after(restart, 9)).await, 0);
    assert_eq!(released(&bench, &mut releases, after(restart, 10)).await, 1);
    assert_eq!(status(&bench, request).await, RequestStatus::New);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_time_counts_from_when_a_request_was_taken() {
    let bench = Bench::start().await;
    let (_, request) = held(&bench).await;
    let start = now();
    // The service runs since long ago; Ana has never connected a console.
    let mut releases = Releases::new(after(start, -600));
    assert_eq!(released(&bench, &mut releases, after(start, 9)).await, 0);
    assert_eq!(status(&bench, request).await, RequestStatus::InChat);
    assert_eq!(released(&bench, &mut releases, after(start, 11)).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_decide_after_how_long_or_never() {
    let bench = Bench::start().await;
    held(&bench).await;
    let start = now();
    let mut releases = Releases::new(after(start, -600));
    let decide = async |release_after_minutes| {
        let settings = Settings {
            release_after_minutes,
            ..Settings::default()
        };
        let set = bench.storage().set_settings(settings, now()).await;
        set.unwrap();
    };

    decide(None).await;
    let years = after(start, 1_000_000);
    assert_eq!(released(&bench, &mut releases, years).await, 0);
    decide(Some(30)).await;
    assert_eq!(released(&bench, &mut releases, after(start, 29)).await, 0);
    assert_eq!(released(&bench, &mut releases, after(start, 31)).await, 1);
}
