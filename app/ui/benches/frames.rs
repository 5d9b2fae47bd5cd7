//! How long a frame takes with 100,000 open requests and a conversation of 10,000 messages.
//!
//! `cargo bench -p atiende_ui` prints a histogram for each kind of frame. No test depends on it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first failure"
)]

use std::time::{Duration, Instant};

use atiende_assets::Locale;
use atiende_core::{Action, Context, Desk, Input, State, TokenPlace, update};
use atiende_protocol::{
    Availability, CommandId, CompanyId, CompanyRef, Customer, DeviceType, Entry, EntryKind,
    Platform, Request, RequestId, RequestStatus, Seq, ServerFrame, Settings, Source, Technician,
    TechnicianId, TechnicianRef, Timestamp,
};
use atiende_ui::{Env, UiState, app_ui, theme};
use egui::vec2;
use egui_kittest::Harness;
use jiff::tz::TimeZone;

const NOW: i64 = 1_772_621_100_000_000;
const ROWS: i64 = 100_000;
const MESSAGES: i64 = 10_000;
const FRAMES: i64 = 600;
const NAMES: [&str; 8] = [
    "Lucía", "Óscar", "Marta", "Íñigo", "Ana", "Bruno", "Zoe", "Ángel",
];

struct Bench {
    state: State,
    ui_state: UiState,
    fresh: u128,
    /// The work of the panels alone, in the last frame.
    took: Duration,
}

impl Bench {
    fn take(&mut self, input: Input) {
        self.fresh += 1;
        let context = Context {
            now: Timestamp(NOW),
            fresh_id: CommandId(uuid::Uuid::from_u128(self.fresh)),
        };
        update(&mut self.state, input, &context);
    }

    fn hear(&mut self, frame: ServerFrame) {
        self.take(Input::Frame(frame));
    }
}

fn me() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(1),
        name: "Ana López".into(),
    }
}

fn company(id: i64) -> CompanyRef {
    CompanyRef {
        id: CompanyId(id % 40),
        name: format!("Compañía {}", id % 40),
    }
}

fn request(id: i64, since: i64) -> Request {
    Request {
        id: RequestId(id),
        company: company(id),
        customer: Customer {
            name: format!("{} {id}", NAMES[id as usize % NAMES.len()]),
            email: format!("c{id}@ejemplo.com"),
        },
        subject: format!("No funciona la cosa número {}", id * 7919 % ROWS),
        status: RequestStatus::New,
        assignee: None,
        chat_opened: false,
        source: Source {
            ip_address: "203.0.113.24".into(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".into(),
            os_version: String::new(),
            browser: "Firefox 131".into(),
        },
        submitted_at: Timestamp(since),
        assigned_at: None,
        waiting_since: Some(Timestamp(since)),
        closed_at: None,
    }
}

fn message(seq: i64) -> Entry {
    let id = CommandId(uuid::Uuid::from_u128(1 << 100 | seq as u128));
    let text = format!("Mensaje {seq}: la impresora de la segunda planta no responde");
    let kind = if seq % 3 == 0 {
        EntryKind::CustomerMessage { text, id }
    } else {
        EntryKind::TechnicianMessage {
            technician: me(),
            text,
            id,
        }
    };
    Entry {
        seq: Seq(seq),
        at: Timestamp(NOW - (MESSAGES - seq) * 1_000_000),
        kind,
    }
}

fn world() -> Bench {
    let mut bench = Bench {
        state: State::default(),
        ui_state: UiState::default(),
        fresh: 1 << 64,
        took: Duration::ZERO,
    };
    let technician = Technician {
        id: me().id,
        name: me().name,
        email: "ana@ejemplo.com".into(),
        is_administrator: false,
        availability: Availability::Available,
        availability_reason: None,
    };
    bench.take(Input::SignedIn {
        service: "https://ejemplo.com".into(),
        local_portal: None,
        token_place: TokenPlace::Keyring,
        desk: Desk::default(),
        technician: Some(technician.clone()),
    });
    bench.hear(ServerFrame::Welcome {
        technician,
        companies: (0..40).map(company).collect(),
        settings: Settings::default(),
        limits: vec![],
        now: Timestamp(NOW),
    });
    bench.hear(ServerFrame::Reset);
    for id in 1..=ROWS {
        let mut request = request(id, NOW - id * 1_000_000);
        if id == 1 {
            request.status = RequestStatus::InChat;
            request.assignee = Some(me());
            request.chat_opened = true;
        }
        bench.hear(ServerFrame::Request {
            seq: Seq(0),
            request,
        });
    }
    bench.hear(ServerFrame::Timeline {
        request: RequestId(1),
        entries: (1..=MESSAGES).map(message).collect(),
        has_earlier: false,
    });
    bench.hear(ServerFrame::CaughtUp { seq: Seq(MESSAGES) });
    bench.take(Input::Action(Action::Select(RequestId(1))));
    bench
}

fn main() {
    let env = Env {
        locale: Locale::load("es"),
        now: Timestamp(NOW),
        time_zone: TimeZone::UTC,
    };
    let draw = move |ui: &mut egui::Ui, bench: &mut Bench| {
        let began = Instant::now();
        let actions = app_ui(ui, &bench.state, &mut bench.ui_state, &env);
        bench.took = began.elapsed();
        for action in actions {
            bench.take(Input::Action(action));
        }
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1680.0, 950.0))
        .with_context_setup(|ctx| {
            theme::install(ctx);
            theme::set_reduced_motion(ctx, true);
        })
        .build_ui_state(draw, world());
    (0..60).for_each(|_| harness.step()); // Every message is measured by then.
    measure("nothing changed", &mut harness, |_, _| ());
    measure("a request came", &mut harness, |bench, step| {
        bench.hear(ServerFrame::Request {
            seq: Seq(MESSAGES + step),
            request: request(ROWS + step, NOW - step * 7_000),
        });
    });
    measure("a request changed", &mut harness, |bench, step| {
        bench.hear(ServerFrame::Request {
            seq: Seq(2 * MESSAGES + step),
            request: request(1 + step * 97 % ROWS + 1, NOW - step * 11_000),
        });
    });
    measure("a message came", &mut harness, |bench, step| {
        bench.hear(ServerFrame::Entry {
            request: RequestId(1),
            entry: message(3 * MESSAGES + step),
        });
    });
}

/// Prints how long frames take, each after `change`.
fn measure(name: &str, harness: &mut Harness<'_, Bench>, change: impl Fn(&mut Bench, i64)) {
    let mut times: Vec<_> = (1..=FRAMES)
        .map(|step| {
            change(harness.state_mut(), step);
            harness.step();
            harness.state().took
        })
        .collect();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{name}: p50 {:?}, p95 {:?}, p99 {:?}, longest {:?}",
        at(0.5),
        at(0.95),
        at(0.99),
        times.last().unwrap()
    );
    for (from, to) in [(0, 1), (1, 2), (2, 4), (4, 8), (8, 16), (16, 1000)] {
        let range = Duration::from_millis(from)..Duration::from_millis(to);
        let count = times.iter().filter(|time| range.contains(time)).count();
        let bar = "#".repeat((count * 60).div_ceil(times.len()));
        println!("  {from:>2} to {to:>4} ms {count:>4} {bar}");
    }
}
