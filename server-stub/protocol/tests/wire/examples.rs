//! The values that the golden files hold.

use atiende_protocol::{
    Availability, CommandId, CompanyId, CompanyRef, Customer, DeviceType, Entry, EntryKind,
    Platform, Refusal, ReleaseReason, Request, RequestId, RequestStatus, Seq, Source, Technician,
    TechnicianId, TechnicianRef, Timestamp,
};
use uuid::Uuid;

pub(crate) const REQUEST: RequestId = RequestId(1042);
pub(crate) const AT: Timestamp = Timestamp(1_700_000_000_123_456);

pub(crate) fn id() -> CommandId {
    CommandId(Uuid::from_u128(0x0190_1234_5678_7abc_8def_0123_4567_89ab))
}

pub(crate) fn text() -> String {
    "¿Me oye?\n\"Sí\" 🙂".to_owned()
}

pub(crate) fn ana() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(7),
        name: "Ana López".to_owned(),
    }
}

pub(crate) fn luis() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(8),
        name: "Luis Gómez".to_owned(),
    }
}

pub(crate) fn technician() -> Technician {
    Technician {
        id: TechnicianId(7),
        name: "Ana López".to_owned(),
        email: "ana@acme.example".to_owned(),
        is_administrator: false,
        availability: Availability::Available,
        availability_reason: None,
    }
}

pub(crate) fn company() -> CompanyRef {
    CompanyRef {
        id: CompanyId(3),
        name: "Acme".to_owned(),
    }
}

/// A request with every field set.
pub(crate) fn completed() -> Request {
    Request {
        status: RequestStatus::Completed,
        assignee: Some(ana()),
        chat_opened: true,
        assigned_at: Some(AT),
        waiting_since: None,
        closed_at: Some(AT),
        ..new()
    }
}

/// A request as it is sent.
pub(crate) fn new() -> Request {
    Request {
        id: REQUEST,
        company: company(),
        customer: Customer {
            name: "María Pérez".to_owned(),
            email: "maria@acme.example".to_owned(),
        },
        subject: "No puedo imprimir".to_owned(),
        status: RequestStatus::New,
        assignee: None,
        chat_opened: false,
        source: Source {
            ip_address: "2001:db8::7".to_owned(),
            device_type: DeviceType::Phone,
            platform: Platform::Ios,
            operating_system: "iOS 17.4".to_owned(),
            os_version: "17.4".to_owned(),
            browser: "Safari 17".to_owned(),
        },
        submitted_at: AT,
        assigned_at: None,
        waiting_since: Some(AT),
        closed_at: None,
    }
}

/// Every kind of entry.
pub(crate) fn entries() -> Vec<Entry> {
    let technician = ana();
    let kinds = [
        EntryKind::Opened {
            description: text(),
        },
        EntryKind::Assigned {
            technician: technician.clone(),
        },
        EntryKind::Released {
            technician: technician.clone(),
            reason: ReleaseReason::Unassigned,
        },
        EntryKind::Joined {
            technician: technician.clone(),
        },
        EntryKind::CustomerMessage {
            text: text(),
            id: id(),
        },
        EntryKind::TechnicianMessage {
            technician: technician.clone(),
            text: text(),
            id: id(),
        },
        EntryKind::ChatEnded {
            technician: technician.clone(),
        },
        EntryKind::Closed { technician },
    ];
    let numbered = (100..).zip(kinds);
    numbered
        .map(|(seq, kind)| Entry {
            seq: Seq(seq),
            at: AT,
            kind,
        })
        .collect()
}

/// The kinds of entries that came with working together.
pub(crate) fn entries_of_teamwork() -> Vec<Entry> {
    let (technician, from) = (luis(), ana());
    let released = |reason| EntryKind::Released {
        technician: ana(),
        reason,
    };
    let kinds = [
        EntryKind::Note {
            technician: ana(),
            text: text(),
            id: id(),
        },
        EntryKind::Transferred {
            from: ana(),
            to: luis(),
            note: text(),
        },
        EntryKind::TakenOver { technician, from },
        released(ReleaseReason::TechnicianGone),
        released(ReleaseReason::AccessLost),
    ];
    let numbered = (200..).zip(kinds);
    numbered
        .map(|(seq, kind)| Entry {
            seq: Seq(seq),
            at: AT,
            kind,
        })
        .collect()
}

/// Every refusal with a name.
pub(crate) fn refusals() -> Vec<(&'static str, Refusal)> {
    vec![
        ("not_found", Refusal::NotFound),
        (
            "already_assigned",
            Refusal::AlreadyAssigned { by: ana(), at: AT },
        ),
        ("not_assigned_to_you", Refusal::NotAssignedToYou),
        ("not_now", Refusal::NotNow),
        ("nobody_waiting", Refusal::NobodyWaiting),
        ("no_such_colleague", Refusal::NoSuchColleague),
        ("not_available", Refusal::NotAvailable),
        ("chat_ended", Refusal::ChatEnded),
        ("completed", Refusal::Completed),
        ("empty_text", Refusal::EmptyText),
        ("text_too_long", Refusal::TextTooLong { max: 10_000 }),
        ("too_fast", Refusal::TooFast { retry_secs: 2 }),
        ("id_reused", Refusal::IdReused),
        ("unavailable", Refusal::Unavailable),
    ]
}
