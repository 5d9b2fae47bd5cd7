//! The service is killed in the middle of a chat: both sides go on by themselves.

use atiende_core::{Action, State};
use atiende_e2e::{Browser, Technician};
use atiende_protocol::RequestId;

use crate::acme::Acme;

/// How often the service is killed.
const CRASHES: usize = 3;

/// How many messages are under way at each crash.
const MESSAGES: usize = 40;

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_the_service_is_killed_in_mid_chat() {
    let mut acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.does(Action::Claim(request));
    ana.does(Action::Join(request));
    maria.wait_text("Ana ha entrado en el chat").await;

    for crash in 0..CRASHES {
        let first = writes_all(&ana, request, crash);
        ana.sees("that some are stored", |state| {
            holds(state, request, &first)
        })
        .await;
        acme.server.kill9().await;
        ana.is_offline().await;
        acme.customer_writes(&maria, &format!("cliente {crash}"))
            .await;
        acme.server.start_again().await;
        ana.is_online().await;
        ana.sees("all answers", |state| state.outbox.is_empty())
            .await;
        maria.wait_text(&message(crash, MESSAGES - 1)).await;
    }

    each_is_there_once(&ana, &maria, request).await;
}

fn message(crash: usize, number: usize) -> String {
    format!("mensaje {crash}-{number}")
}

fn all_messages() -> Vec<String> {
    let numbers = |crash| (0..MESSAGES).map(move |number| message(crash, number));
    (0..CRASHES).flat_map(numbers).collect()
}

/// Writes this round's messages without waiting, and returns the first.
fn writes_all(ana: &Technician, request: RequestId, crash: usize) -> String {
    for number in 0..MESSAGES {
        ana.writes(request, &message(crash, number));
    }
    message(crash, 0)
}

fn holds(state: &State, request: RequestId, text: &str) -> bool {
    let timeline = state.timelines.get(&request);
    let mut entries = timeline
        .into_iter()
        .flat_map(|timeline| timeline.entries.iter());
    entries.any(|entry| format!("{entry:?}").contains(text))
}

/// In the console: each message once, the technician's in order. On the page: each one once.
async fn each_is_there_once(ana: &Technician, maria: &Browser, request: RequestId) {
    ana.sees("the customer's messages", |_| {
        let texts = ana.messages(request);
        let times = |text: String| texts.iter().filter(|stored| **stored == text).count();
        (0..CRASHES).all(|crash| times(format!("cliente {crash}")) == 1)
    })
    .await;
    let mut of_ana = ana.messages(request);
    of_ana.retain(|text| text.starts_with("mensaje"));
    assert_eq!(of_ana, all_messages());
    let page = maria.text().await;
    for text in all_messages() {
        let times = page.lines().filter(|line| line.trim() == text).count();
        assert_eq!(times, 1, "{text} on the customer's page:\n{page}");
    }
}
