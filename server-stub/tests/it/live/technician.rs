//! What a technician's console is told.

use atiende_protocol::{
    Availability, Command, EntryKind, Outcome, Refusal, RequestStatus, Seq, ServerFrame,
};

use crate::bench::{Bench, fresh_id};

fn accepted() -> Outcome {
    Outcome::ACCEPTED
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_is_welcomed_given_the_open_requests_and_told_so() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (_, foreign) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    bench.opens(foreign, "two").await;

    let console = bench.console(&ana, &[request]).await;

    let technician = console.model.technician.as_ref().unwrap();
    assert_eq!(
        (technician.id, technician.availability),
        (ana.id, Availability::Available)
    );
    assert_eq!(console.model.companies.len(), 1);
    let rows: Vec<_> = console.model.rows.keys().copied().collect();
    assert_eq!(rows, [request]);
    assert_eq!(console.lines(request).len(), 1);
    let head = bench.storage().head().await.unwrap();
    assert_eq!(console.model.applied, Some(head));
    let is_welcome = |frame: &ServerFrame| matches!(frame, ServerFrame::Welcome { .. });
    assert!(is_welcome(&console.seen[0]));
    assert_eq!(console.seen[1], ServerFrame::Reset);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_request_appears_at_once_where_it_may_be_seen() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (globex, _) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[globex]).await;
    let busy = bench.technician("busy", &[acme]).await;
    bench.is(&busy, Availability::Busy).await;
    let mut consoles = Vec::new();
    for person in [&ana, &bob, &busy] {
        consoles.push(bench.console(person, &[]).await);
    }

    let request = bench.opens(portal, "one").await;
    consoles[0]
        .until_shown(|model| model.rows.contains_key(&request))
        .await;

    // A command of their own comes after everything that was published before.
    for console in &mut consoles[1..] {
        let away = Command::SetAvailability {
            availability: Availability::Away,
            reason: None,
        };
        console.gives(away).await;
        assert!(
            !format!("{:?}", console.seen).contains("Printer"),
            "{:#?}",
            console.seen
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_goes_from_the_queue_to_the_archive() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    let say = Command::SendMessage {
        request,
        text: "Hola".to_owned(),
    };

    for (command, status) in [
        (Command::Claim { request }, RequestStatus::Assigned),
        (Command::Join { request }, RequestStatus::InChat),
        (say, RequestStatus::InChat),
        (Command::EndChat { request }, RequestStatus::ChatEnded),
        (Command::Close { request }, RequestStatus::Completed),
    ] {
        assert_eq!(console.gives(command).await, accepted());
        // The answer comes after the events that the command caused.
        assert_eq!(console.model.rows[&request].status, status);
    }

    let lines = &console.model.timelines[&request];
    let kinds: Vec<_> = lines
        .iter()
        .map(|entry| std::mem::discriminant(&entry.kind))
        .collect();
    let stored = bench
        .storage()
        .entries_after(request, Seq(0), 100)
        .await
        .unwrap();
    assert_eq!((lines, kinds.len()), (&stored, 6));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_an_open_chat_writes_both_lines() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    for command in [
        Command::Claim { request },
        Command::Join { request },
        Command::Close { request },
    ] {
        assert_eq!(console.gives(command).await, accepted());
    }
    let [.., ended, closed] = console.model.timelines[&request].as_slice() else {
        panic!("two lines are missing");
    };
    assert!(matches!(ended.kind, EntryKind::ChatEnded { .. }));
    assert!(matches!(closed.kind, EntryKind::Closed { .. }));
    assert_eq!(closed.seq.0, ended.seq.0 + 1);
}

///
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_claim_at_once_one_wins_and_the_other_reads_who() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let mut one = bench.console(&ana, &[]).await;
    let mut two = bench.console(&bob, &[]).await;
    for round in 0..20 {
        let request = bench.opens(portal, &format!("form {round}")).await;
        let claim = Command::Claim { request };

        let outcomes = tokio::join!(one.gives(claim.clone()), two.gives(claim));

        let (winner, refusal) = match outcomes {
            (Outcome::ACCEPTED, Outcome::Refused { refusal }) => (ana.id, refusal),
            (Outcome::Refused { refusal }, Outcome::ACCEPTED) => (bob.id, refusal),
            other => panic!("not exactly one won: {other:?}"),
        };
        let stored = bench.storage().request(request).await.unwrap().unwrap();
        assert!(stored.request.is_assigned_to(winner));
        let told = matches!(&refusal, Refusal::AlreadyAssigned { by, .. } if by.id == winner);
        assert!(told, "{refusal:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_command_is_answered_alike_and_done_once() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    let id = fresh_id();
    let claim = Command::Claim { request };

    assert_eq!(console.gives_as(id, claim.clone()).await, accepted());
    assert_eq!(console.gives_as(id, claim.clone()).await, accepted());
    let mut again = bench.console(&ana, &[request]).await;
    assert_eq!(again.gives_as(id, claim).await, accepted());

    assert_eq!(again.lines(request).len(), 2);
    let refusal = Refusal::IdReused;
    let other = Command::Unassign { request };
    assert_eq!(
        console.gives_as(id, other).await,
        Outcome::Refused { refusal }
    );
}

/// R-15, D11.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_appear_with_the_joining_that_opens_the_chat() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut watcher = bench.console(&bob, &[request]).await;
    bench.customer_writes(request, "Is anybody there?").await;
    bench.gives(&ana, Command::Claim { request }).await;
    watcher
        .until_shown(|model| model.timelines[&request].len() == 2)
        .await;
    let texts = format!("{:?}", watcher.seen);
    assert!(
        !texts.contains("anybody"),
        "shown before somebody joined: {texts}"
    );

    bench.gives(&ana, Command::Join { request }).await;

    watcher
        .until_shown(|model| model.timelines[&request].len() == 4)
        .await;
    let stored = bench
        .storage()
        .entries_after(request, Seq(0), 100)
        .await
        .unwrap();
    assert_eq!(watcher.model.timelines[&request], stored);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_released_request_goes_out_of_sight_of_those_who_are_not_available() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    bench.is(&bob, Availability::Busy).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    let mut console = bench.console(&bob, &[request]).await;
    assert_eq!(console.lines(request).len(), 2);

    bench.gives(&ana, Command::Unassign { request }).await;
    let is_gone = |frame: &ServerFrame| matches!(frame, ServerFrame::Gone { .. });
    console.until(is_gone).await;
    assert!(console.model.rows.is_empty());

    // It comes back whole: the console still wants it.
    bench.gives(&ana, Command::Claim { request }).await;
    console
        .until_shown(|model| model.timelines.contains_key(&request))
        .await;
    assert_eq!(console.lines(request).len(), 4);
    assert!(console.model.rows.contains_key(&request));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn timelines_come_when_they_are_wanted_and_stop_when_not() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (_, foreign) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    let one = bench.opens(portal, "one").await;
    let hidden = bench.opens(foreign, "two").await;
    let mut console = bench.console(&ana, &[]).await;

    console.watch(&[one, hidden]).await;
    console
        .until_shown(|model| model.timelines.contains_key(&one))
        .await;
    console.watch(&[]).await;
    assert_eq!(
        console.gives(Command::Claim { request: one }).await,
        accepted()
    );

    let lines = |frame: &&ServerFrame| {
        matches!(
            frame,
            ServerFrame::Timeline { .. } | ServerFrame::Entry { .. }
        )
    };
    assert_eq!(
        console.seen.iter().filter(lines).count(),
        1,
        "{:#?}",
        console.seen
    );
}
