//! A request's way through the three panels, as the article tells it.

use atiende_core::Action;
use atiende_protocol::{RequestId, RequestStatus, Seq, ServerFrame};
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench};

const ID: i64 = 1050;

/// How its row in *My Support Requests* begins.
const MINE: &str = "5. María Pérez — Acme: ";

/// A busy console in which a request of María's is new.
fn with_new_request() -> Bench {
    bench(World::busy().with(world::request(ID)))
}

/// The service says that the request stands so, held by the technician unless it is new.
fn becomes(bench: &mut Bench, status: RequestStatus) {
    let mut request = world::request(ID);
    if status != RequestStatus::New {
        hold(&mut request, ME, status);
    }
    let seq = Seq(2000 + status as i64);
    bench.hears(ServerFrame::Request { seq, request });
}

/// Whether *My Support Requests* has a row of the request.
fn is_mine(bench: &Bench) -> bool {
    let rows = bench.names(Role::Row);
    rows.iter().any(|name| name.starts_with(MINE))
}

fn offers(bench: &Bench, label: &str) -> bool {
    bench.query_by_role_and_label(Role::Button, label).is_some()
}

fn opens(bench: &mut Bench, row: &str) {
    bench
        .get_by(|node| node.label().is_some_and(|name| name.starts_with(row)))
        .click();
    bench.run();
}

/// D3.
#[test]
fn a_console_starts_with_the_new_requests() {
    let bench = with_new_request();

    let selected = bench
        .query_all_by_role(Role::Tab)
        .filter(|tab| tab.accesskit_node().is_selected() == Some(true));
    let names: Vec<_> = selected
        .filter_map(|tab| tab.accesskit_node().label())
        .collect();
    assert_eq!(names, ["Nuevas 9"]);
    assert!(bench.queue().contains(&ID));
}

/// D2: it leaves the new ones, is among mine and still among the active and all.
#[test]
fn a_claimed_request_moves_to_mine_with_the_options_of_the_next_step() {
    let mut bench = with_new_request();
    opens(&mut bench, "Solicitud 1050,");
    assert!(offers(&bench, "Asignarme a mí"));

    becomes(&mut bench, RequestStatus::Assigned);

    assert!(is_mine(&bench));
    assert!(!bench.queue().contains(&ID), "among the new ones");
    for option in [
        "Unirse a conversación",
        "Anular asignación",
        "Cerrar solicitud",
    ] {
        assert!(offers(&bench, option), "{option}");
    }
    assert!(!offers(&bench, "Asignarme a mí"));
    bench.press("Activas 7");
    assert!(bench.queue().contains(&ID), "among the active ones");
    bench.press("Todas 15");
    assert!(bench.queue().contains(&ID), "among all");
}

/// from each of the three states.
#[test]
fn a_released_request_leaves_mine_and_is_new_again() {
    use RequestStatus::{Assigned, ChatEnded, InChat};
    for status in [Assigned, InChat, ChatEnded] {
        let mut bench = with_new_request();
        becomes(&mut bench, status);
        assert!(is_mine(&bench), "{status:?}");
        assert!(!bench.queue().contains(&ID));

        let request = world::request(ID);
        let seq = Seq(3000);
        bench.hears(ServerFrame::Request { seq, request });

        assert!(!is_mine(&bench), "{status:?}");
        assert!(bench.queue().contains(&ID), "{status:?}");
    }
}

///
#[test]
fn a_closed_request_leaves_mine_and_is_found_among_the_completed() {
    let mut bench = with_new_request();
    becomes(&mut bench, RequestStatus::InChat);
    assert!(is_mine(&bench));

    becomes(&mut bench, RequestStatus::Completed);

    assert!(!is_mine(&bench));
    assert!(!bench.queue().contains(&ID));
    opens(&mut bench, "Completadas");
    assert_eq!(bench.queue(), [ID]);
}

/// in either panel, a click shows information, the customer's system and the options.
#[test]
fn a_click_in_either_panel_shows_the_request() {
    for (row, id, customer, option) in [
        (
            "Solicitud 1037,",
            1037,
            "#1037 · Pedro Sánchez — Acme",
            "Asignarme a mí",
        ),
        (
            "3. Nuria Casals",
            1036,
            "#1036 · Nuria Casals — Hotel Miramar",
            "Unirse a conversación",
        ),
    ] {
        let mut bench = bench(World::busy());
        opens(&mut bench, row);

        assert_eq!(bench.done(), [Action::Select(RequestId(id))]);
        assert!(bench.shows(customer), "{customer}");
        assert!(bench.shows(&id.to_string()), "the number among the details");
        assert!(bench.shows("Windows 11"), "the customer's system");
        assert!(offers(&bench, option), "{option}");
    }
}

/// R-26, D1, D4: joining the customer's chat brings writing, ending and, always, giving back.
#[test]
fn after_joining_the_customers_chat_there_is_more_to_do() {
    let mut bench = with_new_request();
    becomes(&mut bench, RequestStatus::Assigned);
    opens(&mut bench, MINE);
    let message = |bench: &Bench| bench.get_by_label("Mensaje").accesskit_node().is_disabled();
    assert!(message(&bench), "nothing is written before joining");
    assert!(!offers(&bench, "Finalizar conversación"));

    becomes(&mut bench, RequestStatus::InChat);

    assert!(!message(&bench));
    assert!(offers(&bench, "Finalizar conversación"));
    assert!(offers(&bench, "Anular asignación"));
    assert!(!offers(&bench, "Unirse a conversación"));
}
