//! Between the customer's page and the service.

use atiende_protocol::{
    ByeReason, CustomerEntry, CustomerEntryKind, CustomerFrame, EntryKind, Outcome, PortalFrame,
    Refusal, RequestStatus, RequestView, Seq,
};

use crate::examples::{REQUEST, entries, entries_of_teamwork, id, text};
use crate::golden::is_golden;

pub(crate) fn customer_frames() -> Vec<(String, CustomerFrame)> {
    let hello = |resume_after| CustomerFrame::Hello {
        version: 1,
        resume_after,
    };
    let send = CustomerFrame::Send {
        id: id(),
        text: text(),
    };
    let presence = CustomerFrame::Presence {
        is_visible: true,
        is_typing: false,
    };
    vec![
        ("customer.hello.fresh".to_owned(), hello(None)),
        ("customer.hello.resume".to_owned(), hello(Some(Seq(77)))),
        ("customer.send".to_owned(), send),
        ("customer.presence".to_owned(), presence),
    ]
}

pub(crate) fn portal_frames() -> Vec<(String, PortalFrame)> {
    let view = |status, technician: Option<&str>| PortalFrame::Request {
        request: RequestView {
            id: REQUEST,
            status,
            technician: technician.map(str::to_owned),
        },
    };
    let settled = |outcome| PortalFrame::Settled { id: id(), outcome };
    let refusal = Refusal::ChatEnded;
    let reason = ByeReason::Stopping;
    let queue = PortalFrame::Queue {
        place: 3,
        is_somebody_available: true,
    };
    let typing = PortalFrame::Typing { is_typing: true };
    let frames = [
        ("reset", PortalFrame::Reset),
        ("request.new", view(RequestStatus::New, None)),
        (
            "request.in_chat",
            view(RequestStatus::InChat, Some("Ana López")),
        ),
        ("caught_up", PortalFrame::CaughtUp { seq: Seq(107) }),
        ("settled.accepted", settled(Outcome::ACCEPTED)),
        ("settled.refused", settled(Outcome::Refused { refusal })),
        ("queue", queue),
        ("typing", typing),
        ("heartbeat", PortalFrame::Heartbeat),
        ("bye", PortalFrame::Bye { reason }),
    ];
    let frames = frames.map(|(name, frame)| (format!("portal.{name}"), frame));
    frames.into_iter().chain(lines()).collect()
}

fn lines() -> impl Iterator<Item = (String, PortalFrame)> {
    let entries = entries().into_iter().chain(entries_of_teamwork());
    let lines = entries.filter_map(|entry| {
        let seq = entry.seq;
        CustomerEntry::of(&entry).map(|entry| (seq, entry))
    });
    lines.map(|(seq, entry)| (format!("portal.entry.{seq}"), PortalFrame::Entry { entry }))
}

#[test]
fn frames_of_the_page_read_as_in_version_1() {
    for (name, frame) in customer_frames() {
        is_golden(&name, &frame);
    }
}

#[test]
fn frames_to_the_page_read_as_in_version_1() {
    for (name, frame) in portal_frames() {
        is_golden(&name, &frame);
    }
}

#[test]
fn the_customer_reads_no_note_and_of_another_technician_only_that_one_left() {
    let [note, others @ ..] = &*entries_of_teamwork() else {
        panic!("there are such entries");
    };
    assert_eq!(CustomerEntry::of(note), None);
    for entry in others {
        let told = CustomerEntry::of(entry).unwrap().kind;
        assert_eq!(told, CustomerEntryKind::Released);
    }
}

#[test]
fn the_customer_is_not_told_who_took_the_request_before_joining() {
    let untold: Vec<_> = entries()
        .into_iter()
        .filter(|entry| CustomerEntry::of(entry).is_none())
        .collect();
    assert!(
        matches!(untold.as_slice(), [entry] if matches!(entry.kind, EntryKind::Assigned { .. }))
    );
}
