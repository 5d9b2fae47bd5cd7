//! Several technicians and one customer: notes, handing over, the next one, a console that is gone.

use atiende_core::{Action, NoticeKind, State};
use atiende_e2e::{Technician, timeline};
use atiende_protocol::{CustomerPresence, EntryKind, Refusal, ReleaseReason, RequestStatus};

use crate::acme::Acme;

/// What only colleagues may read.
const NOTE: &str = "Ojo: contrato vencido";

#[tokio::test]
async fn note_is_read_by_colleagues_and_never_by_the_customer() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    bruno.does(Action::Select(request));

    ana.does(Action::AddNote {
        request,
        text: NOTE.to_owned(),
    });
    ana.writes(request, "Ahora lo miro");

    let has_note = |state: &State| {
        let entries = timeline(state, request);
        entries
            .iter()
            .any(|kind| matches!(kind, EntryKind::Note { text, .. } if text == NOTE))
    };
    ana.sees("her note", has_note).await;
    bruno.sees("the note", has_note).await;
    maria.wait_text("Ahora lo miro").await;
    maria.reload().await;
    maria.wait_text("Ahora lo miro").await;
    let source = maria
        .script("return document.documentElement.outerHTML")
        .await;
    assert!(!source.as_str().unwrap().contains("contrato"), "{source}");
}

#[tokio::test]
async fn request_is_handed_over_with_a_note_and_the_customer_is_told() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    maria.wait_text("Ana ha entrado en el chat").await;

    let note = NOTE.to_owned();
    ana.does(Action::Transfer {
        request,
        to: bruno.id(),
        note,
    });

    bruno
        .sees("the request among his", |state| state.mine().count() == 1)
        .await;
    ana.sees("nothing among hers", |state| state.mine().count() == 0)
        .await;
    maria
        .wait_text("El técnico ha salido. Otro técnico le atenderá.")
        .await;
    bruno.does(Action::Join(request));
    maria.wait_text("Bruno ha entrado en el chat").await;
    bruno
        .sees("why it was handed over", |state| {
            timeline(state, request)
                .iter()
                .any(|kind| matches!(kind, EntryKind::Transferred { note, .. } if note == NOTE))
        })
        .await;
    assert!(!maria.text().await.contains("contrato"));
}

#[tokio::test]
async fn request_is_not_handed_over_to_who_may_not_see_the_company() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    acme.server.technician("gil@example.com", "Gil", &[]).await;
    let gil = Technician::available(&acme.server.url(""), "gil@example.com").await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;

    ana.does(Action::Transfer {
        request,
        to: gil.id(),
        note: String::new(),
    });

    ana.sees("the refusal", |state| {
        state.notices.iter().any(|notice| {
            let refusal = Refusal::NoSuchColleague;
            notice.kind
                == NoticeKind::Refused {
                    request: Some(request),
                    refusal,
                }
        })
    })
    .await;
    assert_eq!(ana.knows().mine().count(), 1);
    assert_eq!(gil.knows().requests.len(), 0);
}

#[tokio::test]
async fn next_one_is_who_waits_longest_and_opens_by_itself() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let first = ana.finds("María").await;
    let _luis = acme.customer_asks("Luis", "Sin correo", "Hoy.").await;
    let second = ana.finds("Luis").await;
    bruno.finds("Luis").await;

    ana.does(Action::TakeNext);
    ana.sees("the longest waiting", |state| state.selected == Some(first))
        .await;
    maria.wait_text("Ana ha entrado en el chat").await;
    bruno.does(Action::TakeNext);
    bruno
        .sees("the other one", |state| state.selected == Some(second))
        .await;

    ana.does(Action::TakeNext);
    ana.sees("that nobody waits", |state| {
        state.notices.iter().any(|notice| {
            matches!(
                &notice.kind,
                NoticeKind::Refused {
                    refusal: Refusal::NobodyWaiting,
                    ..
                }
            )
        })
    })
    .await;
}

#[tokio::test]
async fn requests_of_who_may_not_see_the_company_any_more_go_back_to_the_queue() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    maria.wait_text("Ana ha entrado en el chat").await;
    bruno.does(Action::Select(request));

    acme.server.revoke("ana@example.com", "Acme").await;

    ana.sees("an empty screen", |state| state.requests.is_empty())
        .await;
    bruno
        .sees("a new request", |state| {
            state
                .request(request)
                .is_some_and(|request| request.status == RequestStatus::New)
        })
        .await;
    bruno
        .sees("why", |state| {
            timeline(state, request).iter().any(|kind| {
                let lost = ReleaseReason::AccessLost;
                matches!(kind, EntryKind::Released { reason, .. } if *reason == lost)
            })
        })
        .await;
    maria.wait_text("Otro técnico le atenderá").await;
}

#[tokio::test]
async fn both_sides_see_who_is_there_and_who_writes() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    bruno.finds("María").await;
    ana.joins(request).await;
    ana.does(Action::Select(request));

    bruno
        .sees("that Ana looks at it", |state| {
            state.presence.get(&request).is_some_and(|presence| {
                presence
                    .technicians
                    .iter()
                    .any(|who| who.technician.name == "Ana")
            })
        })
        .await;
    let customer = |state: &State| state.presence.get(&request).and_then(|seen| seen.customer);
    ana.sees("the customer's page", |state| customer(state).is_some())
        .await;
    maria.fill("Mensaje", "Un momento").await;
    ana.sees("the customer writing", |state| {
        customer(state) == Some(CustomerPresence::Typing)
    })
    .await;
    ana.does(Action::EditDraft {
        request,
        text: "Cl".to_owned(),
    });
    maria.wait_text("está escribiendo").await;
    drop(maria);
    ana.sees("the customer gone", |state| {
        customer(state) == Some(CustomerPresence::Gone)
    })
    .await;
}
