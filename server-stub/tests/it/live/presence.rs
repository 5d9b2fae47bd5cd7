//! Who is told who is there, and what waiting customers are told.

use atiende_protocol::{
    Availability, ClientFrame, Command, CustomerFrame, CustomerPresence, RequestId, ServerFrame,
};

use crate::bench::{Bench, Console, Person};

async fn look(console: &mut Console, viewing: Option<RequestId>, is_typing: bool) {
    let frame = ClientFrame::Presence { viewing, is_typing };
    console.socket.send(&frame).await;
}

/// Waits until the console shows these technicians at a request, and whether they write.
async fn until_seen(console: &mut Console, request: RequestId, expected: &[(&Person, bool)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(who, types)| (who.id, *types))
        .collect();
    console
        .until_shown(|model| {
            let told = model.presence.get(&request);
            let seen = told.map(|(_, technicians)| technicians.as_slice());
            let seen = seen.unwrap_or_default().iter();
            seen.map(|one| (one.technician.id, one.is_typing))
                .eq(expected.iter().copied())
        })
        .await;
}

async fn until_customer(console: &mut Console, request: RequestId, expected: CustomerPresence) {
    console
        .until_shown(|model| {
            let told = model.presence.get(&request);
            told.and_then(|(customer, _)| *customer) == Some(expected)
        })
        .await;
}

fn says_anything_of_presence(console: &Console) -> bool {
    let mut seen = console.seen.iter();
    seen.any(|frame| matches!(frame, ServerFrame::Presence { .. }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn colleagues_see_who_looks_and_writes_until_the_connection_ends() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let (globex, _) = bench.company("globex").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let busy = bench.technician("busy", &[acme]).await;
    bench.is(&busy, Availability::Busy).await;
    let stranger = bench.technician("stranger", &[globex]).await;
    let request = bench.opens(portal, "one").await;
    let mut looking = bench.console(&ana, &[]).await;
    let mut console = bench.console(&bob, &[]).await;
    let mut outsiders = [
        bench.console(&busy, &[]).await,
        bench.console(&stranger, &[request]).await,
    ];
    let head = bench.storage().head().await.unwrap();

    look(&mut looking, Some(request), false).await;
    until_seen(&mut console, request, &[(&ana, false)]).await;
    look(&mut looking, Some(request), true).await;
    until_seen(&mut console, request, &[(&ana, true)]).await;
    // Somebody who connects now is told as well.
    let mut late = bench.console(&bob, &[]).await;
    until_seen(&mut late, request, &[(&ana, true)]).await;
    looking.socket.cut();
    until_seen(&mut console, request, &[]).await;

    assert_eq!(bench.storage().head().await.unwrap(), head, "it was logged");
    for outsider in &mut outsiders {
        outsider.gives(Command::Claim { request }).await;
        assert!(!says_anything_of_presence(outsider), "{:?}", outsider.seen);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_seen_at_a_request_that_he_may_not_see() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let bob = bench.technician("bob", &[acme]).await;
    let stranger = bench.technician("stranger", &[]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&bob, &[]).await;
    let mut curious = bench.console(&stranger, &[]).await;

    look(&mut curious, Some(request), true).await;
    curious.gives(Command::Claim { request }).await;
    let ana = bench.technician("ana", &[acme]).await;
    let mut looking = bench.console(&ana, &[]).await;
    look(&mut looking, Some(request), false).await;

    until_seen(&mut console, request, &[(&ana, false)]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_watch_are_told_what_the_customer_does() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    let mut console = bench.console(&ana, &[request]).await;
    let mut elsewhere = bench.console(&ana, &[]).await;
    until_customer(&mut console, request, CustomerPresence::Gone).await;

    let mut page = bench.page("one", None).await;
    until_customer(&mut console, request, CustomerPresence::Online).await;
    for (is_visible, is_typing, expected) in [
        (true, true, CustomerPresence::Typing),
        (false, false, CustomerPresence::Idle),
        (true, false, CustomerPresence::Online),
    ] {
        let frame = CustomerFrame::Presence {
            is_visible,
            is_typing,
        };
        page.socket.send(&frame).await;
        until_customer(&mut console, request, expected).await;
    }
    page.socket.cut();
    until_customer(&mut console, request, CustomerPresence::Gone).await;

    elsewhere.gives(Command::Claim { request }).await;
    assert!(!says_anything_of_presence(&elsewhere), "it does not watch");
    elsewhere.watch(&[request]).await;
    until_customer(&mut elsewhere, request, CustomerPresence::Gone).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customers_see_when_the_technician_in_the_chat_writes() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let bob = bench.technician("bob", &[acme]).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    bench.gives(&ana, Command::Join { request }).await;
    let mut page = bench.page("one", None).await;
    let mut colleague = bench.console(&bob, &[]).await;
    let mut console = bench.console(&ana, &[]).await;

    look(&mut colleague, Some(request), true).await;
    until_seen(&mut console, request, &[(&bob, true)]).await;
    page.writes("Hello?").await;
    assert!(page.typing.is_empty(), "only a colleague looks on");

    look(&mut console, Some(request), true).await;
    page.until(|page| page.typing == [true]).await;
    look(&mut console, None, false).await;
    page.until(|page| page.typing == [true, false]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customers_who_wait_are_told_their_place_and_whether_anybody_is_there() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let first = bench.opens(portal, "one").await;
    bench.opens(portal, "two").await;
    let mut page = bench.page("two", None).await;
    page.until(|page| page.place == Some((2, false))).await;

    let mut console = bench.console(&ana, &[]).await;
    page.until(|page| page.place == Some((2, true))).await;
    console.gives(Command::Claim { request: first }).await;
    page.until(|page| page.place == Some((1, true))).await;
    bench.is(&ana, Availability::Busy).await;
    page.until(|page| page.place == Some((1, false))).await;
    bench.is(&ana, Availability::Available).await;
    page.until(|page| page.place == Some((1, true))).await;
    console.socket.cut();
    page.until(|page| page.place == Some((1, false))).await;
}
