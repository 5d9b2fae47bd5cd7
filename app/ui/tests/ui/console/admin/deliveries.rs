//! What was sent to anybody, and whether it arrived.

use atiende_core::Action;
use atiende_core::admin::{AdminCall, CallProblem};
use atiende_core::notify::{NotifyAnswer, NotifyCall};
use atiende_protocol::http::notification::{Delivery, DeliveryPage, DeliveryStatus};
use atiende_protocol::{ContactKind, DeliveryId, NotifiedEvent, RequestId, Settings, Timestamp};

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
        delivery(40, DeliveryStatus::Dropped),
        code,
    ];
    NotifyAnswer::Deliveries {
        page: DeliveryPage {
            deliveries,
            has_more,
        },
        is_continuation: false,
    }
}

fn deliveries() -> Bench {
    let mut bench = administration();
    bench.press("Envíos");
    assert_eq!(asked(&mut bench), [NotifyCall::LoadDeliveries(None)]);
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
    let retry = NotifyCall::RetryDelivery(DeliveryId(43));
    assert_eq!(asked(&mut bench), [retry]);
    answers(&mut bench, sent(true));
    bench.press("Mostrar más");

    let more = NotifyCall::LoadDeliveries(Some(DeliveryId(41)));
    assert_eq!(asked(&mut bench), [more]);
}

#[test]
fn the_request_of_a_delivery_is_one_click_away() {
    let mut bench = deliveries();
    let page = DeliveryPage {
        deliveries: vec![delivery(40, DeliveryStatus::Sent)],
        has_more: false,
    };
    let answer = NotifyAnswer::Deliveries {
        page,
        is_continuation: false,
    };
    answers(&mut bench, answer);

    bench.press("Solicitud 1034");

    assert_eq!(bench.done(), [Action::OpenRequest(RequestId(1034))]);
    assert!(bench.shows("Mensajes de chat"), "the panels are back");
    bench.press("Su cuenta: Ana López");
    bench.press("Administración");
    let newest = NotifyCall::LoadDeliveries(None);
    assert_eq!(asked(&mut bench), [newest], "the page is read anew");
}

#[test]
fn nothing_sent_and_nothing_heard_are_told() {
    let mut bench = deliveries();
    fails(&mut bench, CallProblem::Unavailable);
    assert!(bench.shows("No se pudieron cargar los datos"));
    bench.press("Reintentar");
    assert_eq!(asked(&mut bench), [NotifyCall::LoadDeliveries(None)]);

    let page = DeliveryPage {
        deliveries: vec![],
        has_more: false,
    };
    let answer = NotifyAnswer::Deliveries {
        page,
        is_continuation: false,
    };
    answers(&mut bench, answer);
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
