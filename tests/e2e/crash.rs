//! The service is killed in the middle of a chat: both sides go on by themselves.

use atiende_core::Action;

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

    let mut written = Vec::new();
    for crash in 0..CRASHES {
        for number in 0..MESSAGES {
            let text = format!("mensaje {crash}-{number}");
            ana.writes(request, &text);
            written.push(text);
        }
        let first = &written[crash * MESSAGES];
        ana.sees("that some are stored", |state| {
            state.timelines.get(&request).is_some_and(|timeline| {
                timeline
                    .entries
                    .iter()
                    .any(|entry| format!("{entry:?}").contains(first.as_str()))
            })
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
        maria
            .wait_text(&format!("mensaje {crash}-{}", MESSAGES - 1))
            .await;
    }

    let of_ana = |messages: &[String]| -> Vec<String> {
        messages
            .iter()
            .filter(|text| text.starts_with("mensaje"))
            .cloned()
            .collect()
    };
    assert_eq!(
        of_ana(&ana.messages(request)),
        written,
        "each once and in order"
    );
    ana.sees("the customer's messages", |_| {
        let texts = ana.messages(request);
        (0..CRASHES).all(|crash| {
            texts
                .iter()
                .filter(|text| **text == format!("cliente {crash}"))
                .count()
                == 1
        })
    })
    .await;
    let page = maria.text().await;
    for text in &written {
        let times = page.lines().filter(|line| line.trim() == text).count();
        assert_eq!(times, 1, "{text} on the customer's page:\n{page}");
    }
}
