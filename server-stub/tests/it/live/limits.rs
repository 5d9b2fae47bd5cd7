//! Who is let in, and what closes a socket.

use atiende_protocol::{
    Availability, ByeReason, ClientFrame, Command, Outcome, PROTOCOL_VERSION, Refusal, RequestId,
    ServerFrame, TECHNICIAN_SUBPROTOCOL,
};

use crate::bench::{Bench, Console, Person, Refused, Socket, fresh_id, hello};

async fn closing_reason(mut socket: Socket<ServerFrame>) -> Option<ByeReason> {
    let mut reason = None;
    while let Some(frame) = socket.next().await {
        if let ServerFrame::Bye { reason: given } = frame {
            reason = Some(given);
        }
    }
    reason
}

async fn reason_after(bench: &Bench, person: &Person, text: &str) -> Option<ByeReason> {
    let mut socket = bench.socket(person).await.unwrap();
    socket.send_text(text).await;
    closing_reason(socket).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_bearer_token_opens_a_technicians_socket() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let open = async |headers: &[(&'static str, &str)]| {
        let address = bench.service.address();
        let socket = Socket::<ServerFrame>::open(address, "/api/v1/stream", headers).await;
        socket.err().map(|refused| refused.0)
    };
    let bearer = format!("Bearer {}", ana.token);
    let cookie = format!("token={}", ana.token);
    let protocol = ("sec-websocket-protocol", TECHNICIAN_SUBPROTOCOL);

    assert_eq!(open(&[protocol]).await, Some(401));
    assert_eq!(
        open(&[protocol, ("authorization", "Bearer nonsense")]).await,
        Some(401)
    );
    assert_eq!(open(&[protocol, ("cookie", &cookie)]).await, Some(401));
    assert_eq!(
        open(&[("authorization", &bearer)]).await,
        Some(400),
        "no subprotocol"
    );
    let evil = ("origin", "https://evil.example");
    assert_eq!(
        open(&[protocol, ("authorization", &bearer), evil]).await,
        Some(403)
    );
    assert_eq!(open(&[protocol, ("authorization", &bearer)]).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_understood_closes_the_socket() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let bad = Some(ByeReason::BadFrame);
    assert_eq!(reason_after(&bench, &ana, "nonsense").await, bad);
    assert_eq!(
        reason_after(&bench, &ana, r#"{"frame":"unheard_of"}"#).await,
        bad
    );
    let not_hello = ClientFrame::Watch {
        requests: Vec::new(),
    };
    let not_hello = serde_json::to_string(&not_hello).unwrap();
    assert_eq!(reason_after(&bench, &ana, &not_hello).await, bad);
    let too_many: Vec<_> = (0..201).map(RequestId).collect();
    let too_many = serde_json::to_string(&hello(None, &too_many)).unwrap();
    assert_eq!(reason_after(&bench, &ana, &too_many).await, bad);
    let other_version = ClientFrame::Hello {
        version: PROTOCOL_VERSION + 1,
        resume_after: None,
        watching: Vec::new(),
    };
    let other_version = serde_json::to_string(&other_version).unwrap();
    let unsupported = Some(ByeReason::UnsupportedVersion);
    assert_eq!(
        reason_after(&bench, &ana, &other_version).await,
        unsupported
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frame_that_is_too_long_closes_the_socket() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let mut console = bench.console(&ana, &[]).await;
    console.socket.send_text(&" ".repeat(65 * 1024)).await;
    console.farewell().await;
    crate::bench::until("the place is free", async || {
        bench.service.app_state().hub.connections() == 0
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_technician_has_twenty_sockets_at_most() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let bob = bench.technician("bob", &[]).await;
    let mut open = Vec::new();
    for _ in 0..20 {
        open.push(bench.socket(&ana).await.unwrap());
    }
    assert_eq!(bench.socket(&ana).await.err(), Some(Refused(429)));
    assert!(bench.socket(&bob).await.is_ok());

    open.pop();
    let is_free = async || bench.socket(&ana).await.is_ok();
    crate::bench::until("a place is free again", is_free).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_has_as_many_sockets_as_the_settings_say() {
    let bench = Bench::with(|config| config.sockets_per_address = 3).await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    for form in ["one", "two", "three"] {
        bench.opens(portal, form).await;
    }
    let mut open = vec![bench.socket(&ana).await.unwrap()];
    open.push(bench.socket(&ana).await.unwrap());
    let page = bench.customer_socket("one", &[]).await.unwrap();

    let second = bench.customer_socket("two", &[]).await;
    assert_eq!(second.err(), Some(Refused(429)));
    assert_eq!(bench.socket(&ana).await.err(), Some(Refused(429)));

    page.cut();
    let is_free = async || bench.customer_socket("three", &[]).await.is_ok();
    crate::bench::until("a place is free again", is_free).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_proxy_each_real_address_has_its_own_sockets() {
    let bench = Bench::with(|config| {
        config.sockets_per_address = 1;
        config.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
    })
    .await;
    let (_, portal) = bench.company("acme").await;
    bench.opens(portal, "one").await;
    let from = async |address: &str| {
        let headers = [("x-forwarded-for", address)];
        bench.customer_socket("one", &headers).await
    };

    let _first = from("192.0.2.1").await.unwrap();
    let _other = from("192.0.2.2").await.unwrap();
    let again = from("192.0.2.1").await;
    assert_eq!(again.err(), Some(Refused(429)));
    let claimed = from("198.51.100.9, 192.0.2.1").await;
    assert_eq!(
        claimed.err(),
        Some(Refused(429)),
        "only the proxy's word counts"
    );
    let _network = from("2001:db8::1").await.unwrap();
    let neighbour = from("2001:db8::2").await;
    assert_eq!(
        neighbour.err(),
        Some(Refused(429)),
        "one network of version 6"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_that_come_too_fast_are_refused_for_a_while() {
    let bench = Bench::start().await;
    let ana = bench.technician("ana", &[]).await;
    let mut console: Console = bench.console(&ana, &[]).await;
    let command = Command::Claim {
        request: RequestId(99),
    };
    for _ in 0..700 {
        let (id, command) = (fresh_id(), command.clone());
        console
            .socket
            .send(&ClientFrame::Command { id, command })
            .await;
    }
    let is_too_fast = |frame: &ServerFrame| {
        matches!(
            frame,
            ServerFrame::Settled {
                outcome: Outcome::Refused {
                    refusal: Refusal::TooFast { .. }
                },
                ..
            }
        )
    };
    console.until(is_too_fast).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_console_that_does_not_read_is_cut_off_and_holds_up_nobody() {
    let bench = Bench::start().await;
    let (acme, portal) = bench.company("acme").await;
    let ana = bench.technician("ana", &[acme]).await;
    let mut asleep = bench.console(&ana, &[]).await;
    let mut awake = bench.console(&ana, &[]).await;
    let request = bench.opens(portal, "one").await;
    bench.gives(&ana, Command::Claim { request }).await;
    bench.gives(&ana, Command::Join { request }).await;
    for console in [&mut asleep, &mut awake] {
        console.watch(&[request]).await;
        console
            .until_shown(|model| model.timelines.contains_key(&request))
            .await;
    }

    let text = "x".repeat(9_000);
    while bench.service.app_state().hub.connections() == 2 {
        let text = text.clone();
        bench
            .gives(&ana, Command::SendMessage { request, text })
            .await;
        let is_line = |frame: &ServerFrame| matches!(frame, ServerFrame::Entry { .. });
        awake.until(is_line).await;
    }

    // What it did get has no hole, and it comes back to the newest part of the rest.
    asleep.farewell().await;
    let all = awake.lines(request);
    assert!(
        all.starts_with(&asleep.lines(request)),
        "{:?}",
        asleep.lines(request)
    );
    let model = asleep.model.clone();
    let resumed = bench.resumed(&ana, model, &[request]).await;
    assert!(
        all.ends_with(&resumed.lines(request)),
        "{:?}",
        resumed.lines(request)
    );
    let availability = Availability::Busy;
    let outcome = awake
        .gives(Command::SetAvailability {
            availability,
            reason: None,
        })
        .await;
    assert_eq!(outcome, Outcome::ACCEPTED);
}
