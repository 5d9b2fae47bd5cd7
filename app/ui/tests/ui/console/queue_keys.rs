//! The queue by keyboard.

use atiende_core::Action;
use atiende_protocol::RequestId;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Bench, Use, World, bench};

const NONE: Modifiers = Modifiers::NONE;

/// The number of the row that has the keyboard.
fn cursor(bench: &Bench) -> Option<String> {
    let mut rows = bench.query_all_by_role(Role::Row);
    let row = rows.find(|row| row.is_focused())?;
    let name = row.accesskit_node().label()?;
    Some(name.split(',').next()?.to_owned())
}

#[test]
fn arrows_move_through_the_rows_and_enter_opens() {
    let mut bench = bench(World::busy());

    bench.key(NONE, Key::ArrowDown);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 1032"));
    bench.key(NONE, Key::ArrowDown);
    bench.key(NONE, Key::ArrowDown);
    bench.key(NONE, Key::ArrowUp);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 1035"));
    assert_eq!(bench.done(), [], "nothing is opened on the way");

    bench.key(NONE, Key::Enter);

    assert_eq!(bench.done(), [Action::Select(RequestId(1035))]);
}

#[test]
fn home_end_and_pages_reach_rows_out_of_sight() {
    let mut world = World::quiet();
    world.requests = (1..=300).map(super::world::request).collect();
    let mut bench = bench(world);

    bench.key(NONE, Key::End);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 300"));
    bench.key(NONE, Key::PageUp);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 290"));
    bench.key(NONE, Key::Home);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 1"));
}

#[test]
fn the_keyboard_stays_on_its_row_while_rows_arrive_above() {
    let mut bench = bench(World::busy());
    bench.press("ID");
    bench.press("ID");
    bench.done();
    bench.key(NONE, Key::Home);
    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 1044"));

    let request = super::world::request(1050);
    bench.hears(atiende_protocol::ServerFrame::Request {
        seq: atiende_protocol::Seq(1),
        request,
    });

    assert_eq!(cursor(&bench).as_deref(), Some("Solicitud 1044"));
}

#[test]
fn tab_stops_at_one_row_only() {
    let mut bench = bench(World::busy());
    let mut stops = Vec::new();
    for _ in 0..40 {
        bench.key(NONE, Key::Tab);
        stops.extend(cursor(&bench));
    }
    let queue: Vec<_> = stops
        .iter()
        .filter(|stop| stop.starts_with("Solicitud"))
        .collect();
    assert!(
        queue.iter().all(|stop| *stop == "Solicitud 1032"),
        "{stops:?}"
    );
    assert!(!queue.is_empty());
}

#[test]
fn slash_and_ctrl_f_lead_to_the_search_and_esc_clears_it() {
    let mut bench = bench(World::busy());

    bench.type_in("/");
    assert!(bench.get_by_label("Buscar solicitudes").is_focused());
    bench.type_in("wifi");
    assert_eq!(bench.queue(), [1042]);
    bench.key(NONE, Key::Escape);
    assert_eq!(bench.queue().len(), 8);

    bench.key(Modifiers::COMMAND, Key::F);
    assert!(bench.get_by_label("Buscar solicitudes").is_focused());
}
