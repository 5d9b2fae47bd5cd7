//! Who looks, who writes, and what else the customer sent.

use atiende_core::{Action, Input};
use atiende_protocol::http::RequestPage;
use atiende_protocol::{
    CustomerPresence, RequestId, RequestStatus, ServerFrame, TechnicianPresence,
};
use egui::{Role, vec2};
use egui_kittest::kittest::Queryable;

use super::world::{self, ME, hold, reference};
use super::{Bench, Use, World, bench, sized};

const ID: i64 = 7;

pub fn presence(
    request: i64,
    customer: Option<CustomerPresence>,
    others: &[(i64, bool)],
) -> ServerFrame {
    let one = |(id, is_typing): &(i64, bool)| TechnicianPresence {
        technician: reference(*id),
        is_typing: *is_typing,
    };
    ServerFrame::Presence {
        request: RequestId(request),
        customer,
        technicians: others.iter().map(one).collect(),
    }
}

fn mine() -> Bench {
    let mut request = world::request(ID);
    hold(&mut request, ME, RequestStatus::InChat);
    request.waiting_since = None;
    bench(World::quiet().with(request).selecting(ID))
}

#[test]
fn a_row_tells_who_looks_and_who_writes() {
    let mut bench = bench(World::quiet().with(world::request(ID)));
    bench.hears(presence(ID, None, &[(2, false)]));
    assert!(
        bench
            .query_by_role_and_label(Role::Image, "Bruno Ruiz")
            .is_some()
    );
    let row = "Solicitud 7, María Pérez, Acme: No puedo imprimir, Bruno Ruiz está viendo";
    assert_eq!(bench.names(Role::Row), [row]);

    bench.hears(presence(ID, None, &[(2, false), (3, true)]));
    assert!(
        bench
            .query_by_role_and_label(Role::Image, "Carla Soto")
            .is_some()
    );

    bench.hears(presence(ID, None, &[]));
    assert!(
        bench
            .query_by_role_and_label(Role::Image, "Carla Soto")
            .is_none()
    );
}

#[test]
fn the_details_tell_who_looks_and_whether_the_customer_is_there() {
    let mut bench = mine();
    let cases = [
        (CustomerPresence::Online, "Cliente en línea"),
        (CustomerPresence::Typing, "El cliente está escribiendo…"),
        (CustomerPresence::Idle, "Cliente inactivo"),
        (CustomerPresence::Gone, "El cliente se ha ido"),
    ];
    for (customer, words) in cases {
        bench.hears(presence(ID, Some(customer), &[(2, true)]));
        assert!(bench.shows(words), "{words}");
        assert!(bench.shows("Bruno Ruiz está escribiendo al cliente"));
    }
}

#[test]
fn my_list_tells_that_the_customer_is_away_where_an_answer_is_awaited() {
    let mut bench = mine();
    assert!(!bench.shows("Cliente ausente"));
    bench.hears(presence(ID, Some(CustomerPresence::Gone), &[]));
    assert!(bench.shows("Cliente ausente"));
    bench.hears(presence(ID, Some(CustomerPresence::Online), &[]));
    assert!(!bench.shows("Cliente ausente"));
}

#[test]
fn who_was_there_is_not_known_while_offline() {
    let mut bench = mine();
    bench.hears(presence(ID, Some(CustomerPresence::Online), &[(2, false)]));
    bench.state_mut().take(Input::Disconnected);
    bench.run();
    assert!(!bench.shows("Cliente en línea"));
    assert!(!bench.shows("Bruno Ruiz está viendo"));
}

fn with_others(has_more: bool) -> Bench {
    let mut earlier = world::request(3);
    hold(&mut earlier, 2, RequestStatus::Completed);
    earlier.subject = "El ratón no va".into();
    let page = RequestPage {
        requests: vec![earlier],
        has_more,
    };
    let request = RequestId(ID);
    let world = World::quiet().with(world::request(ID)).selecting(ID);
    sized(
        world.then(Input::OthersLoaded { request, page }),
        vec2(1500.0, 900.0),
        1.0,
    )
}

#[test]
fn the_customers_other_requests_stand_beside_the_chat_and_open_by_a_click() {
    let mut bench = with_others(true);
    bench.done();
    assert!(bench.shows("El correo es el que escribió el cliente; nadie lo ha comprobado."));
    assert!(bench.shows("Hay más: busque por el correo"));

    bench.press("Abrir la solicitud 3: El ratón no va");
    assert_eq!(bench.done(), [Action::Select(RequestId(3))]);
}

#[test]
fn a_customer_without_other_requests_is_told_as_such() {
    let request = RequestId(ID);
    let page = RequestPage {
        requests: vec![],
        has_more: false,
    };
    let world = World::quiet().with(world::request(ID)).selecting(ID);
    let world = world.then(Input::OthersLoaded { request, page });
    assert!(sized(world, vec2(1500.0, 900.0), 1.0).shows("No hay ninguna"));
}
