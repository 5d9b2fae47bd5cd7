//! What each input does to the state, by value.

mod away;
mod deliveries;
mod desktop;
mod downloads;
mod links;
mod outbox;
mod refused_files;
mod screen;
mod sync;
mod tell;
mod tell_mine;
mod tell_missed;
mod uploads;

pub(super) use atiende_protocol::{
    Availability, ClientFrame, Command, CommandId, CompanyId, CompanyRef, Customer, DeviceType,
    Entry, EntryKind, Outcome, Platform, Refusal, Request, RequestId, RequestStatus, Seq,
    ServerFrame, Settings, Source, Technician, TechnicianId, TechnicianRef, Timestamp,
};
use uuid::Uuid;

pub(super) use super::*;
pub(super) use crate::{Action, DesktopEvent, Notification, Outgoing, OutgoingStatus};

pub(super) const PRINTER: RequestId = RequestId(42);
pub(super) const MAIL: RequestId = RequestId(43);

pub(super) fn context(id: u128) -> Context {
    Context {
        now: Timestamp(1_000_000),
        fresh_id: CommandId(Uuid::from_u128(id)),
        minute_of_day: 720,
    }
}

pub(super) fn ana() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
    }
}

pub(super) fn acme() -> CompanyRef {
    CompanyRef {
        id: CompanyId(1),
        name: "Acme".to_owned(),
    }
}

pub(super) fn request(id: RequestId, status: RequestStatus) -> Request {
    let is_held = !matches!(status, RequestStatus::New);
    Request {
        id,
        company: acme(),
        customer: Customer {
            name: "María".to_owned(),
            email: "m@example.com".to_owned(),
        },
        subject: "No imprime".to_owned(),
        status,
        assignee: is_held.then(ana),
        chat_opened: false,
        source: Source {
            ip_address: "192.0.2.7".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Firefox 140".to_owned(),
        },
        submitted_at: Timestamp(500_000),
        assigned_at: is_held.then_some(Timestamp(600_000)),
        waiting_since: Some(Timestamp(500_000)),
        closed_at: None,
    }
}

pub(super) fn row(seq: i64, id: RequestId, status: RequestStatus) -> Input {
    Input::Frame(ServerFrame::Request {
        seq: Seq(seq),
        request: request(id, status),
    })
}

pub(super) fn message(seq: i64, text: &str) -> Entry {
    let id = CommandId(Uuid::from_u128(u128::MAX - seq.unsigned_abs() as u128));
    let kind = EntryKind::CustomerMessage {
        text: text.to_owned(),
        id,
    };
    Entry {
        seq: Seq(seq),
        at: Timestamp(seq),
        kind,
    }
}

pub(super) fn frame(frame: ServerFrame) -> Input {
    Input::Frame(frame)
}

/// Signed in as Ana, caught up to event 10, nothing known.
pub(super) fn online() -> State {
    let mut state = State::default();
    let me = Technician {
        id: ana().id,
        name: ana().name,
        email: "ana@example.com".to_owned(),
        is_administrator: false,
        availability: Availability::Available,
        availability_reason: None,
    };
    let welcome = ServerFrame::Welcome {
        technician: me,
        companies: vec![acme()],
        settings: Settings::default(),
        limits: vec![],
        rules: atiende_protocol::NotificationRules::default(),
        now: Timestamp(3_000_000),
    };
    for input in [
        welcome,
        ServerFrame::Reset,
        ServerFrame::CaughtUp { seq: Seq(10) },
    ] {
        update(&mut state, frame(input), &context(0));
    }
    assert_eq!(state.connection, Connection::Online);
    state
}

/// Somebody is signed in, with what lay on the disk.
pub(super) fn signed_in(desk: Desk) -> Input {
    Input::SignedIn {
        service: "https://a.example".to_owned(),
        local_portal: None,
        token_place: crate::TokenPlace::Keyring,
        desk,
        technician: None,
    }
}

pub(super) fn apply(state: &mut State, input: Input) -> Vec<Effect> {
    update(state, input, &context(7))
}

pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    apply(state, Input::Action(action))
}
