//! Access that is given or taken while a socket is open.

use std::sync::Arc;

use atiende_protocol::{Availability, ByeReason, Command, Outcome, Refusal, ServerFrame};
use atiende_server::storage::{NoSink, open};
use atiende_server::{database_url, now};

use crate::bench::{Bench, Console};

async fn until_fresh_snapshot(console: &mut Console) {
    let is_reset = |frame: &ServerFrame| matches!(frame, ServerFrame::Reset);
    console.until(is_reset).await;
    console.until_caught_up().await;
}

/// R-04, D6.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn becoming_available_shows_the_backlog_and_leaving_hides_it() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    let set = |availability| Command::SetAvailability {
        availability,
        reason: None,
    };

    assert_eq!(
        console.gives(set(Availability::Busy)).await,
        Outcome::ACCEPTED
    );
    assert!(console.model.rows.is_empty() && console.model.timelines.is_empty());
    let refusal = Refusal::NotAvailable;
    let claim = Command::Claim { request };
    assert_eq!(console.gives(claim).await, Outcome::Refused { refusal });

    assert_eq!(
        console.gives(set(Availability::Available)).await,
        Outcome::ACCEPTED
    );
    assert!(console.model.rows.contains_key(&request));
    assert_eq!(console.lines(request).len(), 1);
    let technician = console.model.technician.as_ref().unwrap();
    assert_eq!(technician.availability, Availability::Available);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_given_or_taken_changes_the_screen_at_once() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;

    bench.storage().revoke(ana.id, acme, now()).await.unwrap();
    until_fresh_snapshot(&mut console).await;
    assert!(console.model.rows.is_empty() && console.model.timelines.is_empty());
    assert!(console.model.companies.is_empty());
    let refusal = Refusal::NotFound;
    let claim = Command::Claim { request };
    assert_eq!(console.gives(claim).await, Outcome::Refused { refusal });

    bench.storage().grant(ana.id, acme, now()).await.unwrap();
    until_fresh_snapshot(&mut console).await;
    assert!(console.model.rows.contains_key(&request));
    bench.customer_writes(request, "Hello?").await;
    let is_row = |frame: &ServerFrame| matches!(frame, ServerFrame::Request { .. });
    console.until(is_row).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_company_is_there_for_administrators_at_once() {
    let bench = Bench::start().await;
    let root = bench.administrator("root").await;
    let mut console = bench.console(&root, &[]).await;

    let (_, portal) = bench.company("acme").await;
    console
        .until_shown(|model| model.companies.len() == 1)
        .await;
    console.until_caught_up().await;

    let request = bench.opens(portal, "one").await;
    console
        .until_shown(|model| model.rows.contains_key(&request))
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_closes_that_sign_ins_sockets_and_no_others() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let elsewhere = bench.sign_in(ana.id).await;
    let mut console = bench.console(&ana, &[]).await;
    let mut other = bench.console(&elsewhere, &[]).await;

    bench
        .storage()
        .revoke_session(ana.session(), now())
        .await
        .unwrap();

    assert_eq!(console.farewell().await, Some(ByeReason::SignedOut));
    let availability = Availability::Away;
    let outcome = other
        .gives(Command::SetAvailability {
            availability,
            reason: None,
        })
        .await;
    assert_eq!(outcome, Outcome::ACCEPTED);
    assert!(bench.socket(&ana).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disabled_technician_is_cut_off() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let mut console = bench.console(&ana, &[]).await;
    bench
        .storage()
        .set_disabled(ana.id, true, now())
        .await
        .unwrap();
    assert_eq!(console.farewell().await, Some(ByeReason::SignedOut));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_made_by_another_process_reach_open_sockets() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[]).await;
    let mut signed_out = bench.console(&bob, &[]).await;
    let url = database_url(bench.folder.path());

    let other = open(&url, Arc::new(NoSink)).await.unwrap();
    other.grant(ana.id, acme, now()).await.unwrap();
    other.revoke_sessions_of(bob.id, now()).await.unwrap();
    other.close().await;

    console
        .until_shown(|model| model.rows.contains_key(&request))
        .await;
    assert_eq!(signed_out.farewell().await, Some(ByeReason::SignedOut));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_come_while_a_company_is_given_are_not_missed() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[]).await;
    let mut console = bench.console(&ana, &[]).await;
    for round in 0..30 {
        let give = bench.storage().grant(ana.id, acme, now());
        let open = async {
            for number in 0..10 {
                bench.opens(portal, &format!("form {round} {number}")).await;
            }
        };
        let read = async {
            let all = (round + 1) * 10;
            console.until_shown(|model| model.rows.len() == all).await;
        };
        let (given, (), ()) = tokio::join!(give, open, read);
        given.unwrap();

        bench.storage().revoke(ana.id, acme, now()).await.unwrap();
        console
            .until_shown(|model| model.companies.is_empty())
            .await;
        console.until_caught_up().await;
    }
}
