//! The rules, by value.

use atiende_protocol::{
    Availability, Command, CommandId, CompanyId, CompanyRef, Customer, DeviceType, EntryKind,
    MAX_MESSAGE_CHARS, Platform, Refusal, ReleaseReason, Request, RequestId, RequestStatus, Seq,
    Source, Technician, TechnicianId, TechnicianRef, Timestamp,
};
use uuid::Uuid;

use super::{Decision, customer_message, technician};
use crate::storage::{StoredRequest, TechnicianSituation};

const SENT: Timestamp = Timestamp(1_000);
const TAKEN: Timestamp = Timestamp(2_000);
const NOW: Timestamp = Timestamp(3_000);
const ID: CommandId = CommandId(Uuid::from_u128(7));
pub(super) const REQUEST: RequestId = RequestId(42);

pub(super) fn ana() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(1),
        name: "Ana".to_owned(),
    }
}

pub(super) fn bob() -> TechnicianRef {
    TechnicianRef {
        id: TechnicianId(2),
        name: "Bob".to_owned(),
    }
}

/// A request in a status that Ana, or nobody, has brought it into.
pub(super) fn request(status: RequestStatus) -> Request {
    let is_assigned = status != RequestStatus::New;
    Request {
        id: REQUEST,
        company: CompanyRef {
            id: CompanyId(1),
            name: "Acme".to_owned(),
        },
        customer: Customer {
            name: "Grace".to_owned(),
            email: "grace@acme.example".to_owned(),
        },
        subject: "Printer".to_owned(),
        status,
        assignee: is_assigned.then(ana),
        chat_opened: status == RequestStatus::InChat || status == RequestStatus::ChatEnded,
        source: Source {
            ip_address: "10.0.0.1".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: String::new(),
            browser: "Firefox 131".to_owned(),
        },
        submitted_at: SENT,
        assigned_at: is_assigned.then_some(TAKEN),
        waiting_since: Some(SENT),
        closed_at: None,
    }
}

pub(super) fn give(
    by: TechnicianRef,
    availability: Availability,
    request: Option<Request>,
    command: &Command,
) -> Result<Decision, Refusal> {
    let situation = TechnicianSituation {
        technician: Technician {
            id: by.id,
            name: by.name,
            email: "t@acme.example".to_owned(),
            is_administrator: false,
            availability,
            availability_reason: None,
        },
        scope_seq: Seq(0),
        has_gate: true,
        heir: None,
        stored: request.map(|request| StoredRequest {
            request,
            version: 5,
        }),
    };
    technician(situation, ID, command, NOW)
}

fn ana_gives(status: RequestStatus, command: &Command) -> Result<Decision, Refusal> {
    give(
        ana(),
        Availability::Available,
        Some(request(status)),
        command,
    )
}

fn claim() -> Command {
    Command::Claim { request: REQUEST }
}

fn unassign() -> Command {
    Command::Unassign { request: REQUEST }
}

fn join() -> Command {
    Command::Join { request: REQUEST }
}

fn say(text: &str) -> Command {
    Command::SendMessage {
        request: REQUEST,
        text: text.to_owned(),
    }
}

fn end() -> Command {
    Command::EndChat { request: REQUEST }
}

fn close() -> Command {
    Command::Close { request: REQUEST }
}

fn refused(result: Result<Decision, Refusal>) -> Option<Refusal> {
    result.err()
}

fn customer_writes(request: Request, text: &str) -> Result<Decision, Refusal> {
    let stored = StoredRequest {
        request,
        version: 5,
    };
    customer_message(stored, ID, text, NOW)
}

#[test]
fn claiming_takes_a_new_request() {
    let decision = ana_gives(RequestStatus::New, &claim()).unwrap();

    let expected = Request {
        assigned_at: Some(NOW),
        ..request(RequestStatus::Assigned)
    };
    assert_eq!(decision.request, expected);
    assert_eq!(decision.version, 5);
    let technician = ana();
    assert_eq!(decision.entries, [EntryKind::Assigned { technician }]);
}

#[test]
fn the_loser_of_a_race_is_told_who_won_and_when() {
    let taken = Some(request(RequestStatus::Assigned));
    let refusal = refused(give(bob(), Availability::Available, taken, &claim()));
    let (by, at) = (ana(), TAKEN);
    assert_eq!(refusal, Some(Refusal::AlreadyAssigned { by, at }));
}

#[test]
fn releasing_puts_a_request_back_from_every_open_status_and_the_customer_goes_on_waiting() {
    use RequestStatus::{Assigned, ChatEnded, InChat};
    for status in [Assigned, InChat, ChatEnded] {
        let decision = ana_gives(status, &unassign()).unwrap();

        let released = decision.request;
        assert_eq!(released.status, RequestStatus::New);
        assert_eq!((released.assignee, released.assigned_at), (None, None));
        assert_eq!(released.waiting_since, Some(SENT));
        assert_eq!(released.chat_opened, status != Assigned);
        let entry = EntryKind::Released {
            technician: ana(),
            reason: ReleaseReason::Unassigned,
        };
        assert_eq!(decision.entries, [entry]);
    }
}

#[test]
fn joining_opens_the_chat_for_ever() {
    let decision = ana_gives(RequestStatus::Assigned, &join()).unwrap();
    assert_eq!(decision.request, request(RequestStatus::InChat));
    let technician = ana();
    assert_eq!(decision.entries, [EntryKind::Joined { technician }]);
}

#[test]
fn an_answer_stops_the_waiting_clock_and_the_next_question_starts_it() {
    let answered = ana_gives(RequestStatus::InChat, &say("Hola")).unwrap();
    assert_eq!(answered.request.waiting_since, None);
    let message = EntryKind::TechnicianMessage {
        technician: ana(),
        text: "Hola".to_owned(),
        id: ID,
    };
    assert_eq!(answered.entries, [message]);

    let asked = customer_writes(answered.request, "¿Y ahora?").unwrap();
    assert_eq!(asked.request.waiting_since, Some(NOW));
    let message = EntryKind::CustomerMessage {
        text: "¿Y ahora?".to_owned(),
        id: ID,
    };
    assert_eq!(asked.entries, [message]);
}

#[test]
fn a_second_question_does_not_set_the_waiting_clock_back() {
    let asked = customer_writes(request(RequestStatus::New), "Hello?").unwrap();
    assert_eq!(asked.request.waiting_since, Some(SENT));
}

#[test]
fn ending_the_chat_keeps_the_request_open() {
    let decision = ana_gives(RequestStatus::InChat, &end()).unwrap();
    assert_eq!(decision.request, request(RequestStatus::ChatEnded));
    let technician = ana();
    assert_eq!(decision.entries, [EntryKind::ChatEnded { technician }]);
}

#[test]
fn closing_ends_an_open_chat_first() {
    let ended = EntryKind::ChatEnded { technician: ana() };
    let closed = EntryKind::Closed { technician: ana() };
    for (status, entries) in [
        (RequestStatus::Assigned, vec![closed.clone()]),
        (RequestStatus::InChat, vec![ended, closed.clone()]),
        (RequestStatus::ChatEnded, vec![closed]),
    ] {
        let decision = ana_gives(status, &close()).unwrap();

        let expected = Request {
            status: RequestStatus::Completed,
            waiting_since: None,
            closed_at: Some(NOW),
            ..request(status)
        };
        assert_eq!(decision.request, expected);
        assert_eq!(decision.entries, entries);
    }
}

/// Every command in every status, as the assignee: `None` is carried out.
#[test]
fn the_assignee_may_do_what_the_matrix_says_and_is_told_why_not() {
    use Refusal::{ChatEnded, Completed, NotAssignedToYou, NotNow};
    let taken = || Refusal::AlreadyAssigned {
        by: ana(),
        at: TAKEN,
    };
    let commands = [claim(), unassign(), join(), say("Hola"), end(), close()];
    let mine = || NotAssignedToYou;
    let table = [
        (
            RequestStatus::New,
            [
                None,
                Some(mine()),
                Some(mine()),
                Some(mine()),
                Some(mine()),
                Some(mine()),
            ],
        ),
        (
            RequestStatus::Assigned,
            [Some(taken()), None, None, Some(NotNow), Some(NotNow), None],
        ),
        (
            RequestStatus::InChat,
            [Some(taken()), None, Some(NotNow), None, None, None],
        ),
        (
            RequestStatus::ChatEnded,
            [
                Some(taken()),
                None,
                Some(ChatEnded),
                Some(ChatEnded),
                Some(ChatEnded),
                None,
            ],
        ),
        (
            RequestStatus::Completed,
            [
                Some(Completed),
                Some(Completed),
                Some(Completed),
                Some(Completed),
                Some(Completed),
                Some(Completed),
            ],
        ),
    ];
    for (status, expected) in table {
        for (command, expected) in commands.iter().zip(expected) {
            let refusal = refused(ana_gives(status, command));
            assert_eq!(refusal, expected, "{command:?} in {status:?}");
        }
    }
}

/// D10.
#[test]
fn others_may_do_nothing_with_somebody_elses_request() {
    use RequestStatus::{Assigned, ChatEnded, InChat};
    for status in [Assigned, InChat, ChatEnded] {
        for command in [unassign(), join(), say("Hola"), end(), close()] {
            let refusal = give(
                bob(),
                Availability::Available,
                Some(request(status)),
                &command,
            );
            assert_eq!(refused(refusal), Some(Refusal::NotAssignedToYou));
        }
    }
}

#[test]
fn somebody_who_is_not_available_cannot_take_a_new_request_and_learns_nothing_else_of_it() {
    use Availability::{Away, Busy, Offline};
    for availability in [Busy, Away, Offline] {
        let give = |command: &Command| {
            let new = Some(request(RequestStatus::New));
            give(ana(), availability, new, command)
        };
        assert_eq!(refused(give(&claim())), Some(Refusal::NotAvailable));
        for command in [unassign(), join(), say("Hola"), end(), close()] {
            assert_eq!(refused(give(&command)), Some(Refusal::NotFound));
        }
    }
}

#[test]
fn somebody_who_is_not_available_goes_on_with_held_requests() {
    let held = Some(request(RequestStatus::InChat));
    let decision = give(ana(), Availability::Offline, held, &say("Hola"));
    assert_eq!(refused(decision), None);
}

#[test]
fn a_request_of_another_company_does_not_exist() {
    for command in [claim(), unassign(), join(), say("Hola"), end(), close()] {
        let refusal = refused(give(ana(), Availability::Available, None, &command));
        assert_eq!(refusal, Some(Refusal::NotFound));
    }
}

/// D12.
#[test]
fn customers_write_until_the_chat_is_over() {
    use RequestStatus::{Assigned, ChatEnded, Completed, InChat, New};
    for (status, expected) in [
        (New, None),
        (Assigned, None),
        (InChat, None),
        (ChatEnded, Some(Refusal::ChatEnded)),
        (Completed, Some(Refusal::Completed)),
    ] {
        let refusal = refused(customer_writes(request(status), "Hello"));
        assert_eq!(refusal, expected, "in {status:?}");
    }
}

#[test]
fn a_message_has_something_in_it_and_an_end() {
    let longest = "ñ".repeat(MAX_MESSAGE_CHARS);
    let too_long = Refusal::TextTooLong {
        max: MAX_MESSAGE_CHARS,
    };
    for (text, expected) in [
        (String::new(), Some(Refusal::EmptyText)),
        (" \n\t ".to_owned(), Some(Refusal::EmptyText)),
        (longest.clone(), None),
        (longest + "x", Some(too_long)),
    ] {
        let by_technician = refused(ana_gives(RequestStatus::InChat, &say(&text)));
        let by_customer = refused(customer_writes(request(RequestStatus::InChat), &text));
        assert_eq!((&by_technician, &by_customer), (&expected, &expected));
    }
}
