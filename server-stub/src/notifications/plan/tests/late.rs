//! What waited is sent only while it is of use.

use super::*;

fn due(status: RequestStatus, assignee: Option<TechnicianId>, listener: Listener) -> DueDelivery {
    DueDelivery {
        id: atiende_protocol::DeliveryId(1),
        attempts: 0,
        matter: Matter::Event(NotifiedEvent::NewRequest),
        kind: ContactKind::Email,
        address: String::new(),
        secret: None,
        language: "es".to_owned(),
        created_at: NOW,
        expires_at: NOW,
        request: Some((request(status, assignee), String::new())),
        listener: Some(listener),
    }
}

const MOMENT: Moment = Moment {
    at: NOW,
    has_gate: true,
    is_customer_here: false,
};

#[test]
fn a_new_request_is_not_told_late_to_people() {
    let away = with(|ana| ana.technician.availability = Availability::Away);
    let foreign = with(|ana| ana.scope = Scope::Companies([].into_iter().collect()));
    let asleep = with(|ana| {
        ana.rules.quiet_hours = Some(QuietHours {
            from_minute: 0,
            to_minute: 24 * 60 - 1,
            time_zone: "Europe/Madrid".to_owned(),
        });
    });
    let (new, taken) = (RequestStatus::New, RequestStatus::Assigned);
    for (delivery, reason) in [
        (due(new, None, ana()), None),
        (due(taken, Some(LUIS), ana()), Some(DeliveryReason::Taken)),
        (
            due(RequestStatus::Completed, Some(LUIS), ana()),
            Some(DeliveryReason::Closed),
        ),
        (due(new, None, away), Some(DeliveryReason::NotAvailable)),
        (due(new, None, foreign), Some(DeliveryReason::AccessLost)),
        (due(new, None, asleep), Some(DeliveryReason::Quiet)),
    ] {
        for kind in [ContactKind::Email, ContactKind::Text] {
            let delivery = DueDelivery {
                kind,
                ..delivery.clone()
            };
            assert_eq!(withheld(&delivery, MOMENT), reason, "{kind:?}");
        }
    }
    let nobody = DueDelivery {
        listener: None,
        ..due(new, None, ana())
    };
    assert_eq!(withheld(&nobody, MOMENT), Some(DeliveryReason::Removed));
}

#[test]
fn a_webhook_is_a_record_and_sent_however_late_unless_access_was_lost() {
    let late = |listener| DueDelivery {
        kind: ContactKind::Webhook,
        ..due(RequestStatus::Completed, Some(LUIS), listener)
    };
    assert_eq!(withheld(&late(ana()), MOMENT), None);
    let foreign = with(|ana| ana.scope = Scope::Companies([].into_iter().collect()));
    let lost = Some(DeliveryReason::AccessLost);
    assert_eq!(withheld(&late(foreign), MOMENT), lost);
    let removed = DueDelivery {
        listener: None,
        ..late(ana())
    };
    assert_eq!(withheld(&removed, MOMENT), Some(DeliveryReason::Removed));
}

#[test]
fn a_message_is_told_to_who_still_has_the_request() {
    let message = |status, assignee| DueDelivery {
        matter: Matter::Event(NotifiedEvent::Message),
        ..due(status, Some(assignee), ana())
    };
    let chat = RequestStatus::InChat;
    assert_eq!(withheld(&message(chat, ANA), MOMENT), None);
    let handed_over = Some(DeliveryReason::HandedOver);
    assert_eq!(withheld(&message(chat, LUIS), MOMENT), handed_over);
    let closed = message(RequestStatus::Completed, ANA);
    assert_eq!(withheld(&closed, MOMENT), Some(DeliveryReason::Closed));
}

#[test]
fn an_answer_is_not_told_to_a_customer_who_is_back() {
    let answer = DueDelivery {
        matter: Matter::Answer,
        listener: None,
        ..due(RequestStatus::InChat, Some(ANA), ana())
    };
    assert_eq!(withheld(&answer, MOMENT), None);
    let here = Moment {
        is_customer_here: true,
        ..MOMENT
    };
    let back = Some(DeliveryReason::CustomerBack);
    assert_eq!(withheld(&answer, here), back);
}
