//! *Mis solicitudes de asistencia*: whose turn it is, what is unread, jumping by number.

use atiende_core::Action;
use atiende_protocol::{RequestId, RequestStatus, Timestamp};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::world::{MINUTE, NOW};
use super::{Bench, Use, World, bench, large};

/// The rows, from top to bottom.
fn mine(bench: &Bench) -> Vec<String> {
    let rows = bench.names(Role::Row).into_iter();
    rows.filter(|name| !name.starts_with("Solicitud")).collect()
}

/// The numbers and first names of the rows, from top to bottom.
fn order(bench: &Bench) -> String {
    let rows = mine(bench);
    let names = rows.iter().map(|row| row.split_whitespace().take(2));
    names.flatten().collect::<Vec<_>>().join(" ")
}

/// A busy morning in which the last request by number was taken first.
fn taken_out_of_order() -> World {
    let mut world = World::busy();
    let carmen = world
        .requests
        .iter_mut()
        .find(|request| request.id.0 == 1038);
    carmen.unwrap().assigned_at = Some(Timestamp(NOW - 60 * MINUTE));
    world
}

///
#[test]
fn the_headers_sort_by_when_taken_id_and_customer_and_the_numbers_stay() {
    let mut bench = bench(taken_out_of_order());
    let cases = [
        ("N.º", "4. Nuria 3. María 2. Lucía 1. Carmen"),
        ("N.º", "1. Carmen 2. Lucía 3. María 4. Nuria"),
        ("ID", "2. Lucía 3. María 4. Nuria 1. Carmen"),
        ("ID", "1. Carmen 4. Nuria 3. María 2. Lucía"),
        ("Cliente", "1. Carmen 2. Lucía 3. María 4. Nuria"),
        ("Cliente", "4. Nuria 3. María 2. Lucía 1. Carmen"),
    ];
    assert_eq!(order(&bench), "1. Carmen 2. Lucía 3. María 4. Nuria");

    for (header, expected) in cases {
        bench.press(&format!("{header}, mis solicitudes"));
        assert_eq!(order(&bench), expected, "{header}");
    }

    bench.key(Modifiers::COMMAND, Key::Num1);
    assert_eq!(bench.done(), [Action::Select(RequestId(1038))]);
}

///
#[test]
fn with_more_room_the_time_has_a_column_of_its_own() {
    let mut bench = large(taken_out_of_order());
    assert!(bench.shows("09:45"));

    bench.press("Tomada, mis solicitudes");

    assert_eq!(order(&bench), "4. Nuria 3. María 2. Lucía 1. Carmen");
    assert!(!bench.shows("N.º, mis solicitudes"));
}

#[test]
fn each_request_says_whose_turn_it_is() {
    let bench = bench(World::busy());

    assert_eq!(
        mine(&bench),
        [
            "1. Lucía Fernández — Panadería Ruiz: Espera al cliente",
            "2. María Pérez — Acme: Le toca a usted",
            "3. Nuria Casals — Hotel Miramar: Por unirse",
            "4. Carmen Ortiz — Clínica Sol: Por cerrar",
        ]
    );
}

#[test]
fn unread_messages_are_counted_until_they_are_on_the_screen() {
    let mut bench = bench(World::busy());
    assert!(
        bench
            .query_all_by_role_and_label(Role::Label, "4")
            .next()
            .is_some()
    );

    bench
        .get_by_label("2. María Pérez — Acme: Le toca a usted")
        .click();
    bench.run();

    assert_eq!(bench.done(), [Action::Select(RequestId(1034))]);
    assert!(bench.shows("#1034 · María Pérez — Acme"));
}

///
#[test]
fn ctrl_and_alt_with_a_digit_lead_to_a_request_even_while_typing() {
    let mut bench = bench(World::busy().selecting(1034));
    bench.get_by_label("Mensaje").focus();
    bench.run();
    bench.done();

    bench.key(Modifiers::COMMAND, Key::Num1);
    bench.key(Modifiers::ALT, Key::Num3);
    bench.key(Modifiers::COMMAND, Key::Num9);

    assert_eq!(
        bench.done(),
        [
            Action::Select(RequestId(1031)),
            Action::Select(RequestId(1036))
        ]
    );
}

///
#[test]
fn a_closed_request_leaves_the_panel_r11() {
    let mut bench = bench(World::busy());
    let mut request = super::world::request(1034);
    super::world::hold(&mut request, super::world::ME, RequestStatus::Completed);

    bench.hears(atiende_protocol::ServerFrame::Request {
        seq: atiende_protocol::Seq(2000),
        request,
    });

    assert!(!bench.shows("2. María Pérez — Acme: Le toca a usted"));
    assert!(bench.shows("2. Nuria Casals — Hotel Miramar: Por unirse"));
}

#[test]
fn who_holds_nothing_reads_how_to_take_one() {
    let bench = bench(World::quiet());

    assert!(bench.shows("No tiene solicitudes"));
    assert!(bench.shows("Elija una solicitud nueva y pulse Asignarme a mí"));
}
