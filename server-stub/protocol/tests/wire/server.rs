//! From the service to the console.

use atiende_protocol::{
    Availability, ByeReason, ContactId, ContactRule, CustomerPresence, NotificationRules,
    NotifiedEvent, Outcome, QuietHours, Seq, ServerFrame, Settings, Technician, TechnicianPresence,
    WaitingLimits,
};

use crate::examples::{
    AT, REQUEST, company, completed, entries, entries_of_teamwork, id, luis, new, refusals,
    technician,
};
use crate::golden::is_golden;

pub(crate) fn frames() -> Vec<(String, ServerFrame)> {
    let (seq, now, request) = (Seq(107), AT, REQUEST);
    let presence = |customer| ServerFrame::Presence {
        request,
        customer,
        technicians: vec![TechnicianPresence {
            technician: luis(),
            is_typing: true,
        }],
    };
    let row = |request| ServerFrame::Request { seq, request };
    let timeline = ServerFrame::Timeline {
        request,
        entries: entries(),
        has_earlier: true,
    };
    let entry = ServerFrame::Entry {
        request,
        entry: entries().remove(4),
    };
    let frames = [
        ("presence.watched", presence(Some(CustomerPresence::Typing))),
        ("presence.unwatched", presence(None)),
        ("reset", ServerFrame::Reset),
        ("request.new", row(new())),
        ("request.completed", row(completed())),
        ("gone", ServerFrame::Gone { seq, request }),
        ("timeline", timeline),
        ("entry", entry),
        ("caught_up", ServerFrame::CaughtUp { seq }),
        ("heartbeat", ServerFrame::Heartbeat { seq, now }),
    ];
    let frames = frames
        .into_iter()
        .map(|(name, frame)| (format!("server.{name}"), frame));
    let frames = frames.chain(settled()).chain(farewells());
    frames
        .chain(lines_of_teamwork())
        .chain(welcomes())
        .collect()
}

fn welcomes() -> [(String, ServerFrame); 2] {
    let now = AT;
    let welcome = ServerFrame::Welcome {
        technician: technician(),
        companies: vec![company()],
        settings: Settings::default(),
        limits: vec![],
        rules: NotificationRules::default(),
        now,
    };
    let decided = ServerFrame::Welcome {
        technician: Technician {
            availability: Availability::Away,
            availability_reason: Some("Almuerzo".to_owned()),
            ..technician()
        },
        companies: vec![company()],
        settings: Settings {
            has_availability_gate: false,
            company_word: Some("Sede".to_owned()),
            release_after_minutes: None,
            max_file_bytes: 1_048_576,
            max_request_bytes: 4_194_304,
            hides_details: true,
        },
        limits: vec![WaitingLimits {
            company: company().id,
            amber_secs: 120,
            red_secs: 300,
        }],
        rules: rules(),
        now,
    };
    [
        ("server.welcome.v3".to_owned(), welcome),
        ("server.welcome.decided.v3".to_owned(), decided),
    ]
}

fn rules() -> NotificationRules {
    NotificationRules {
        toast: [NotifiedEvent::NewRequest, NotifiedEvent::Message].into(),
        sound: [NotifiedEvent::Transferred, NotifiedEvent::CustomerBack].into(),
        contacts: vec![ContactRule {
            contact: ContactId(5),
            events: [NotifiedEvent::NewRequest].into(),
        }],
        muted_companies: [company().id].into(),
        quiet_hours: Some(QuietHours {
            from_minute: 1_320,
            to_minute: 420,
            time_zone: "Europe/Madrid".to_owned(),
        }),
        also_when_not_available: true,
        repeats: false,
    }
}

fn lines_of_teamwork() -> impl Iterator<Item = (String, ServerFrame)> {
    entries_of_teamwork().into_iter().map(|entry| {
        let name = format!("server.entry.{}", entry.seq);
        let request = REQUEST;
        (name, ServerFrame::Entry { request, entry })
    })
}

fn settled() -> impl Iterator<Item = (String, ServerFrame)> {
    let refused = refusals().into_iter().map(|(name, refusal)| {
        let outcome = Outcome::Refused { refusal };
        (format!("refused.{name}"), outcome)
    });
    let led_to = Outcome::Accepted {
        request: Some(REQUEST),
    };
    let accepted = [
        ("accepted".to_owned(), Outcome::ACCEPTED),
        ("accepted.request".to_owned(), led_to),
    ];
    let outcomes = accepted.into_iter().chain(refused);
    outcomes.map(|(name, outcome)| {
        let settled = ServerFrame::Settled { id: id(), outcome };
        (format!("server.settled.{name}"), settled)
    })
}

fn farewells() -> impl Iterator<Item = (String, ServerFrame)> {
    let reasons = [
        ("stopping", ByeReason::Stopping),
        ("too_slow", ByeReason::TooSlow),
        ("signed_out", ByeReason::SignedOut),
        ("bad_frame", ByeReason::BadFrame),
        ("unsupported_version", ByeReason::UnsupportedVersion),
    ];
    let bye = |(name, reason)| (format!("server.bye.{name}"), ServerFrame::Bye { reason });
    reasons.into_iter().map(bye)
}

#[test]
fn frames_of_the_service_read_as_in_version_1() {
    for (name, frame) in frames() {
        is_golden(&name, &frame);
    }
}
