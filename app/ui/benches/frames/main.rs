//! How long a frame takes with up to 100,000 open requests and a conversation of 10,000 messages.
//!
//! `cargo bench -p atiende_ui` prints a histogram for each kind of frame. No test depends on it.
//! What is measured is all that the processor does for a frame: panels, layout and triangles.
//! On a busy machine, `chrt -r 20` before the program keeps others out of the figures.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first failure"
)]

mod files;
mod histogram;
mod window;
mod world;

use atiende_core::Action;
use atiende_protocol::RequestId;
use egui::{Key, Modifiers, vec2};

use histogram::Histogram;
use window::Window;
use world::{MESSAGES, TALK};

const FRAMES: i64 = 600;
/// In every so many frames the technician does something that moves all rows.
const PAUSE: i64 = 60;

fn main() {
    let quiet = [1_000, 10_000, 100_000].map(|rows| {
        println!("\n{rows} requests, a conversation of {MESSAGES} messages");
        let quiet = lists(rows);
        conversation(rows);
        files(rows);
        notifications(rows);
        quiet
    });
    let [few, _, many] = quiet.map(|histogram| histogram.at(0.5).as_secs_f64());
    println!(
        "\nnothing changes, 100,000 rows : 1,000 rows = {:.2}",
        many / few
    );
}

/// The frames around the list of requests; those in which nothing changes.
fn lists(rows: i64) -> Histogram {
    let mut window = Window::new(world::console(rows));
    window.settle();
    let quiet = measure("nothing changes", &mut window, |_, _| ());
    measure(
        "a request comes, changes or goes",
        &mut window,
        |window, step| {
            window.console.hear(world::change(rows, step));
        },
    );
    measure(
        "twenty requests change at once",
        &mut window,
        |window, step| {
            (0..20).for_each(|nth| window.console.hear(world::change(rows, 20 * step + nth)));
        },
    );
    let header = window.find("Cliente");
    let rows_at = header.center() + vec2(0.0, 200.0);
    measure("scrolling", &mut window, |window, step| {
        window.point_at(rows_at);
        window.wheel(there_and_back(step, 400.0));
    });
    measure("moving by keyboard", &mut window, |window, step| {
        let keys = [
            Key::End,
            Key::ArrowUp,
            Key::Home,
            Key::ArrowDown,
            Key::PageDown,
        ];
        window.press(Modifiers::NONE, keys[step as usize % keys.len()]);
    });
    let headers = ["Cliente", "Asunto", "ID", "Empresa"].map(|name| window.find(name));
    measure("sorting by another column", &mut window, |window, step| {
        if step % PAUSE == 1 {
            window.click(headers[(step / PAUSE) as usize % headers.len()]);
        }
        window.console.hear(world::change(rows, step));
    });
    measure("typing into the filter", &mut window, |window, step| {
        let letters = ["l", "u", "c", "í", "a"];
        match step % 120 {
            1 => window.press(Modifiers::COMMAND, Key::F),
            nth @ (10 | 20 | 30 | 40 | 50) => window.write(letters[nth as usize / 10 - 1]),
            70 | 80 | 90 | 100 | 110 => window.press(Modifiers::NONE, Key::Backspace),
            _ => (),
        }
    });
    let link = window.find("Nuevas").center();
    measure(
        "resting on a link with a count",
        &mut window,
        |window, step| {
            window.point_at(link + vec2((step % 2) as f32, 0.0));
            window.console.hear(world::change(rows, step));
        },
    );
    quiet
}

/// The frames around the conversation.
fn conversation(rows: i64) {
    let mut window = Window::new(world::console(rows));
    measure("opening the conversation", &mut window, |window, step| {
        let other = RequestId(2);
        match step % PAUSE {
            1 => window.console.act(Action::Select(other)),
            2 => window.console.act(Action::Select(TALK)),
            3 => window.console.hear(world::timeline()),
            _ => (),
        }
    });
    window.settle();
    measure("a message comes", &mut window, |window, step| {
        window.console.hear(world::message_comes(step));
    });
    let log = window.find("Conversación").center();
    window.point_at(log);
    window.wheel(40_000.0);
    window.settle();
    measure(
        "a message comes, reading older ones",
        &mut window,
        |window, step| {
            window.console.hear(world::message_comes(FRAMES + step));
        },
    );
    measure("scrolling the conversation", &mut window, |window, step| {
        window.wheel(there_and_back(step, 800.0));
    });
}

/// The frames around files: a conversation in which every third line is one, three on their way.
fn files(rows: i64) {
    let mut console = world::console(rows);
    console.hear(files::timeline());
    console.take(files::found());
    let mut window = Window::new(console);
    window.settle();
    measure("three files are being sent", &mut window, |window, step| {
        (1..=3).for_each(|nth| window.console.take(files::progress(nth, step)));
    });
    let log = window.find("Conversación").center();
    window.point_at(log);
    measure(
        "scrolling a conversation with files",
        &mut window,
        |window, step| {
            window.wheel(there_and_back(step, 800.0));
        },
    );
}

/// The frames of the page where the technician says how to be told.
fn notifications(rows: i64) {
    let mut window = Window::new(world::console(rows));
    for name in ["Disponible", "Avisos…"] {
        let place = window.find(name);
        window.click(place);
        window.settle();
    }
    window.console.take(files::contacts());
    window.settle();
    measure(
        "the page of notifications, requests change",
        &mut window,
        |window, step| {
            window.console.hear(world::change(rows, step));
        },
    );
    let title = window.find("Solicitud nueva").center();
    window.point_at(title);
    measure(
        "scrolling the page of notifications",
        &mut window,
        |window, step| {
            window.wheel(there_and_back(step, 60.0));
        },
    );
}

fn there_and_back(step: i64, by: f32) -> f32 {
    if step % 200 < 100 { -by } else { by }
}

/// Prints how long frames take, each after `change`.
fn measure(name: &str, window: &mut Window, change: impl Fn(&mut Window, i64)) -> Histogram {
    let frame = |step| {
        change(window, step);
        window.frame()
    };
    let histogram = Histogram::of((1..=FRAMES).map(frame));
    println!("{name}: {histogram}");
    histogram
}
