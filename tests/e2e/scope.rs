//! Company access is a boundary, and so is the chat status.

use atiende_e2e::Technician;
use atiende_protocol::Availability;

use crate::acme::Acme;

#[tokio::test]
async fn request_is_not_sent_to_who_may_not_see_it() {
    let acme = Acme::opens().await;
    acme.server.company("Globex").await;
    acme.server
        .technician("gil@example.com", "Gil", &["Globex"])
        .await;
    let gil = Technician::available(&acme.server.url(""), "gil@example.com").await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    acme.server
        .technician("bea@example.com", "Bea", &["Acme"])
        .await;
    let bea = Technician::sign_in(&acme.server.url(""), "bea@example.com").await;

    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;

    // Each asks for something and is answered: whatever was sent before has arrived.
    gil.becomes(Availability::Busy).await;
    bea.becomes(Availability::Busy).await;
    assert!(gil.knows().requests.is_empty(), "Gil has no access to Acme");
    assert!(bea.knows().requests.is_empty(), "Bea is not available");
    // A change of status brings a fresh snapshot, which would hide what had leaked before: the toast
    // of a leaked request stays.
    assert_eq!(gil.toasts(), []);
    assert_eq!(bea.toasts(), []);
    bea.becomes(Availability::Available).await;
    assert_eq!(
        bea.finds("María").await,
        request,
        "D6: the backlog comes at once"
    );
}

#[tokio::test]
async fn granting_and_revoking_act_on_an_open_console() {
    let acme = Acme::opens().await;
    acme.server.technician("gil@example.com", "Gil", &[]).await;
    let gil = Technician::available(&acme.server.url(""), "gil@example.com").await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;

    acme.server
        .admin(
            &["grant", "--email", "gil@example.com", "--company", "Acme"],
            "",
        )
        .await;
    gil.finds("María").await;
    acme.server.revoke("gil@example.com", "Acme").await;
    gil.sees("an empty screen", |state| state.requests.is_empty())
        .await;
}

#[tokio::test]
async fn disabled_technician_is_signed_out_at_once() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    acme.server
        .admin(&["technician", "disable", "ana@example.com"], "")
        .await;
    ana.sees("the welcome page", |state| {
        matches!(state.session, atiende_core::Session::Welcome { .. })
    })
    .await;
}
