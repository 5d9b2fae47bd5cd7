//! Going on after a lost connection.

use atiende_protocol::{Availability, Command, RequestId, Seq, ServerFrame};
use atiende_server::storage::MAX_REPLAY;

use crate::bench::{Bench, Console, Model, hello};

fn is_reset(seen: &[ServerFrame]) -> bool {
    seen.contains(&ServerFrame::Reset)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_is_told_what_it_missed_and_nothing_else() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let kept = bench.opens(portal, "kept").await;
    let untouched = bench.opens(portal, "untouched").await;
    let console = bench.console(&ana, &[kept, untouched]).await;
    let model = console.model.clone();
    console.socket.cut();
    bench.gives(&bob, Command::Claim { request: kept }).await;
    let new = bench.opens(portal, "new").await;

    let resumed = bench.resumed(&ana, model, &[kept, untouched]).await;

    assert!(!is_reset(&resumed.seen));
    let rows = resumed.seen.iter().filter_map(|frame| match frame {
        ServerFrame::Request { request, .. } => Some(request.id),
        _ => None,
    });
    let rows: Vec<RequestId> = rows.collect();
    assert_eq!(rows, [kept, new]);
    assert_eq!(
        (resumed.lines(kept).len(), resumed.lines(untouched).len()),
        (2, 1)
    );
    let fresh = bench.console(&ana, &[kept, untouched]).await;
    assert_eq!(resumed.model.rows, fresh.model.rows);
    assert_eq!(resumed.model.timelines, fresh.model.timelines);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_starts_afresh_where_its_scope_changed_meanwhile() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    bench.opens(portal, "one").await;
    let console = bench.console(&ana, &[]).await;
    let model = console.model.clone();
    console.socket.cut();
    bench.is(&ana, Availability::Away).await;
    let resumed = bench.resumed(&ana, model, &[]).await;
    assert!(is_reset(&resumed.seen));
    assert!(resumed.model.rows.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_that_is_far_behind_or_from_elsewhere_starts_afresh() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let head = bench.storage().head().await.unwrap();
    let request = bench.opens(portal, "one").await;
    let missed = usize::try_from(MAX_REPLAY).unwrap();
    for _ in 0..missed {
        bench.customer_writes(request, "?").await;
    }
    for (applied, starts_afresh) in [
        (head, true),
        (Seq(head.0 + 1), false),
        (Seq(head.0 + MAX_REPLAY + 2), true),
    ] {
        let model = Model {
            applied: Some(applied),
            ..Model::default()
        };
        let resumed = bench.resumed(&ana, model, &[]).await;
        assert_eq!(is_reset(&resumed.seen), starts_afresh, "after {applied}");
        assert!(resumed.model.rows.contains_key(&request));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_restarts_and_the_console_goes_on() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    console.gives(Command::Claim { request }).await;

    let folder = bench.stop().await;
    let reason = console.farewell().await;
    let bench = Bench::in_folder(folder).await.unwrap();
    let resumed = bench.resumed(&ana, console.model.clone(), &[request]).await;

    assert_eq!(reason, Some(atiende_protocol::ByeReason::Stopping));
    assert!(!is_reset(&resumed.seen));
    assert_eq!(resumed.lines(request).len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_is_cut_after_any_frame_loses_nothing() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    for frames in 1..=3 {
        let request = bench.opens(portal, &format!("form {frames}")).await;
        bench.gives(&ana, Command::Claim { request }).await;
        bench.gives(&ana, Command::Join { request }).await;
        let mut console = bench.console(&ana, &[request]).await;

        // One commit: the row, that the chat ended and that the request was closed.
        bench.gives(&ana, Command::Close { request }).await;
        for _ in 0..frames {
            console.step().await;
        }
        let model = console.model.clone();
        console.socket.cut();
        let resumed = bench.resumed(&ana, model, &[request]).await;

        assert_eq!(resumed.lines(request).len(), 5, "cut after {frames}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_is_cut_within_a_replay_loses_nothing() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let mut requests = Vec::new();
    for form in ["a", "b", "c"] {
        let request = bench.opens(portal, form).await;
        bench.gives(&ana, Command::Claim { request }).await;
        bench.gives(&ana, Command::Join { request }).await;
        requests.push(request);
    }
    let before = bench.console(&ana, &requests).await.model;
    for text in ["one", "two"] {
        for request in requests.clone() {
            let text = text.to_owned();
            bench
                .gives(&ana, Command::SendMessage { request, text })
                .await;
        }
    }
    let fresh = bench.console(&ana, &requests).await.model;
    for frames in 1..=10 {
        let mut model = before.clone();
        model.keep();
        let mut socket = bench.socket(&ana).await.unwrap();
        socket.send(&hello(model.applied, &requests)).await;
        let mut console = Console::new(socket, model);
        for _ in 0..frames {
            console.step().await;
        }
        let model = console.model.clone();
        console.socket.cut();
        let resumed = bench.resumed(&ana, model, &requests).await;
        assert_eq!(
            resumed.model.timelines, fresh.timelines,
            "cut after {frames}"
        );
        assert_eq!(resumed.model.rows, fresh.rows, "cut after {frames}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_between_connecting_and_the_first_frame_is_told_once() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let mut socket = bench.socket(&ana).await.unwrap();
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;

    socket.send(&hello(None, &[request])).await;
    let mut console = Console::new(socket, Model::default());
    console.model.watch(&[request]);
    console.until_caught_up().await;
    console.gives(Command::Join { request }).await;

    let rows = |frame: &&ServerFrame| matches!(frame, ServerFrame::Request { .. });
    assert_eq!(
        console.seen.iter().filter(rows).count(),
        2,
        "{:#?}",
        console.seen
    );
    assert_eq!(console.lines(request).len(), 3);
}
