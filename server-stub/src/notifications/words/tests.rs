//! What messages say, in both languages, and what they leave out.

use atiende_protocol::{
    CompanyId, CompanyRef, Customer, DeliveryId, DeviceType, Platform, RequestId, RequestStatus,
    Source, TechnicianId, TechnicianRef, Timestamp,
};

use super::*;

const BASE: &str = "https://help.example";

fn request() -> Request {
    Request {
        id: RequestId(42),
        company: CompanyRef {
            id: CompanyId(1),
            name: "Acme".to_owned(),
        },
        customer: Customer {
            name: "Eve <img src=x>\r\nBcc: x".to_owned(),
            email: "eve@acme.example".to_owned(),
        },
        subject: "No imprime".to_owned(),
        status: RequestStatus::InChat,
        assignee: Some(TechnicianRef {
            id: TechnicianId(7),
            name: "Ana".to_owned(),
        }),
        chat_opened: true,
        source: Source {
            ip_address: "192.0.2.1".to_owned(),
            device_type: DeviceType::Computer,
            platform: Platform::Windows,
            operating_system: "Windows 11".to_owned(),
            os_version: "11".to_owned(),
            browser: "Firefox 131".to_owned(),
        },
        submitted_at: Timestamp(0),
        assigned_at: None,
        waiting_since: None,
        closed_at: None,
    }
}

fn delivery(matter: Matter, kind: ContactKind, language: &str) -> DueDelivery {
    DueDelivery {
        id: DeliveryId(5),
        attempts: 0,
        matter,
        kind,
        address: String::new(),
        secret: None,
        language: language.to_owned(),
        created_at: Timestamp(9),
        expires_at: Timestamp(10),
        request: Some((request(), String::new())),
        listener: None,
    }
}

fn event(event: NotifiedEvent, kind: ContactKind, language: &str, hides_details: bool) -> Message {
    let delivery = delivery(Matter::Event(event), kind, language);
    message(&delivery, BASE, None, hides_details)
}

#[test]
fn a_message_speaks_the_language_of_its_contact() {
    let subject = |language| {
        let message = event(
            NotifiedEvent::NewRequest,
            ContactKind::Email,
            language,
            false,
        );
        message.subject
    };
    assert_eq!(
        subject("es"),
        "Nueva solicitud de Eve <img src=x> Bcc: x (Acme): No imprime"
    );
    assert_eq!(
        subject("en"),
        "New request from Eve <img src=x> Bcc: x (Acme): No imprime"
    );
}

#[test]
fn what_a_customer_typed_is_text_in_the_page() {
    let mail = event(NotifiedEvent::NewRequest, ContactKind::Email, "es", false);

    assert!(!mail.html.contains("<img"), "{}", mail.html);
    assert!(
        mail.html.contains("https://help.example/open/42"),
        "{}",
        mail.html
    );
}

#[test]
fn hidden_details_are_in_no_part_of_any_message() {
    for told in NotifiedEvent::ALL {
        for kind in [ContactKind::Email, ContactKind::Text, ContactKind::Webhook] {
            let message = event(told, kind, "es", true);
            let all = [
                &message.subject,
                &message.text,
                &message.html,
                &message.json,
            ];
            for part in all {
                for detail in ["Eve", "Acme", "imprime"] {
                    assert!(!part.contains(detail), "{detail} in {part}");
                }
            }
            assert!(message.json.contains("/open/42"), "the way there stays");
        }
    }
}

#[test]
fn a_text_message_is_one_line_with_its_link() {
    let text = event(NotifiedEvent::Message, ContactKind::Text, "en", false).text;

    assert!(!text.contains('\n'), "{text}");
    assert!(text.ends_with(" https://help.example/open/42"), "{text}");
}

#[test]
fn a_customer_reads_who_answered_and_where() {
    let delivery = delivery(Matter::Answer, ContactKind::Email, "es");
    let link = format!("{BASE}/r/token");

    let mail = message(&delivery, BASE, Some(link), true);

    assert_eq!(mail.subject, "Hay una respuesta a su solicitud: No imprime");
    assert!(mail.text.contains("Ana le ha respondido"), "{}", mail.text);
    assert!(
        mail.text.contains("https://help.example/r/token"),
        "{}",
        mail.text
    );
    assert!(!mail.text.contains("/open/"), "{}", mail.text);
}

#[test]
fn a_message_that_is_tried_again_keeps_its_name() {
    let name = |attempts| {
        let code = Matter::Code("012345".to_owned());
        let delivery = DueDelivery {
            attempts,
            ..delivery(code, ContactKind::Text, "es")
        };
        message(&delivery, BASE, None, false).id
    };
    assert_eq!(name(0), name(3));
}
