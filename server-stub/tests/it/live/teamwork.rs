//! What technicians do together: notes, handing over, taking over, taking the next one.

use atiende_protocol::{
    Availability, Command, EntryKind, MAX_REASON_CHARS, Outcome, Refusal, ReleaseReason, Request,
    RequestId, RequestStatus, Seq, ServerFrame, Settings,
};
use atiende_server::now;

use crate::bench::{Bench, Person, fresh_id};

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

fn note(request: RequestId, text: &str) -> Command {
    let text = text.to_owned();
    Command::AddNote { request, text }
}

fn transfer(request: RequestId, to: &Person) -> Command {
    Command::Transfer {
        request,
        to: to.id,
        note: " Knows printers. ".to_owned(),
    }
}

async fn stored(bench: &Bench, request: RequestId) -> Request {
    let stored = bench.storage().request(request).await.unwrap();
    stored.unwrap().request
}

async fn last_entry(bench: &Bench, request: RequestId) -> EntryKind {
    let entries = bench.storage().entries_after(request, Seq(0), 100).await;
    entries.unwrap().pop().unwrap().kind
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_read_by_colleagues_before_anybody_joins_and_changes_nothing_else() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&bob, &[request]).await;
    let before = stored(&bench, request).await;

    let outcome = bench.gives(&ana, note(request, "Rang before.")).await;

    assert_eq!(outcome, Outcome::ACCEPTED);
    console
        .until_shown(|model| model.timelines[&request].len() == 2)
        .await;
    let line = &console.model.timelines[&request][1].kind;
    assert!(
        matches!(line, EntryKind::Note { technician, text, .. }
            if technician.id == ana.id && text == "Rang before."),
        "{line:?}"
    );
    assert_eq!(stored(&bench, request).await, before);
    let fresh = bench.console(&bob, &[request]).await;
    assert_eq!(fresh.model.timelines, console.model.timelines);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notes_are_for_those_who_may_see_the_request_and_not_for_closed_ones() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let stranger = bench.technician("stranger", &[]).await;
    let busy = bench.technician("busy", &[acme]).await;
    bench.is(&busy, Availability::Busy).await;
    let request = bench.opens(portal, "one").await;

    for outsider in [&stranger, &busy] {
        let outcome = bench.gives(outsider, note(request, "?")).await;
        assert_eq!(outcome, refused(Refusal::NotFound));
    }
    let empty = bench.gives(&ana, note(request, " ")).await;
    assert_eq!(empty, refused(Refusal::EmptyText));

    bench.gives(&ana, Command::Claim { request }).await;
    let of_colleague = bench.gives(&busy, note(request, "I know him.")).await;
    assert_eq!(of_colleague, Outcome::ACCEPTED);
    bench.gives(&ana, Command::Close { request }).await;
    let late = bench.gives(&ana, note(request, "Late")).await;
    assert_eq!(late, refused(Refusal::Completed));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_handed_over_with_a_word_for_the_colleague() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    bench.is(&bob, Availability::Offline).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    bench.gives(&ana, Command::Join { request }).await;
    let waiting_since = stored(&bench, request).await.waiting_since;

    let outcome = bench.gives(&ana, transfer(request, &bob)).await;

    assert_eq!(outcome, Outcome::ACCEPTED);
    let after = stored(&bench, request).await;
    assert!(after.is_assigned_to(bob.id));
    assert_eq!(after.status, RequestStatus::Assigned);
    assert_eq!(after.waiting_since, waiting_since);
    let EntryKind::Transferred { from, to, note } = last_entry(&bench, request).await else {
        panic!("no line says so");
    };
    assert_eq!((from.id, to.id), (ana.id, bob.id));
    assert_eq!(
        (to.name.as_str(), note.as_str()),
        ("bob", "Knows printers.")
    );
    let again = bench.gives(&ana, transfer(request, &bob)).await;
    assert_eq!(again, refused(Refusal::NotAssignedToYou));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_handed_over_to_nobody_who_may_not_have_it() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (globex, _) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    let foreign = bench.technician("foreign", &[globex]).await;
    let disabled = bench.technician("disabled", &[acme]).await;
    let storage = bench.storage();
    storage
        .set_disabled(disabled.id, true, now())
        .await
        .unwrap();
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;

    for to in [&foreign, &disabled, &ana] {
        let outcome = bench.gives(&ana, transfer(request, to)).await;
        assert_eq!(outcome, refused(Refusal::NoSuchColleague));
    }
    assert!(stored(&bench, request).await.is_assigned_to(ana.id));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_administrators_take_requests_away() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let root = bench.administrator("root").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let take_over = || Command::TakeOver { request };

    let new = bench.gives(&root, take_over()).await;
    assert_eq!(new, refused(Refusal::NotAssignedToYou));
    bench.gives(&ana, Command::Claim { request }).await;
    let by_colleague = bench.gives(&bob, take_over()).await;
    assert_eq!(by_colleague, refused(Refusal::NotAssignedToYou));

    assert_eq!(bench.gives(&root, take_over()).await, Outcome::ACCEPTED);

    assert!(stored(&bench, request).await.is_assigned_to(root.id));
    let line = last_entry(&bench, request).await;
    assert!(
        matches!(&line, EntryKind::TakenOver { technician, from }
            if technician.id == root.id && from.id == ana.id),
        "{line:?}"
    );
    let own = bench.gives(&root, take_over()).await;
    assert_eq!(own, refused(Refusal::NotNow));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_one_is_the_one_that_waits_longest_and_is_joined_at_once() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (_, foreign) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    bench.opens(foreign, "zero").await;
    let first = bench.opens(portal, "one").await;
    bench.opens(portal, "two").await;
    let mut console = bench.console(&ana, &[first]).await;
    let id = fresh_id();

    let outcome = console.gives_as(id, Command::TakeNext).await;

    let led_to_first = Outcome::Accepted {
        request: Some(first),
    };
    assert_eq!(outcome, led_to_first);
    assert_eq!(console.model.rows[&first].status, RequestStatus::InChat);
    let [.., assigned, joined] = console.model.timelines[&first].as_slice() else {
        panic!("two lines are missing");
    };
    assert!(matches!(assigned.kind, EntryKind::Assigned { .. }));
    assert!(matches!(joined.kind, EntryKind::Joined { .. }));
    assert_eq!(joined.seq.0, assigned.seq.0 + 1);
    // A repeat leads to the same one, and takes no second one.
    let repeated = console.gives_as(id, Command::TakeNext).await;
    assert_eq!(repeated, led_to_first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_who_takes_the_next_one_at_once_gets_another_one() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    for number in 0..19 {
        bench.opens(portal, &format!("form {number}")).await;
    }
    let take = async |person: &Person| {
        let mut outcomes = Vec::new();
        for _ in 0..10 {
            outcomes.push(bench.gives(person, Command::TakeNext).await);
        }
        outcomes
    };

    let (one, two) = tokio::join!(take(&ana), take(&bob));

    let all: Vec<_> = one.into_iter().chain(two).collect();
    let taken = all.iter().filter_map(|outcome| match outcome {
        Outcome::Accepted { request } => *request,
        Outcome::Refused { .. } => None,
    });
    let taken: std::collections::BTreeSet<_> = taken.collect();
    assert_eq!(taken.len(), 19);
    let nobody = refused(Refusal::NobodyWaiting);
    assert_eq!(all.iter().filter(|outcome| **outcome == nobody).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_who_is_not_available_takes_the_next_one_but_without_the_gate() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let busy = bench.technician("busy", &[acme]).await;
    bench.is(&busy, Availability::Busy).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&busy, &[]).await;
    assert!(console.model.rows.is_empty());
    let outcome = console.gives(Command::TakeNext).await;
    assert_eq!(outcome, refused(Refusal::NotAvailable));

    let settings = Settings {
        has_availability_gate: false,
        ..Settings::default()
    };
    let set = bench.storage().set_settings(settings.clone(), now()).await;
    set.unwrap();

    let is_told = |frame: &ServerFrame| matches!(frame, ServerFrame::Welcome { settings: told, .. } if *told == settings);
    console.until(is_told).await;
    console.until_caught_up().await;
    assert!(console.model.rows.contains_key(&request));
    let outcome = console.gives(Command::Claim { request }).await;
    assert_eq!(outcome, Outcome::ACCEPTED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_status_has_a_reason_that_colleagues_read() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&bob, Command::Claim { request }).await;
    let mut console = bench.console(&bob, &[]).await;
    let away = |reason: &str| Command::SetAvailability {
        availability: Availability::Away,
        reason: Some(reason.to_owned()),
    };

    let outcome = console.gives(away("  Lunch until 14:00 ")).await;

    assert_eq!(outcome, Outcome::ACCEPTED);
    let own = console.model.technician.clone().unwrap();
    assert_eq!(
        own.availability_reason.as_deref(),
        Some("Lunch until 14:00")
    );
    let colleagues = bench.storage().colleagues(ana.id, request).await;
    let [colleague] = &*colleagues.unwrap().unwrap() else {
        panic!("there is one colleague");
    };
    assert_eq!(colleague.technician.id, bob.id);
    assert_eq!(colleague.availability, Availability::Away);
    assert_eq!(colleague.availability_reason, own.availability_reason);
    assert_eq!(colleague.open_requests, 1);

    let max = MAX_REASON_CHARS;
    let too_long = console.gives(away(&"ñ".repeat(max + 1))).await;
    assert_eq!(too_long, refused(Refusal::TextTooLong { max }));
    assert_eq!(console.gives(away("  ")).await, Outcome::ACCEPTED);
    let own = console.model.technician.clone().unwrap();
    assert_eq!(own.availability_reason, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_loses_a_company_loses_its_requests_to_the_queue() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (globex, other_portal) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme, globex]).await;
    let bob = bench.technician("bob", &[acme, globex]).await;
    let request = bench.opens(portal, "one").await;
    let kept = bench.opens(other_portal, "two").await;
    for request in [request, kept] {
        bench.gives(&ana, Command::Claim { request }).await;
    }
    let mut console = bench.console(&bob, &[request, kept]).await;

    bench.storage().revoke(ana.id, acme, now()).await.unwrap();

    let is_new =
        |id| move |model: &crate::bench::Model| model.rows[&id].status == RequestStatus::New;
    console.until_shown(is_new(request)).await;
    assert!(console.model.rows[&kept].is_assigned_to(ana.id));
    let storage = bench.storage();
    storage.set_disabled(ana.id, true, now()).await.unwrap();
    console.until_shown(is_new(kept)).await;
    for request in [request, kept] {
        let line = last_entry(&bench, request).await;
        let reason = ReleaseReason::AccessLost;
        assert!(
            matches!(&line, EntryKind::Released { technician, reason: told }
                if technician.id == ana.id && *told == reason),
            "{line:?}"
        );
    }
}
