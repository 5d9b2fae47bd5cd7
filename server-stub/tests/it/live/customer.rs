//! What a customer's page is told, and what it must not learn.

use atiende_protocol::{Command, CustomerEntryKind, Outcome, Refusal, RequestStatus, Seq};

use crate::bench::{Bench, Refused, fresh_id};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customer_and_technician_talk() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut page = bench.page("one", None).await;
    let mut console = bench.console(&ana, &[request]).await;
    assert_eq!(page.view.as_ref().unwrap().status, RequestStatus::New);
    assert!(matches!(
        page.entries[0].kind,
        CustomerEntryKind::Opened { .. }
    ));

    console.gives(Command::Claim { request }).await;
    console.gives(Command::Join { request }).await;
    page.until(|page| page.entries.len() == 2).await;
    let view = page.view.clone().unwrap();
    assert_eq!(
        (view.status, view.technician.as_deref()),
        (RequestStatus::InChat, Some("ana"))
    );

    assert_eq!(page.writes("¿Hola?").await, Outcome::ACCEPTED);
    console
        .until_shown(|model| model.timelines[&request].len() == 4)
        .await;
    let text = "Buenas".to_owned();
    console.gives(Command::SendMessage { request, text }).await;
    page.until(|page| page.entries.len() == 4).await;
    let theirs = CustomerEntryKind::Theirs {
        name: "ana".to_owned(),
        text: "Buenas".to_owned(),
    };
    assert_eq!(page.entries[3].kind, theirs);

    console.gives(Command::Close { request }).await;
    page.until(|page| page.entries.len() == 6).await;
    let view = page.view.clone().unwrap();
    assert_eq!(
        (view.status, view.technician),
        (RequestStatus::Completed, None)
    );
    let refusal = Refusal::Completed;
    assert_eq!(page.writes("One more").await, Outcome::Refused { refusal });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_goes_on_where_it_was() {
    let bench = Bench::start().await;
    let (_, portal) = bench.company("acme").await;
    let request = bench.opens(portal, "one").await;
    let page = bench.page("one", None).await;
    let last = page.entries.last().unwrap().seq;
    page.socket.cut();
    bench.customer_writes(request, "Hello?").await;

    let resumed = bench.page("one", Some(last)).await;
    assert_eq!((resumed.entries.len(), resumed.resets), (1, 0));
    let again = bench.page("one", resumed.caught_up).await;
    assert_eq!((again.entries.len(), again.resets), (0, 0));
    assert_eq!(again.caught_up, resumed.caught_up);

    let foreign = bench.page("one", Some(Seq(1_000_000))).await;
    assert_eq!((foreign.entries.len(), foreign.resets), (2, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_sent_twice_is_stored_once() {
    let bench = Bench::start().await;
    let (_, portal) = bench.company("acme").await;
    bench.opens(portal, "one").await;
    let mut page = bench.page("one", None).await;
    let id = fresh_id();
    assert_eq!(page.writes_as(id, "Hello?").await, Outcome::ACCEPTED);
    assert_eq!(page.writes_as(id, "Hello?").await, Outcome::ACCEPTED);
    let refusal = Refusal::IdReused;
    assert_eq!(
        page.writes_as(id, "Other").await,
        Outcome::Refused { refusal }
    );
    assert_eq!(page.entries.len(), 2);
    assert_eq!(bench.page("one", None).await.entries.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_one_request_learn_nothing_of_another() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let other = bench.opens(portal, "other").await;
    bench.opens(portal, "mine").await;
    let mut page = bench.page("mine", None).await;

    bench.customer_writes(other, "secret of another").await;
    bench.gives(&ana, Command::Claim { request: other }).await;
    assert_eq!(page.writes("mine").await, Outcome::ACCEPTED);

    assert_eq!(page.entries.len(), 2, "{:#?}", page.entries);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_opened_by_its_token_and_from_our_own_pages_only() {
    let bench = Bench::start().await;
    let (_, portal) = bench.company("acme").await;
    bench.opens(portal, "one").await;
    let own = format!("http://{}", bench.service.address());
    let foreign = [("origin", "https://evil.example")];

    let unknown = bench.customer_socket("unknown", &[]).await.err();
    assert_eq!(unknown, Some(Refused(404)));
    let evil = bench.customer_socket("one", &foreign).await.err();
    assert_eq!(evil, Some(Refused(403)));
    assert!(
        bench
            .customer_socket("one", &[("origin", &own)])
            .await
            .is_ok()
    );
}
