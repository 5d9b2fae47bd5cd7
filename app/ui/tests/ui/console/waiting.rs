//! Waiting times against the limits of the company.

use std::time::Duration;

use atiende_protocol::{CompanyId, Timestamp, WaitingLimits};
use egui::Role;
use egui_kittest::kittest::Queryable;

use super::world::{self, ME, NOW, SECOND, hold};
use super::{Bench, Use, World, bench};

/// Four minutes are long and ten too long at Acme.
fn limits() -> Vec<WaitingLimits> {
    vec![WaitingLimits {
        company: CompanyId(4),
        amber_secs: 250,
        red_secs: 600,
    }]
}

fn waiting(secs: i64) -> World {
    let mut request = world::request(7);
    request.waiting_since = Some(Timestamp(NOW - secs * SECOND));
    World {
        limits: limits(),
        ..World::quiet().with(request)
    }
}

fn says(bench: &Bench, words: &str) -> bool {
    bench.query_by_role_and_label(Role::Label, words).is_some()
}

#[test]
fn a_time_beyond_a_limit_is_told_in_words_and_not_by_colour_alone() {
    assert!(says(&bench(waiting(180)), "3 min"));
    assert!(says(&bench(waiting(300)), "5 min, espera mucho"));
    assert!(says(&bench(waiting(660)), "11 min, espera demasiado"));
}

#[test]
fn the_row_tells_it_to_screen_readers_as_well() {
    let bench = bench(waiting(660));
    let row = "Solicitud 7, María Pérez, Acme: No puedo imprimir, 11 min, espera demasiado";
    assert_eq!(bench.names(Role::Row), [row]);
}

#[test]
fn without_limits_no_time_is_too_long() {
    let mut world = waiting(6600);
    world.limits.clear();
    assert!(says(&bench(world), "1 h"));
}

#[test]
fn my_own_rows_tell_it_too() {
    let mut world = waiting(660);
    for request in &mut world.requests {
        hold(request, ME, atiende_protocol::RequestStatus::InChat);
    }
    assert!(says(&bench(world), "11 min, espera demasiado"));
}

#[test]
fn the_window_is_drawn_again_when_a_limit_is_reached() {
    let mut bench = bench(waiting(245));
    bench.run();
    let viewport = bench.output().viewport_output.values().next();
    let delay = viewport.map(|viewport| viewport.repaint_delay);
    assert_eq!(delay, Some(Duration::from_secs(5)));
}

#[test]
fn a_link_says_how_many_are_waiting_too_long() {
    let mut bench = bench(waiting(660));
    bench.get_by_label("Nuevas 1").hover();
    bench.run();
    assert!(bench.shows("1 espera demasiado"));
}
