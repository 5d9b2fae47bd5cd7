//! What was sent to anybody, and whether it arrived.

use atiende_core::CallProblem;
use atiende_core::admin::AdminCall;
use atiende_core::deliveries::{DeliveryFilter, DeliveryQuery};
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_core::{Action, Input};
use atiende_protocol::http::notification::{
    Delivery, DeliveryPage, DeliveryReason, DeliveryStatus,
};
use atiende_protocol::{ContactKind, DeliveryId, NotifiedEvent, RequestId, Settings, Timestamp};

use egui::{Key, Modifiers};

use super::super::notifications::{answers, asked, fails};
use super::super::pictures::pictures;
use super::office::{administration, open};
use crate::console::world::{MINUTE, NOW};
use crate::console::{Bench, Use, World};

fn delivery(id: i64, status: DeliveryStatus) -> Delivery {
    Delivery {
        id: DeliveryId(id),
        to: "Bruno Ruiz".to_owned(),
        kind: ContactKind::Email,
        address: "bruno@ejemplo.com".to_owned(),
        event: Some(NotifiedEvent::NewRequest),
        request: Some(RequestId(1034)),
        status,
        attempts: 1,
        created_at: Timestamp(NOW - 3 * MINUTE),
        at: Timestamp(NOW + 2 * MINUTE),
        problem: None,
        reason: None,
    }
}

/// Deliveries of every status and kind.
pub fn sent(has_more: bool) -> NotifyAnswer {
    let waiting = Delivery {
        attempts: 3,
        problem: Some("451 4.3.0 Temporary system problem, try again later".to_owned()),
        ..delivery(44, DeliveryStatus::Waiting)
    };
    let dead = Delivery {
        kind: ContactKind::Text,
        address: "+34600111222".to_owned(),
        event: Some(NotifiedEvent::Transferred),
        attempts: 12,
        problem: Some("404 Not Found: no such gateway account".to_owned()),
        ..delivery(43, DeliveryStatus::Dead)
    };
    let answer = Delivery {
        to: "María Pérez".to_owned(),
        address: "maria@acme.example".to_owned(),
        event: None,
        ..delivery(42, DeliveryStatus::Sent)
    };
    let code = Delivery {
        to: "Carla Soto".to_owned(),
        kind: ContactKind::Webhook,
        address: "https://hooks.ejemplo.com/servicios/atiende/T0001/B0001/avisos".to_owned(),
        event: None,
        request: None,
        created_at: Timestamp(NOW - 60 * 26 * MINUTE),
        ..delivery(41, DeliveryStatus::Sent)
    };
    let deliveries = vec![
        waiting,
        dead,
        answer,
        Delivery {
            reason: Some(DeliveryReason::Taken),
            ..delivery(40, DeliveryStatus::Dropped)
        },
        code,
    ];
    page(DeliveryFilter::default(), deliveries, has_more)
}

fn page(filter: DeliveryFilter, deliveries: Vec<Delivery>, has_more: bool) -> NotifyAnswer {
    let query = DeliveryQuery {
        filter,
        before: None,
    };
    let page = DeliveryPage {
        has_more,
        ..page_of(deliveries)
    };
    NotifyAnswer::Deliveries { query, page }
}

fn page_of(deliveries: Vec<Delivery>) -> DeliveryPage {
    DeliveryPage {
        deliveries,
        has_more: false,
    }
}

/// What is asked for when the list is opened.
fn newest() -> NotifyCall {
    NotifyCall::LoadDeliveries(DeliveryQuery::default())
}

fn deliveries() -> Bench {
    let mut bench = administration();
    bench.press("Envíos");
    assert_eq!(asked(&mut bench), [newest()]);
    bench
}

#[test]
fn deliveries_tell_what_became_of_them() {
    let mut bench = deliveries();
    answers(&mut bench, sent(false));
    for words in [
        "En espera",
        "No entregado",
        "Enviado",
        "Descartado",
        "Bruno Ruiz",
        "+34600111222",
        "Solicitud transferida",
        "Respuesta a un cliente",
        "Código o prueba",
        "10:42 · 3 intentos",
        "Siguiente: 10:47",
        "12 intentos",
        "404 Not Found: no such gateway account",
    ] {
        assert!(bench.shows(words), "{words}");
    }
    assert!(!bench.shows("Mostrar más"));
}

#[test]
fn what_was_given_up_is_tried_again() {
    let mut bench = deliveries();
    answers(&mut bench, sent(true));

    bench.press("Reintentar");
    let retry = NotifyCall::RetryDelivery(DeliveryId(43), DeliveryFilter::default());
    assert_eq!(asked(&mut bench), [retry]);
    answers(&mut bench, sent(true));
    bench.press("Mostrar más");

    let more = NotifyCall::LoadDeliveries(DeliveryQuery {
        before: Some(DeliveryId(41)),
        ..DeliveryQuery::default()
    });
    assert_eq!(asked(&mut bench), [more]);
}

/// What the service withheld, and what it could not send in time.
fn withheld() -> Vec<Delivery> {
    let late = Delivery {
        attempts: 9,
        problem: Some("connection refused".to_owned()),
        reason: Some(DeliveryReason::Expired),
        ..delivery(39, DeliveryStatus::Dead)
    };
    let back = Delivery {
        to: "María Pérez".to_owned(),
        event: None,
        reason: Some(DeliveryReason::CustomerBack),
        ..delivery(38, DeliveryStatus::Dropped)
    };
    let quiet = Delivery {
        reason: Some(DeliveryReason::Quiet),
        ..delivery(37, DeliveryStatus::Dropped)
    };
    vec![late, back, quiet]
}

#[test]
fn what_was_withheld_says_why() {
    let mut bench = deliveries();
    answers(
        &mut bench,
        page(DeliveryFilter::default(), withheld(), false),
    );
    for words in [
        "No se pudo enviar a tiempo: connection refused",
        "El cliente ya había vuelto a su página",
    ] {
        assert!(bench.shows(words), "{words}");
    }
}

fn dead() -> DeliveryFilter {
    DeliveryFilter {
        status: Some(DeliveryStatus::Dead),
        kind: None,
    }
}

fn load(filter: DeliveryFilter) -> NotifyCall {
    NotifyCall::LoadDeliveries(DeliveryQuery {
        filter,
        before: None,
    })
}

#[test]
fn deliveries_are_chosen_by_what_became_of_them_and_by_how_they_were_sent() {
    let mut bench = deliveries();
    answers(&mut bench, sent(false));

    bench.press("No entregados");
    assert_eq!(asked(&mut bench), [load(dead())]);
    answers(&mut bench, sent(false));
    assert!(!bench.shows("+34600111222"), "that was asked for before");
    bench.press("Medio");
    bench.press("Texto");
    let texts = DeliveryFilter {
        kind: Some(ContactKind::Text),
        ..dead()
    };
    assert_eq!(asked(&mut bench), [load(texts)]);
    answers(&mut bench, page(texts, vec![], false));
    assert!(bench.shows("Ningún envío coincide"));

    bench.press("Ver todos");
    assert_eq!(asked(&mut bench), [newest()]);
}

#[test]
fn the_list_is_followed_while_it_is_open_and_no_longer() {
    let mut bench = deliveries();
    answers(&mut bench, sent(false));
    let followed = |bench: &Bench| bench.state().state.notify.deliveries.followed;
    assert_eq!(followed(&bench), Some(DeliveryFilter::default()));
    let newer = Some(page_of(vec![delivery(50, DeliveryStatus::Sent)]));
    let refreshed = Input::DeliveriesRefreshed(DeliveryFilter::default(), newer);
    bench.state_mut().take(refreshed);
    bench.run();
    assert!(!bench.shows("+34600111222"), "the list is the service's");

    bench.press("Ajustes");
    assert_eq!(followed(&bench), None);
    assert_eq!(bench.done(), [Action::LeaveDeliveries]);

    bench.press("Envíos");
    assert_eq!(followed(&bench), Some(DeliveryFilter::default()));
    bench.key(Modifiers::NONE, Key::Escape);
    assert_eq!(followed(&bench), None);
}

#[test]
fn the_request_of_a_delivery_is_one_click_away() {
    let mut bench = deliveries();
    let sent = vec![delivery(40, DeliveryStatus::Sent)];
    answers(&mut bench, page(DeliveryFilter::default(), sent, false));

    bench.press("Solicitud 1034");

    let done = bench.done();
    assert!(done.contains(&Action::OpenRequest(RequestId(1034))));
    assert!(bench.shows("Mensajes de chat"), "the panels are back");
    bench.press("Su cuenta: Ana López");
    bench.press("Administración");
    let newest = newest();
    assert_eq!(asked(&mut bench), [newest], "the page is read anew");
}

#[test]
fn nothing_sent_and_nothing_heard_are_told() {
    let mut bench = deliveries();
    fails(&mut bench, CallProblem::Unavailable);
    assert!(bench.shows("No se pudieron cargar los datos"));
    bench.press("Reintentar");
    assert_eq!(asked(&mut bench), [newest()]);

    answers(&mut bench, page(DeliveryFilter::default(), vec![], false));
    assert!(bench.shows("Todavía no se ha enviado nada"));
}

#[test]
fn how_much_notifications_tell_is_decided_with_the_consequence_beside_it() {
    let mut bench = administration();
    bench.press("Ajustes");
    let told = "Los avisos dicen quién pide ayuda y por qué: se leen en pantallas bloqueadas, \
                en el correo y en el teléfono.";
    assert!(bench.shows(told));
    bench.press("No decir el cliente, la empresa ni el asunto");
    assert!(!bench.shows(told));
    bench.press("Guardar los ajustes");

    let settings = Settings {
        hides_details: true,
        ..Settings::default()
    };
    let changed = AdminCall::ChangeSettings(settings);
    assert_eq!(bench.done(), [Action::Administer(changed)]);
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures_of_deliveries() {
    pictures("admin-deliveries", World::busy, |bench| {
        open(bench);
        bench.press("Envíos");
        answers(bench, sent(true));
    });
    pictures("admin-deliveries-withheld", World::busy, |bench| {
        open(bench);
        bench.press("Envíos");
        answers(bench, page(DeliveryFilter::default(), withheld(), false));
    });
    pictures("admin-deliveries-none", World::busy, |bench| {
        open(bench);
        bench.press("Envíos");
        bench.press("No entregados");
        answers(bench, page(dead(), vec![], false));
    });
    let english = || World::busy().language("en");
    pictures("admin-deliveries-en", english, |bench| {
        open(bench);
        bench.press("Deliveries");
        answers(bench, sent(false));
    });
    pictures("admin-hides", World::busy, |bench| {
        open(bench);
        bench.press("Ajustes");
        bench.press("No decir el cliente, la empresa ni el asunto");
    });
}
