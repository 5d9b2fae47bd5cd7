//! The main job: a customer asks for help in a browser, a technician answers from the console.

use atiende_core::Action;
use atiende_protocol::{Platform, RequestStatus};

use crate::acme::Acme;

#[tokio::test]
async fn customer_is_helped_from_the_form_to_the_closed_request() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let maria = acme
        .customer_asks("María Pérez", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María Pérez").await;
    assert_eq!(ana.toasts().len(), 1, "R-03: she is told at once");

    ana.does(Action::Claim(request));
    ana.sees("the request among hers", |state| state.mine().count() == 1)
        .await;
    ana.does(Action::Join(request));
    maria.wait_text("Ana ha entrado en el chat").await;

    ana.writes(request, "Buenos días. ¿Qué impresora es?");
    maria.wait_text("Buenos días. ¿Qué impresora es?").await;
    acme.customer_writes(&maria, "La del pasillo: «Ñandú» <b>2</b>")
        .await;
    ana.reads(
        request,
        &[
            "Buenos días. ¿Qué impresora es?",
            "La del pasillo: «Ñandú» <b>2</b>",
        ],
    )
    .await;

    ana.does(Action::EndChat(request));
    maria.wait_text("La conversación ha terminado").await;
    ana.does(Action::Close(request));
    ana.sees("nothing left to do", |state| state.mine().count() == 0)
        .await;
    let known = ana.knows();
    let closed = known.request(request).unwrap();
    assert_eq!(closed.status, RequestStatus::Completed);
    assert_eq!(
        closed.source.platform,
        Platform::Other,
        "Chromium on Linux (D8)"
    );
    maria.screenshot("portal-closed").await;
}

#[tokio::test]
async fn telephone_is_recognised_and_helped_as_well() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let luis = atiende_e2e::Browser::open_phone().await;
    acme.asks(&luis, "Luis", "Sin correo", "En el móvil.").await;
    let request = ana.finds("Luis").await;
    assert_eq!(
        ana.knows().request(request).unwrap().source.platform,
        Platform::Android
    );

    ana.does(Action::Claim(request));
    ana.does(Action::Join(request));
    ana.writes(request, "Hola, Luis");

    luis.wait_text("Hola, Luis").await;
    luis.screenshot("portal-phone-chat").await;
}
