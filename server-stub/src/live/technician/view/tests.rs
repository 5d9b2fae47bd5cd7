//! What a change means to a console, by value.

use std::collections::BTreeSet;

use atiende_protocol::{
    Availability, CommandId, CompanyRef, Customer, DeviceType, Entry, Platform, ReleaseReason,
    Settings, Source, Technician, TechnicianId, TechnicianRef, Timestamp,
};
use uuid::Uuid;

use super::*;
use crate::storage::{CatchUp, Watched};

const AT: Timestamp = Timestamp(0);
const MINE: CompanyId = CompanyId(1);
const FOREIGN: CompanyId = CompanyId(2);
const REQUEST: RequestId = RequestId(42);

/// The view of somebody who sees one company and watches one request, messages not shown yet.
fn view(availability: Availability) -> View {
    let sync = TechnicianSync {
        technician: Technician {
            id: TechnicianId(1),
            name: "Ana".to_owned(),
            email: "ana@acme.example".to_owned(),
            is_administrator: false,
            availability,
            availability_reason: None,
        },
        scope: Scope::Companies(BTreeSet::from([MINE])),
        scope_seq: Seq(1),
        companies: Vec::new(),
        settings: Settings::default(),
        limits: Vec::new(),
        rules: atiende_protocol::NotificationRules::default(),
        head: Seq(10),
        catch_up: CatchUp::Snapshot(Vec::new()),
        watched: vec![Watched {
            request: REQUEST,
            with_messages: false,
            whole: None,
        }],
    };
    View::new(&sync, [REQUEST])
}

fn by() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(2),
        name: "Bob".to_owned(),
    }
}

fn change(company: CompanyId, status: RequestStatus, kind: EntryKind) -> CommittedChange {
    let name = String::new;
    let request = Request {
        id: REQUEST,
        company: CompanyRef {
            id: company,
            name: name(),
        },
        customer: Customer {
            name: name(),
            email: name(),
        },
        subject: name(),
        status,
        assignee: None,
        chat_opened: status == RequestStatus::InChat,
        source: Source {
            ip_address: name(),
            device_type: DeviceType::Unknown,
            platform: Platform::Other,
            operating_system: name(),
            os_version: name(),
            browser: name(),
        },
        submitted_at: AT,
        assigned_at: None,
        waiting_since: None,
        closed_at: None,
    };
    let entry = Entry {
        seq: Seq(11),
        at: AT,
        kind,
    };
    CommittedChange {
        request,
        entries: vec![entry],
    }
}

fn assigned() -> EntryKind {
    EntryKind::Assigned { technician: by() }
}

fn joined() -> EntryKind {
    EntryKind::Joined { technician: by() }
}

fn released() -> EntryKind {
    EntryKind::Released {
        technician: by(),
        reason: ReleaseReason::Unassigned,
    }
}

fn written() -> EntryKind {
    EntryKind::CustomerMessage {
        text: String::new(),
        id: CommandId(Uuid::nil()),
    }
}

#[test]
fn what_happens_in_other_companies_is_never_mentioned() {
    let mut view = view(Availability::Available);
    for (status, kind) in [
        (RequestStatus::New, written()),
        (RequestStatus::Assigned, assigned()),
        (RequestStatus::New, released()),
    ] {
        let taken = view.take(&change(FOREIGN, status, kind));
        assert_eq!(taken, (Row::Unseen, Timeline::Unseen));
    }
    assert_eq!(view.cursor, Seq(11));
}

#[test]
fn new_requests_are_for_those_who_are_available() {
    let new = || change(MINE, RequestStatus::New, written());
    let taken = view(Availability::Available).take(&new());
    assert_eq!(taken, (Row::Shown, Timeline::Lines));
    for availability in [
        Availability::Busy,
        Availability::Away,
        Availability::Offline,
    ] {
        let taken = view(availability).take(&new());
        assert_eq!(taken, (Row::Unseen, Timeline::Unseen));
    }
}

#[test]
fn a_released_request_goes_and_comes_back_whole() {
    let mut view = view(Availability::Busy);
    let gone = view.take(&change(MINE, RequestStatus::New, released()));
    let back = view.take(&change(MINE, RequestStatus::Assigned, assigned()));
    assert_eq!(gone, (Row::Gone, Timeline::Unseen));
    assert_eq!(back, (Row::Shown, Timeline::Whole));
}

#[test]
fn the_joining_that_opens_the_chat_brings_the_whole_timeline_once() {
    let mut view = view(Availability::Available);
    let first = view.take(&change(MINE, RequestStatus::InChat, joined()));
    let next = view.take(&change(MINE, RequestStatus::InChat, written()));
    assert_eq!(first, (Row::Shown, Timeline::Whole));
    assert_eq!(next, (Row::Shown, Timeline::Lines));
}

#[test]
fn only_newly_wanted_timelines_are_named() {
    let mut view = view(Availability::Available);
    let other = RequestId(43);
    assert_eq!(view.watch(vec![other, REQUEST, other]), [other]);
    assert_eq!(view.watch(vec![other]), []);
    let unwanted = view.take(&change(MINE, RequestStatus::Assigned, assigned()));
    assert_eq!(unwanted, (Row::Shown, Timeline::Unseen));
    assert_eq!(view.watch(vec![REQUEST]), [REQUEST]);
}
