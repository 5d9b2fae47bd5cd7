//! The window draws nothing while nothing changes.

use std::time::Duration;

use atiende_core::Input;
use atiende_protocol::{RequestId, Seq, ServerFrame, Timestamp};
use egui::ViewportId;
use egui_kittest::kittest::Queryable;

use super::world::{self, NOW, SECOND};
use super::{Bench, Use, World, bench};

/// How long the settled window sleeps.
fn sleeps(bench: &mut Bench) -> Duration {
    bench.run();
    bench.step();
    bench.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

fn waiting_for(secs: i64) -> World {
    let mut request = world::request(7);
    request.waiting_since = Some(Timestamp(NOW - secs * SECOND));
    World::quiet().with(request)
}

#[test]
fn with_nobody_waiting_nothing_is_ever_drawn_again() {
    assert_eq!(sleeps(&mut bench(World::quiet())), Duration::MAX);
    let welcome = World::quiet().then(Input::NoAccount);
    assert_eq!(sleeps(&mut bench(welcome)), Duration::MAX);
}

#[test]
fn a_chat_where_nobody_waits_draws_nothing_either() {
    let mut world = World::busy().selecting(1034);
    world
        .requests
        .iter_mut()
        .for_each(|request| request.waiting_since = None);
    let mut bench = bench(world);
    bench.get_by_label("Mensaje").focus();

    assert_eq!(
        sleeps(&mut bench),
        Duration::MAX,
        "{:?}",
        bench.ctx.repaint_causes()
    );
}

#[test]
fn with_somebody_waiting_the_next_frame_is_when_the_words_change() {
    assert_eq!(sleeps(&mut bench(waiting_for(3))), Duration::from_secs(7));
    assert_eq!(sleeps(&mut bench(waiting_for(34))), Duration::from_secs(6));
    assert_eq!(sleeps(&mut bench(waiting_for(95))), Duration::from_secs(25));
    assert_eq!(
        sleeps(&mut bench(waiting_for(3 * 3600 + 60))),
        Duration::from_secs(3540)
    );
}

#[test]
fn rows_whose_minutes_change_one_after_the_other_wake_the_window_once() {
    let mut world = waiting_for(94);
    let mut other = world::request(8);
    other.waiting_since = Some(Timestamp(NOW - 91 * SECOND));
    world.requests.push(other);

    assert_eq!(sleeps(&mut bench(world)), Duration::from_secs(30));
}

#[test]
fn a_row_out_of_sight_wakes_nobody() {
    let mut world = waiting_for(3);
    let mut early = world::request(1);
    early.waiting_since = Some(Timestamp(NOW - 7200 * SECOND));
    let older = (100..400).map(|id| atiende_protocol::Request {
        id: RequestId(id),
        ..early.clone()
    });
    world.requests.extend(older);

    assert_eq!(sleeps(&mut bench(world)), Duration::from_secs(3600));
}

#[test]
fn a_heartbeat_changes_nothing() {
    let mut bench = bench(World::quiet());
    let frame = ServerFrame::Heartbeat {
        seq: Seq(1000),
        now: Timestamp(NOW),
    };
    bench.state_mut().take(Input::Frame(frame));

    assert_eq!(sleeps(&mut bench), Duration::MAX);
    assert!(bench.shows("Conectado · sincronizado hace unos segundos"));
}
