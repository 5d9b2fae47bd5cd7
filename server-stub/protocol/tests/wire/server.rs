//! From the service to the console.

use atiende_protocol::{ByeReason, Outcome, Seq, ServerFrame};

use crate::examples::{AT, REQUEST, company, completed, entries, id, new, refusals, technician};
use crate::golden::is_golden;

pub(crate) fn frames() -> Vec<(String, ServerFrame)> {
    let (seq, now, request) = (Seq(107), AT, REQUEST);
    let welcome = ServerFrame::Welcome {
        technician: technician(),
        companies: vec![company()],
        now,
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
        ("welcome", welcome),
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
    frames.chain(settled()).chain(farewells()).collect()
}

fn settled() -> impl Iterator<Item = (String, ServerFrame)> {
    let refused = refusals().into_iter().map(|(name, refusal)| {
        let outcome = Outcome::Refused { refusal };
        (format!("refused.{name}"), outcome)
    });
    let outcomes = std::iter::once(("accepted".to_owned(), Outcome::Accepted)).chain(refused);
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
