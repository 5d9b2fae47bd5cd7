//! Two technicians want the same request.

use atiende_core::{Action, NoticeKind, State};
use atiende_e2e::Technician;
use atiende_protocol::{Refusal, RequestId};

use crate::acme::Acme;

/// The name of who was faster, as this technician reads it.
pub(crate) fn loses_to(state: &State, request: RequestId) -> Option<String> {
    state.notices.iter().find_map(|notice| match &notice.kind {
        NoticeKind::Refused {
            request: about,
            refusal: Refusal::AlreadyAssigned { by, .. },
        } => (*about == Some(request)).then(|| by.name.clone()),
        _ => None,
    })
}

#[tokio::test]
async fn one_of_two_technicians_wins_and_the_other_reads_who_did() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    assert_eq!(bruno.finds("María").await, request);

    ana.does(Action::Claim(request));
    bruno.does(Action::Claim(request));

    let loser = |technician: &Technician| loses_to(&technician.knows(), request);
    let lost = |state: &State| loses_to(state, request).is_some();
    tokio::select! {
        () = ana.sees("who was faster", lost) => {}
        () = bruno.sees("who was faster", lost) => {}
    }
    let settled = |state: &State| state.outbox.is_empty();
    ana.sees("her answer", settled).await;
    bruno.sees("his answer", settled).await;
    let (of_ana, of_bruno) = (loser(&ana), loser(&bruno));
    assert!(
        matches!(
            (of_ana.as_deref(), of_bruno.as_deref()),
            (Some("Bruno"), None) | (None, Some("Ana"))
        ),
        "{of_ana:?} {of_bruno:?}"
    );
    for technician in [&ana, &bruno] {
        technician
            .sees("one owner", |state| {
                state.request(request).unwrap().assignee.is_some()
            })
            .await;
    }
    let owner = |technician: &Technician| {
        technician
            .knows()
            .request(request)
            .unwrap()
            .assignee
            .clone()
    };
    assert_eq!(owner(&ana), owner(&bruno));
}
