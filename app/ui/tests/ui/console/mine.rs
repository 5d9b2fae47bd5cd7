//! *Mis solicitudes de asistencia*: whose turn it is, what is unread, jumping by number.

use atiende_core::Action;
use atiende_protocol::{RequestId, RequestStatus};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use super::{Use, World, bench};

#[test]
fn each_request_says_whose_turn_it_is() {
    let bench = bench(World::busy());
    let rows: Vec<_> = bench
        .names(Role::Row)
        .into_iter()
        .filter(|name| !name.starts_with("Solicitud"))
        .collect();

    assert_eq!(
        rows,
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
