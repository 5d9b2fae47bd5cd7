//! A console with many requests, and what the service says to it.

use std::sync::Arc;

use atiende_core::{Action, Context, Desk, Input, State, TokenPlace, update};
use atiende_protocol::{
    Availability, CommandId, CompanyId, CompanyRef, Customer, DeviceType, Entry, EntryKind,
    Platform, Request, RequestId, RequestStatus, Seq, ServerFrame, Settings, Source, Technician,
    TechnicianId, TechnicianRef, Timestamp, WaitingLimits,
};
use uuid::Uuid;

pub const NOW: i64 = 1_772_621_100_000_000;
pub const MESSAGES: i64 = 10_000;
/// The request with the long conversation, which the technician holds.
pub const TALK: RequestId = RequestId(1);

const COMPANIES: i64 = 40;
const NAMES: [&str; 8] = [
    "Lucía", "Óscar", "Marta", "Íñigo", "Ana", "Bruno", "Zoe", "Ángel",
];

/// The state, changed as the engine does: the window reads a snapshot that is shared.
pub struct Console {
    state: State,
    shown: Arc<State>,
    fresh: u128,
}

impl Console {
    /// What the window sees.
    pub fn snapshot(&self) -> Arc<State> {
        Arc::clone(&self.shown)
    }

    /// Applies an input and shows the state.
    pub fn take(&mut self, input: Input) {
        self.apply(input);
        self.shown = Arc::new(self.state.clone());
    }

    /// What the service says.
    pub fn hear(&mut self, frame: ServerFrame) {
        self.take(Input::Frame(frame));
    }

    /// What the technician does elsewhere.
    pub fn act(&mut self, action: Action) {
        self.take(Input::Action(action));
    }

    fn apply(&mut self, input: Input) {
        self.fresh += 1;
        let context = Context {
            now: Timestamp(NOW),
            fresh_id: CommandId(Uuid::from_u128(self.fresh)),
            minute_of_day: 0,
        };
        update(&mut self.state, input, &context);
    }
}

pub fn me() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(1),
        name: "Ana López".into(),
    }
}

fn company(id: i64) -> CompanyRef {
    CompanyRef {
        id: CompanyId(id % COMPANIES),
        name: format!("Compañía {}", id % COMPANIES),
    }
}

fn limits(company: i64) -> WaitingLimits {
    WaitingLimits {
        company: CompanyId(company),
        amber_secs: 600,
        red_secs: 3_600,
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
        subject: format!("No funciona la cosa número {}", id * 7919 % 100_003),
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

/// A request comes, is taken by a colleague, waits anew or is closed, in turn.
pub fn change(rows: i64, step: i64) -> ServerFrame {
    let known = 2 + step * 7_919 % (rows - 1);
    let mut request = match step % 4 {
        0 => request(rows + step, NOW - step * 7_000),
        _ => request(known, NOW - step * 11_000),
    };
    match step % 4 {
        1 => {
            request.status = RequestStatus::InChat;
            request.assignee = Some(TechnicianRef {
                id: TechnicianId(2),
                name: "Bruno Ruiz".into(),
            });
        }
        2 => request.status = RequestStatus::Completed,
        _ => (),
    }
    ServerFrame::Request {
        seq: Seq(MESSAGES + step),
        request,
    }
}

fn message(seq: i64) -> Entry {
    let id = CommandId(Uuid::from_u128(1 << 100 | seq as u128));
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
        at: Timestamp(NOW - (3 * MESSAGES - seq) * 1_000_000),
        kind,
    }
}

/// The whole conversation.
pub fn timeline() -> ServerFrame {
    ServerFrame::Timeline {
        request: TALK,
        entries: (1..=MESSAGES).map(message).collect(),
        has_earlier: false,
    }
}

/// One more message in it.
pub fn message_comes(step: i64) -> ServerFrame {
    ServerFrame::Entry {
        request: TALK,
        entry: message(MESSAGES + step),
    }
}

/// A console with so many requests.
pub fn console(rows: i64) -> Console {
    let mut console = Console {
        state: State::default(),
        shown: Arc::default(),
        fresh: 1 << 64,
    };
    let technician = Technician {
        id: me().id,
        name: me().name,
        email: "ana@ejemplo.com".into(),
        is_administrator: false,
        availability: Availability::Available,
        availability_reason: None,
    };
    console.apply(Input::SignedIn {
        service: "https://ejemplo.com".into(),
        local_portal: None,
        token_place: TokenPlace::Keyring,
        desk: Desk::default(),
        technician: Some(technician.clone()),
    });
    let frames = [
        ServerFrame::Welcome {
            technician,
            companies: (0..COMPANIES).map(company).collect(),
            settings: Settings::default(),
            limits: (0..COMPANIES).map(limits).collect(),
            rules: atiende_protocol::NotificationRules::default(),
            now: Timestamp(NOW),
        },
        ServerFrame::Reset,
    ];
    let row = |id| ServerFrame::Request {
        seq: Seq(0),
        request: request(id, NOW - id * 1_000_000),
    };
    let rest = [timeline(), ServerFrame::CaughtUp { seq: Seq(MESSAGES) }];
    let rows = std::iter::once(held()).chain((2..=rows).map(row));
    for frame in frames.into_iter().chain(rows).chain(rest) {
        console.apply(Input::Frame(frame));
    }
    console.act(Action::Select(TALK));
    console
}

fn held() -> ServerFrame {
    let mut request = request(TALK.0, NOW);
    request.status = RequestStatus::InChat;
    request.assignee = Some(me());
    request.chat_opened = true;
    ServerFrame::Request {
        seq: Seq(0),
        request,
    }
}
