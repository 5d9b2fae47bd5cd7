//! What the article promises of a request's way, as both sides are told it.

use std::time::{Duration, Instant};

use atiende_protocol::{
    Command, CustomerEntry, CustomerEntryKind, EntryKind, Outcome, RequestId, RequestStatus,
    RequestView,
};

use crate::bench::{Bench, Console, Model, Person};

/// How long a request may take from the submit to every screen.
const AT_ONCE: Duration = Duration::from_secs(1);

/// of a hundred submits, ninety-nine are on every screen within a second; nobody reloads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_on_every_screen_within_a_second_of_its_submit() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let mut consoles = Vec::new();
    for name in ["ana", "bob", "eve"] {
        let person = bench.technician(name, &[acme]).await;
        consoles.push(bench.console(&person, &[]).await);
    }

    let mut took = Vec::new();
    for form in 0..100 {
        let submitted = Instant::now();
        let request = bench.opens(portal, &form.to_string()).await;
        for console in &mut consoles {
            let is_there = |model: &Model| model.rows.contains_key(&request);
            console.until_shown(is_there).await;
        }
        took.push(submitted.elapsed());
    }

    took.sort();
    assert!(took[98] < AT_ONCE, "{:?}", &took[90..]);
}

/// The commands that bring a claimed request into a state, from which it is given back.
fn ways(request: RequestId) -> [(RequestStatus, Vec<Command>); 3] {
    let join = Command::Join { request };
    let say = Command::SendMessage {
        request,
        text: "Mire el fusible".to_owned(),
    };
    let end = Command::EndChat { request };
    [
        (RequestStatus::Assigned, vec![]),
        (RequestStatus::InChat, vec![join.clone(), say.clone()]),
        (RequestStatus::ChatEnded, vec![join, say, end]),
    ]
}

async fn gives_all(bench: &Bench, who: &Person, commands: Vec<Command>) {
    for command in commands {
        let given = format!("{command:?}");
        assert_eq!(
            bench.gives(who, command).await,
            Outcome::ACCEPTED,
            "{given}"
        );
    }
}

fn status(console: &Console, request: RequestId) -> RequestStatus {
    console.model.rows[&request].status
}

/// from each of the three states; the customer is told and goes on writing, the next one
/// reads what was said before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_released_request_goes_on_with_somebody_else_whatever_had_happened() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    for index in 0..3 {
        let form = format!("form-{index}");
        let request = bench.opens(portal, &form).await;
        let (from, commands) = ways(request)[index].clone();
        let mut page = bench.page(&form, None).await;
        let mut others = bench.console(&bob, &[request]).await;
        gives_all(&bench, &ana, vec![Command::Claim { request }]).await;
        gives_all(&bench, &ana, commands).await;
        others
            .until_shown(|model| model.rows[&request].status == from)
            .await;

        gives_all(&bench, &ana, vec![Command::Unassign { request }]).await;

        let is_new = |model: &Model| model.rows[&request].status == RequestStatus::New;
        others.until_shown(is_new).await;
        let told = |entry: &CustomerEntry| entry.kind == CustomerEntryKind::Released;
        page.until(|page| page.entries.iter().any(told)).await;
        assert_eq!(
            page.writes("¿Sigue alguien?").await,
            Outcome::ACCEPTED,
            "{from:?}"
        );
        others.gives(Command::Claim { request }).await;
        others.gives(Command::Join { request }).await;
        assert_eq!(status(&others, request), RequestStatus::InChat);
        let texts = format!("{:?}", others.model.timelines[&request]);
        assert_eq!(texts.contains("fusible"), from != RequestStatus::Assigned);
        assert!(texts.contains("alguien"), "{from:?}: {texts}");
    }
}

/// R-25, D4: joining is joining the customer, who reads at that moment who it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_customer_is_told_of_the_joining_and_not_of_the_claim() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut page = bench.page("one", None).await;

    gives_all(&bench, &ana, vec![Command::Claim { request }]).await;
    let is_assigned = |view: &RequestView| view.status == RequestStatus::Assigned;
    page.until(|page| page.view.as_ref().is_some_and(is_assigned))
        .await;
    assert_eq!(page.entries.len(), 1, "only what the customer wrote");

    gives_all(&bench, &ana, vec![Command::Join { request }]).await;
    page.until(|page| page.entries.len() == 2).await;
    let joined = &page.entries[1].kind;
    assert!(
        matches!(joined, CustomerEntryKind::Joined { name } if name == "ana"),
        "{joined:?}"
    );
}

/// R-27, D5: one command closes, with or without a chat, and it ends an open chat first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_takes_a_request_away_from_its_technician_from_every_state() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    for index in 0..3 {
        let request = bench.opens(portal, &format!("form-{index}")).await;
        let (from, commands) = ways(request)[index].clone();
        let mut console = bench.console(&ana, &[request]).await;
        console.gives(Command::Claim { request }).await;
        gives_all(&bench, &ana, commands).await;

        assert_eq!(
            console.gives(Command::Close { request }).await,
            Outcome::ACCEPTED
        );

        assert_eq!(status(&console, request), RequestStatus::Completed);
        let ends = console.model.timelines[&request]
            .iter()
            .filter(|entry| matches!(entry.kind, EntryKind::ChatEnded { .. }))
            .count();
        let had_chat = from != RequestStatus::Assigned;
        assert_eq!(ends, usize::from(had_chat), "{from:?}");
    }
}
