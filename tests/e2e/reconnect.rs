//! The connection goes and comes back: nothing is missing and nothing is there twice.

use atiende_core::{Action, Session};

use crate::acme::Acme;

#[tokio::test]
async fn what_happened_meanwhile_arrives_after_a_reconnect() {
    let acme = Acme::opens().await;
    let (ana, cable) = acme.ana_at_a_cable().await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.does(Action::Claim(request));
    ana.does(Action::Join(request));
    ana.writes(request, "Hola");
    maria.wait_text("Hola").await;

    cable.pull();
    ana.is_offline().await;
    acme.customer_writes(&maria, "¿Sigue ahí?").await;
    ana.writes(request, "Escrito sin conexión");
    let _luis = acme.customer_asks("Luis", "Sin correo", "Hoy.").await;
    assert!(
        !ana.messages(request).contains(&"¿Sigue ahí?".to_owned()),
        "the cable is pulled"
    );
    cable.plug();

    ana.reads(request, &["Hola", "¿Sigue ahí?", "Escrito sin conexión"])
        .await;
    ana.finds("Luis").await;
    maria.wait_text("Escrito sin conexión").await;
}

#[tokio::test]
async fn draft_and_unsent_message_survive_a_restart_of_the_console() {
    let acme = Acme::opens().await;
    let (ana, cable) = acme.ana_at_a_cable().await;
    let maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.does(Action::Claim(request));
    ana.does(Action::Join(request));
    maria.wait_text("Ana ha entrado en el chat").await;

    cable.pull();
    ana.is_offline().await;
    ana.writes(request, "Escrito sin conexión");
    ana.does(Action::EditDraft {
        request,
        text: "a medias".to_owned(),
    });
    ana.sees("the draft", |state| state.drafts.contains_key(&request))
        .await;
    let ana = ana.restarts().await;
    ana.sees("signed in", |state| {
        matches!(state.session, Session::SignedIn { .. })
    })
    .await;
    cable.plug();

    ana.is_online().await;
    maria.wait_text("Escrito sin conexión").await;
    assert_eq!(
        ana.knows().drafts.get(&request).map(String::as_str),
        Some("a medias")
    );
    ana.reads(request, &["Escrito sin conexión"]).await;
}
