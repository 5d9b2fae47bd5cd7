//! A long conversation that grows, and that is measured while somebody scrolls.

use atiende_protocol::{Entry, RequestId, RequestStatus, ServerFrame};
use egui::{Rect, Role, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::talk::{answers, joined, says};
use super::world::{self, ME, hold};
use super::{Bench, Use, World, bench};

const CHAT: i64 = 1;

fn line(seq: i64) -> Entry {
    let ago = (4_000 - seq) * 500;
    let words = "palabra ".repeat((seq % 40) as usize);
    match seq % 3 {
        _ if seq % 7 == 0 => joined(seq, ago, 2),
        0 => answers(seq, ago, ME, &format!("respuesta {seq}")),
        _ => says(seq, ago, &format!("mensaje {seq} {words}")),
    }
}

fn chat(count: i64) -> Bench {
    let mut request = world::request(CHAT);
    hold(&mut request, ME, RequestStatus::InChat);
    let world = World::quiet().with(request);
    bench(
        world
            .timeline(CHAT, (1..=count).map(line).collect())
            .selecting(CHAT),
    )
}

/// Everything that is written in the window, and where.
fn writing(bench: &Bench) -> Vec<(String, Rect)> {
    let labels = bench.query_all_by_role(Role::Label);
    let written = labels.filter_map(|node| {
        let node_rect = node.rect();
        let node = node.accesskit_node();
        Some((node.label().or(node.value())?, node_rect))
    });
    written.collect()
}

fn last_message(bench: &Bench) -> i64 {
    let numbers = bench.names(Role::Label);
    let numbers = numbers.iter().filter_map(|name| {
        let rest = name
            .strip_prefix("mensaje ")
            .or(name.strip_prefix("respuesta "))?;
        rest.split(' ').next()?.parse().ok()
    });
    numbers.max().unwrap()
}

fn turn_wheel(bench: &mut Bench, by: f32) {
    let over = bench.get_by_role(Role::Log).rect().center();
    bench.hover_at(over);
    bench.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
}

#[test]
fn a_conversation_that_grew_looks_like_one_that_was_there_at_once() {
    let mut grown = chat(150);
    for seq in 151..=180 {
        let request = RequestId(CHAT);
        let entry = line(seq);
        grown.hears(ServerFrame::Entry { request, entry });
    }
    let mut whole = chat(180);
    assert_eq!(last_message(&grown), 180);
    assert_eq!(writing(&grown), writing(&whole));

    for bench in [&mut grown, &mut whole] {
        turn_wheel(bench, 900.0);
        bench.run();
    }
    assert!(last_message(&grown) < 180);
    assert_eq!(writing(&grown), writing(&whole));
}

#[test]
fn the_wheel_works_while_a_long_conversation_is_being_measured() {
    let mut bench = chat(3_000);
    bench.set_size(vec2(1200.0, 800.0)); // At another width every line has another height.
    bench.step();
    assert_eq!(last_message(&bench), 3_000);

    turn_wheel(&mut bench, 4_000.0);
    (0..12).for_each(|_| bench.step());

    let seen = last_message(&bench);
    assert!(seen < 2_980, "still at {seen}");
    bench.run();
    assert!(last_message(&bench) <= seen, "it sprang back");
}
