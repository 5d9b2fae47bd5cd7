//! Status × method × access, by value.

use atiende_protocol::{
    Availability, CommandId, CompanyId, CompanyRef, ContactId, ContactRule, Customer, DeviceType,
    Entry, NotificationRules, Platform, QuietHours, ReleaseReason, Request, Seq, Source,
    Technician, TechnicianRef,
};
use uuid::Uuid;

use super::*;
use crate::storage::Scope;

mod late;

/// 2023-11-14 22:13:20 UTC, which is 23:13 in Madrid.
const NOW: Timestamp = Timestamp(1_700_000_000_000_000);
const ACME: CompanyId = CompanyId(1);
const ANA: TechnicianId = TechnicianId(7);
const LUIS: TechnicianId = TechnicianId(8);

fn request(status: RequestStatus, assignee: Option<TechnicianId>) -> Request {
    Request {
        id: RequestId(42),
        company: CompanyRef {
            id: ACME,
            name: "Acme".to_owned(),
        },
        customer: Customer {
            name: "María".to_owned(),
            email: "maria@acme.example".to_owned(),
        },
        subject: "No imprime".to_owned(),
        status,
        assignee: assignee.map(who),
        chat_opened: true,
        source: Source {
            ip_address: "192.0.2.1".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Firefox 131".to_owned(),
        },
        submitted_at: NOW,
        assigned_at: None,
        waiting_since: None,
        closed_at: None,
    }
}

fn who(id: TechnicianId) -> TechnicianRef {
    TechnicianRef {
        id,
        name: format!("technician {id}"),
    }
}

fn happening(kind: EntryKind, request: Request) -> Happening {
    Happening {
        entry: Entry {
            seq: Seq(9),
            at: NOW,
            kind,
        },
        request,
        language: "es".to_owned(),
    }
}

fn opened() -> Happening {
    let kind = EntryKind::Opened {
        description: "…".to_owned(),
    };
    happening(kind, request(RequestStatus::New, None))
}

fn written(by_customer: bool) -> Happening {
    let (text, id) = ("hola".to_owned(), CommandId(Uuid::nil()));
    let kind = if by_customer {
        EntryKind::CustomerMessage { text, id }
    } else {
        let technician = who(ANA);
        EntryKind::TechnicianMessage {
            technician,
            text,
            id,
        }
    };
    happening(kind, request(RequestStatus::InChat, Some(ANA)))
}

/// Ana is *Available*, sees Acme, and has chosen an e-mail address for everything.
fn ana() -> Listener {
    Listener {
        technician: Technician {
            id: ANA,
            name: "Ana".to_owned(),
            email: "ana@acme.example".to_owned(),
            is_administrator: false,
            availability: Availability::Available,
            availability_reason: None,
        },
        scope: Scope::Companies([ACME].into_iter().collect()),
        rules: NotificationRules {
            contacts: vec![ContactRule {
                contact: ContactId(1),
                events: NotifiedEvent::ALL.into(),
            }],
            ..NotificationRules::default()
        },
        contacts: vec![way(1, ContactKind::Email), way(2, ContactKind::Text)],
    }
}

fn way(id: i64, kind: ContactKind) -> Way {
    Way {
        id: ContactId(id),
        kind,
        address: format!("address {id}"),
        language: "es".to_owned(),
    }
}

fn known() -> Circumstances {
    Circumstances {
        at: NOW,
        has_gate: true,
        kinds: [ContactKind::Email, ContactKind::Text, ContactKind::Webhook].into(),
        connected: BTreeSet::new(),
        here: BTreeSet::new(),
    }
}

fn told(happening: Happening, listener: Listener, known: &Circumstances) -> Vec<String> {
    let deliveries = deliveries(&[happening], &[listener], known);
    deliveries
        .into_iter()
        .map(|delivery| delivery.cause)
        .collect()
}

fn with(change: impl FnOnce(&mut Listener)) -> Listener {
    let mut listener = ana();
    change(&mut listener);
    listener
}

#[test]
fn a_chosen_method_is_used_and_another_one_is_not() {
    assert_eq!(told(opened(), ana(), &known()), ["event:9:1"]);
    let both = with(|ana| {
        ana.rules.contacts.push(ContactRule {
            contact: ContactId(2),
            events: [NotifiedEvent::NewRequest].into(),
        });
    });
    assert_eq!(told(opened(), both, &known()), ["event:9:1", "event:9:2"]);
    let none = with(|ana| ana.rules.contacts.clear());
    assert!(told(opened(), none, &known()).is_empty());
    let other_event = with(|ana| {
        ana.rules.contacts = vec![ContactRule {
            contact: ContactId(1),
            events: [NotifiedEvent::Transferred].into(),
        }];
    });
    assert!(told(opened(), other_event, &known()).is_empty());
}

#[test]
fn only_available_technicians_hear_of_new_requests_unless_they_asked_for_it() {
    for availability in [
        Availability::Busy,
        Availability::Away,
        Availability::Offline,
    ] {
        let away = with(|ana| ana.technician.availability = availability);
        assert!(told(opened(), away.clone(), &known()).is_empty());
        let mut asked = away.clone();
        asked.rules.also_when_not_available = true;
        assert_eq!(told(opened(), asked, &known()), ["event:9:1"]);
        let open = Circumstances {
            has_gate: false,
            ..known()
        };
        assert_eq!(told(opened(), away, &open), ["event:9:1"]);
    }
}

#[test]
fn nobody_hears_of_a_company_that_he_may_not_see() {
    let foreign = with(|ana| ana.scope = Scope::Companies([CompanyId(2)].into_iter().collect()));
    assert!(told(opened(), foreign, &known()).is_empty());
    let administrator = with(|ana| ana.scope = Scope::All);
    assert_eq!(told(opened(), administrator, &known()), ["event:9:1"]);
}

#[test]
fn quiet_hours_count_where_the_technician_is() {
    let quiet = |from: u16, to: u16| {
        with(|ana| {
            ana.rules.quiet_hours = Some(QuietHours {
                from_minute: from * 60,
                to_minute: to * 60,
                time_zone: "Europe/Madrid".to_owned(),
            });
        })
    };
    assert!(told(opened(), quiet(23, 7), &known()).is_empty());
    assert_eq!(told(opened(), quiet(22, 23), &known()), ["event:9:1"]);
}

#[test]
fn a_muted_company_is_not_heard() {
    let muted = with(|ana| ana.rules.muted_companies = [ACME].into());
    assert!(told(opened(), muted, &known()).is_empty());
}

/// Ana wants to hear of new requests by a program of hers as well.
fn with_a_webhook() -> Listener {
    with(|ana| {
        ana.contacts.push(way(3, ContactKind::Webhook));
        ana.rules.contacts.push(ContactRule {
            contact: ContactId(3),
            events: [NotifiedEvent::NewRequest].into(),
        });
    })
}

#[test]
fn a_request_that_was_taken_meanwhile_is_told_to_programs_only() {
    let mut taken = opened();
    taken.request = request(RequestStatus::Assigned, Some(LUIS));
    assert!(told(taken.clone(), ana(), &known()).is_empty());
    assert_eq!(told(taken, with_a_webhook(), &known()), ["event:9:3"]);
}

#[test]
fn people_are_told_of_a_new_request_for_an_hour_and_programs_for_a_day() {
    let deliveries = deliveries(&[opened()], &[with_a_webhook()], &known());
    let minutes = deliveries.iter().map(|delivery| {
        let lasts = delivery.expires_at.0 - NOW.0;
        lasts / MICROS_PER_MINUTE
    });
    assert_eq!(minutes.collect::<Vec<_>>(), [60, 24 * 60]);
}

#[test]
fn a_released_request_is_told_to_all_but_who_let_go_of_it() {
    let released = |by| {
        let kind = EntryKind::Released {
            technician: who(by),
            reason: ReleaseReason::Unassigned,
        };
        happening(kind, request(RequestStatus::New, None))
    };
    assert!(told(released(ANA), ana(), &known()).is_empty());
    assert_eq!(told(released(LUIS), ana(), &known()), ["event:9:1"]);
}

#[test]
fn a_message_is_told_to_its_technician_while_no_console_is_there() {
    assert_eq!(told(written(true), ana(), &known()), ["event:9:1"]);
    let connected = Circumstances {
        connected: [ANA].into(),
        ..known()
    };
    assert!(told(written(true), ana(), &connected).is_empty());
    let luis = with(|ana| ana.technician.id = LUIS);
    assert!(told(written(true), luis, &known()).is_empty());
}

#[test]
fn a_transfer_is_told_to_who_has_the_request_now() {
    let transferred = |to| {
        let kind = EntryKind::Transferred {
            from: who(LUIS),
            to: who(to),
            note: String::new(),
        };
        happening(kind, request(RequestStatus::Assigned, Some(to)))
    };
    assert_eq!(told(transferred(ANA), ana(), &known()), ["event:9:1"]);
    assert!(told(transferred(TechnicianId(9)), ana(), &known()).is_empty());
}

#[test]
fn an_answer_reaches_a_customer_who_has_left_the_page() {
    assert_eq!(told(written(false), ana(), &known()), ["answer:9"]);
    let here = Circumstances {
        here: [RequestId(42)].into(),
        ..known()
    };
    assert!(told(written(false), ana(), &here).is_empty());
    let no_mail = Circumstances {
        kinds: [ContactKind::Text].into(),
        ..known()
    };
    assert!(told(written(false), ana(), &no_mail).is_empty());
}
