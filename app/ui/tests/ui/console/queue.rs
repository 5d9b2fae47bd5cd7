//! *Solicitudes de asistencia*: views, sorting, selection, empty places, pages, many rows.

use atiende_core::queue::View;
use atiende_core::{Action, Input};
use atiende_protocol::http::RequestPage;
use atiende_protocol::{Availability, RequestId, RequestStatus, Seq, ServerFrame, Timestamp};
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::world::{self, MINUTE, NOW, hold};
use super::{Bench, Use, World, bench, large};

fn show(view: View) -> Input {
    Input::Action(Action::ShowView(view))
}

/// Closed requests with these numbers.
fn closed(numbers: impl IntoIterator<Item = i64>, has_more: bool) -> Input {
    let close = |id| {
        let mut request = world::request(id);
        hold(&mut request, 2, RequestStatus::Completed);
        request.submitted_at = Timestamp(NOW - (5000 - id) * MINUTE);
        request
    };
    let page = RequestPage {
        requests: numbers.into_iter().map(close).collect(),
        has_more,
    };
    Input::CompletedLoaded {
        page,
        is_continuation: true,
    }
}

fn arrives(bench: &mut Bench, id: i64, customer: &str) {
    let mut request = world::request(id);
    request.customer.name = customer.to_owned();
    request.waiting_since = Some(Timestamp(NOW));
    bench.hears(ServerFrame::Request {
        seq: Seq(id),
        request,
    });
}

///
#[test]
fn the_links_lead_to_the_requests_of_each_state_r06() {
    let mut bench = large(World::busy());
    assert_eq!(
        bench.names(Role::Tab),
        ["Todas 14", "Nuevas 8", "Activas 6", "Completadas"]
    );
    assert_eq!(
        bench.queue(),
        [1032, 1035, 1037, 1039, 1041, 1042, 1043, 1044]
    );

    bench.press("Activas 6");

    assert_eq!(bench.done(), [Action::ShowView(View::Active)]);
    assert_eq!(bench.queue(), [1033, 1036, 1038, 1040, 1034, 1031]);

    bench.press("Todas 14");

    assert_eq!(bench.queue().len(), 14);
}

///
#[test]
fn a_header_sorts_up_then_down_and_says_so_r07() {
    let mut bench = bench(World::busy());

    bench.press("Cliente");

    assert_eq!(
        bench.queue(),
        [1039, 1043, 1042, 1035, 1032, 1041, 1037, 1044]
    );
    let header = bench.get_by_role_and_label(Role::ColumnHeader, "Cliente");
    let direction = header.accesskit_node().sort_direction();
    assert_eq!(direction, Some(egui::accesskit::SortDirection::Ascending));

    bench.press("Cliente");

    assert_eq!(
        bench.queue(),
        [1044, 1037, 1041, 1032, 1035, 1042, 1043, 1039]
    );
}

///
#[test]
fn every_header_sorts_and_equal_rows_stay_in_the_order_of_their_numbers_r07() {
    let mut bench = large(World::busy().then(show(View::All)));
    let headers = bench.names(Role::ColumnHeader).into_iter();
    for header in headers.filter(|name| !name.ends_with("mis solicitudes")) {
        bench.press(&header);
        let up = bench.queue();
        bench.press(&header);
        let down = bench.queue();
        assert_eq!(up.len(), 14, "{header}");
        assert_ne!(up, down, "{header}");
    }

    bench.press("Estado");

    assert_eq!(
        bench.queue()[..8],
        [1032, 1035, 1037, 1039, 1041, 1042, 1043, 1044]
    );
}

///
#[test]
fn the_order_stays_while_rows_arrive_and_views_change() {
    let mut bench = bench(World::busy());
    bench.press("Cliente");

    arrives(&mut bench, 1045, "Eduardo Gil");

    assert_eq!(bench.queue()[..4], [1039, 1043, 1045, 1042]);

    bench.press("Activas 6");

    assert_eq!(bench.queue(), [1038, 1031, 1034, 1033, 1036, 1040]);
}

///
#[test]
fn the_selection_stays_while_rows_arrive_and_views_change_r06() {
    let mut bench = bench(World::busy());
    bench
        .get_by(|node| {
            node.label()
                .is_some_and(|name| name.starts_with("Solicitud 1037"))
        })
        .click();
    bench.run();
    assert_eq!(bench.done(), [Action::Select(RequestId(1037))]);

    arrives(&mut bench, 1045, "Eduardo Gil");
    bench.press("Todas 15");

    let selected = bench
        .query_all_by_role(Role::Row)
        .filter(|row| row.accesskit_node().is_selected() == Some(true));
    let names: Vec<_> = selected
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].starts_with("Solicitud 1037,"), "{names:?}");
    assert!(bench.shows("#1037 · Pedro Sánchez — Acme"));
}

/// D6.
#[test]
fn who_is_not_available_reads_why_there_are_no_new_requests_and_changes_it_in_one_click_d6() {
    for (status, sentence) in [
        (
            Availability::Busy,
            "Su estado es Ocupado: no recibe solicitudes nuevas",
        ),
        (
            Availability::Away,
            "Su estado es Ausente: no recibe solicitudes nuevas",
        ),
        (
            Availability::Offline,
            "Su estado es Desconectado: no recibe solicitudes nuevas",
        ),
    ] {
        let mut bench = bench(World {
            availability: status,
            ..World::quiet()
        });
        assert!(bench.shows(sentence), "{status:?}");

        bench.press("Ponerme disponible");

        assert_eq!(
            bench.done(),
            [Action::SetAvailability {
                availability: Availability::Available,
                reason: String::new(),
            }]
        );
    }
}

#[test]
fn the_banner_stands_only_where_new_requests_would_be() {
    let away = || World {
        availability: Availability::Away,
        ..World::quiet()
    };
    for (view, is_there) in [
        (View::New, true),
        (View::All, true),
        (View::Active, false),
        (View::Completed, false),
    ] {
        let bench = bench(away().then(show(view)));
        assert_eq!(bench.shows("Ponerme disponible"), is_there, "{view:?}");
    }
    assert!(!bench(World::quiet()).shows("Ponerme disponible"));
}

#[test]
fn my_rows_say_that_they_are_mine() {
    let bench = large(World::busy().then(show(View::Active)));

    assert_eq!(bench.query_all_by_label("Usted").count(), 4);
    assert!(bench.shows("Bruno Ruiz"));
}

#[test]
fn the_search_keeps_the_rows_that_contain_it() {
    let mut bench = bench(World::busy());
    bench.get_by_label("Buscar solicitudes").focus();
    bench.run();

    bench.type_in("excel");

    assert_eq!(bench.queue(), [1039]);

    bench.type_in("zzz");

    assert!(bench.shows("Nada coincide"));
    assert!(bench.shows("Ninguna solicitud contiene «excelzzz»"));

    bench.press("Borrar la búsqueda");

    assert_eq!(bench.queue().len(), 8);
}

#[test]
fn every_empty_view_says_why_it_is_empty() {
    let done = |view| World::quiet().then(show(view)).then(closed([], false));
    assert!(bench(done(View::New)).shows("Nadie espera"));
    assert!(bench(done(View::Active)).shows("Ninguna solicitud en curso"));
    assert!(bench(done(View::Completed)).shows("Ninguna solicitud completada"));
    assert!(bench(done(View::All)).shows("Ninguna solicitud"));
}

#[test]
fn an_empty_queue_of_the_service_on_this_computer_leads_to_its_portal() {
    let portal = Some("http://127.0.0.1:4100/p/prueba".to_owned());
    let mut bench = bench(World {
        portal,
        ..World::quiet()
    });
    let buttons: Vec<_> = bench.query_all_by_label("Abrir portal").collect();
    assert_eq!(buttons.len(), 2, "one in the bar, one in the empty queue");

    buttons[1].click();
    bench.run();

    assert_eq!(bench.done(), [Action::OpenPortal]);
}

#[test]
fn nothing_is_called_empty_before_the_first_snapshot_is_there() {
    let mut inputs = World::quiet().inputs();
    inputs.truncate(3);
    let mut bench = bench(World::quiet());
    bench.state_mut().take(Input::SignedOut);
    for input in inputs {
        bench.state_mut().take(input);
    }
    bench.run();

    assert!(bench.shows("Poniéndose al día…"));
    assert!(!bench.shows("Nadie espera"));
}

#[test]
fn closed_requests_come_by_pages_as_the_end_nears() {
    let mut bench = bench(World::quiet());
    bench.press("Completadas");
    assert_eq!(bench.done(), [Action::ShowView(View::Completed)]);
    assert!(bench.shows("Cargando más…"));

    bench.state_mut().take(closed((4800..5000).rev(), true));
    bench.run();
    assert_eq!(bench.done(), [], "the end is far away");

    bench.key(egui::Modifiers::NONE, egui::Key::End);

    assert_eq!(bench.done(), [Action::LoadMoreCompleted]);
}

#[test]
fn a_page_that_did_not_come_can_be_asked_for_again() {
    let world = World::quiet()
        .then(show(View::Completed))
        .then(closed(4990..5000, true));
    let mut bench = bench(world);
    bench.state_mut().take(Input::CompletedFailed);
    bench.run();
    bench.done();
    assert!(bench.shows("No se pudieron cargar las solicitudes completadas"));

    bench.press("Reintentar");

    assert_eq!(bench.done(), [Action::LoadMoreCompleted]);
}

#[test]
fn completed_counts_only_once_it_is_known() {
    let bench = bench(
        World::quiet()
            .then(show(View::Completed))
            .then(closed(4990..5000, false)),
    );

    assert!(
        bench
            .names(Role::Tab)
            .contains(&"Completadas 10".to_owned())
    );
}

#[test]
fn of_100_000_rows_only_the_visible_ones_are_laid_out() {
    let mut world = World::quiet();
    world.requests = (1..=100_000).map(world::request).collect();
    let mut bench = bench(world);

    assert!(bench.names(Role::Tab).contains(&"Nuevas 100000".to_owned()));
    let rows = bench.queue();
    assert!((10..40).contains(&rows.len()), "{} rows", rows.len());
    assert_eq!(rows[0], 1);

    bench.key(egui::Modifiers::NONE, egui::Key::End);

    assert_eq!(bench.queue().last(), Some(&100_000));
    assert!(bench.queue().len() < 40);
}
