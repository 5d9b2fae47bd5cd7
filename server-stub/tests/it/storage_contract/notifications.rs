//! Rules, contacts and what is to be sent.

use atiende_protocol::http::notification::ContactForm;
use atiende_protocol::{
    CompanyId, ContactId, ContactKind, EntryKind, NotificationRules, NotifiedEvent, RequestId,
    TechnicianId, Timestamp,
};
use atiende_server::storage::{
    DueDelivery, Happening, Listener, MAX_CONTACTS, Matter, NewCode, NewContact, NewDelivery, Plan,
};

use super::fixture::{AT, Store};

super::on_every_backend!(
    rules_are_as_usual_until_they_are_changed,
    a_code_proves_a_contact_once_and_not_for_ever,
    a_code_is_not_found_by_trying,
    nobody_has_more_contacts_than_allowed,
    a_removed_contact_is_sent_nothing,
    a_removed_contact_is_not_even_sent_its_code,
    each_happening_is_planned_for_once,
    a_cause_is_sent_once,
    what_was_told_lately_is_not_told_again,
);

const MINUTE: i64 = 60_000_000;

pub(super) fn later(minutes: i64) -> Timestamp {
    Timestamp(AT.0 + minutes * MINUTE)
}

fn code(byte: u8) -> NewCode {
    NewCode {
        code: format!("00000{byte}"),
        hash: [byte; 32],
        at: Timestamp(AT.0 + i64::from(byte)),
        expires_at: later(15),
    }
}

async fn add(store: &Store, technician: TechnicianId) -> Option<ContactId> {
    let contact = NewContact {
        technician,
        form: ContactForm {
            kind: ContactKind::Email,
            address: "ana@acme.example".to_owned(),
        },
        secret: None,
        language: "es".to_owned(),
        code: code(1),
    };
    store.storage.add_contact(contact).await.unwrap()
}

/// Acme with its portal, and Ana, who may see it and has a verified contact.
pub(super) async fn acme(store: &Store) -> (CompanyId, TechnicianId, ContactId, RequestId) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let ana = store.technician("ana", &[acme]).await;
    let contact = add(store, ana).await.unwrap();
    let verified = store.storage.verify_contact(ana, contact, [1; 32], AT);
    assert!(verified.await.unwrap());
    let request = store.open(portal, "one").await;
    (acme, ana, contact, request)
}

pub(super) fn delivery(cause: &str, contact: ContactId, request: RequestId) -> NewDelivery {
    NewDelivery {
        cause: cause.to_owned(),
        technician: Some(TechnicianId(1)),
        contact: Some(contact),
        to_name: "ana".to_owned(),
        kind: ContactKind::Email,
        address: "ana@acme.example".to_owned(),
        language: "es".to_owned(),
        event: Some(NotifiedEvent::Message),
        request,
        expires_at: later(60),
        unless_since: None,
    }
}

/// A plan that makes these of the first happening.
pub(super) fn always(deliveries: Vec<NewDelivery>) -> Plan {
    Box::new(move |happenings: &[Happening], _: &[Listener]| {
        assert!(!happenings.is_empty());
        deliveries
    })
}

/// What waits, but for codes.
pub(super) async fn due(store: &Store, now: Timestamp) -> Vec<DueDelivery> {
    let due = store.storage.due_deliveries(now, 10).await.unwrap();
    let is_event = |due: &DueDelivery| matches!(due.matter, Matter::Event(_));
    due.into_iter().filter(is_event).collect()
}

async fn rules_are_as_usual_until_they_are_changed(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let usual = store.storage.notification_rules(ana).await.unwrap();
    assert_eq!(usual, NotificationRules::default());

    let rules = NotificationRules {
        repeats: false,
        muted_companies: [CompanyId(1)].into(),
        ..NotificationRules::default()
    };
    let set = store.storage.set_notification_rules(ana, rules.clone(), AT);
    set.await.unwrap();

    let store = store.reopened().await;
    let kept = store.storage.notification_rules(ana).await.unwrap();
    assert_eq!(kept, rules);
}

async fn a_code_proves_a_contact_once_and_not_for_ever(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let contact = add(&store, ana).await.unwrap();
    let verify = async |hash, at| {
        let verified = store.storage.verify_contact(ana, contact, hash, at).await;
        verified.unwrap()
    };
    let sent = store.storage.due_deliveries(later(1), 10).await.unwrap();
    assert!(matches!(&sent[0].matter, Matter::Code(code) if code == "000001"));
    assert!(!verify([1; 32], later(16)).await, "it is too late");
    assert!(!verify([2; 32], AT).await, "it is another code");
    assert!(verify([1; 32], AT).await);
    assert!(!verify([1; 32], AT).await, "it was used");
    assert!(store.storage.contacts(ana).await.unwrap()[0].is_verified);

    let eve = store.technician("eve", &[]).await;
    let foreign = store.storage.renew_code(eve, contact, code(3)).await;
    assert!(!foreign.unwrap());
}

async fn a_code_is_not_found_by_trying(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let contact = add(&store, ana).await.unwrap();
    let verify = async |byte: u8| {
        let verified = store.storage.verify_contact(ana, contact, [byte; 32], AT);
        verified.await.unwrap()
    };
    for wrong in 10..15 {
        assert!(!verify(wrong).await);
    }
    assert!(!verify(1).await, "there were too many tries");

    assert!(
        store
            .storage
            .renew_code(ana, contact, code(2))
            .await
            .unwrap()
    );
    assert!(verify(2).await);
}

async fn nobody_has_more_contacts_than_allowed(store: Store) {
    let ana = store.technician("ana", &[]).await;
    for _ in 0..MAX_CONTACTS {
        assert!(add(&store, ana).await.is_some());
    }
    assert_eq!(add(&store, ana).await, None);
}

async fn a_removed_contact_is_sent_nothing(store: Store) {
    let (_, ana, contact, request) = acme(&store).await;
    let plan = always(vec![delivery("one", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    assert!(due(&store, AT).await[0].listener.is_some());

    assert!(
        store
            .storage
            .remove_contact(ana, contact, AT)
            .await
            .unwrap()
    );

    assert!(due(&store, AT).await[0].listener.is_none());
    assert!(store.storage.contacts(ana).await.unwrap().is_empty());
    assert!(!store.storage.test_contact(ana, contact, AT).await.unwrap());
}

async fn a_removed_contact_is_not_even_sent_its_code(store: Store) {
    let ana = store.technician("ana", &[]).await;
    let contact = add(&store, ana).await.unwrap();
    let codes = async || store.storage.due_deliveries(later(1), 10).await.unwrap();
    assert!(codes().await[0].listener.is_some());

    assert!(
        store
            .storage
            .remove_contact(ana, contact, AT)
            .await
            .unwrap()
    );

    assert!(codes().await[0].listener.is_none());
}

async fn each_happening_is_planned_for_once(store: Store) {
    let (_, ana, contact, request) = acme(&store).await;
    let plan = Box::new(move |happenings: &[Happening], listeners: &[Listener]| {
        assert!(matches!(happenings[0].entry.kind, EntryKind::Opened { .. }));
        assert_eq!(happenings[0].request.id, request);
        assert_eq!(happenings[0].language, "es");
        assert_eq!(listeners.len(), 1);
        assert_eq!(listeners[0].technician.id, ana);
        assert_eq!(listeners[0].contacts[0].id, contact);
        vec![]
    });
    assert_eq!(store.storage.plan_deliveries(AT, plan).await.unwrap(), 1);

    let store = store.reopened().await;
    let nothing: Plan = Box::new(|happenings: &[Happening], _: &[Listener]| {
        assert!(happenings.is_empty());
        vec![]
    });
    assert_eq!(store.storage.plan_deliveries(AT, nothing).await.unwrap(), 0);
}

async fn a_cause_is_sent_once(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let same = || delivery("one", contact, request);
    let plan = always(vec![same(), same(), delivery("two", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();

    assert_eq!(due(&store, AT).await.len(), 2);
}

async fn what_was_told_lately_is_not_told_again(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let plan = always(vec![delivery("one", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let unless = |cause: &str, minutes| NewDelivery {
        unless_since: Some(later(minutes)),
        ..delivery(cause, contact, request)
    };
    store.customer_writes(request, "hola").await;
    let plan = always(vec![unless("two", 0), unless("three", 1)]);

    store.storage.plan_deliveries(later(5), plan).await.unwrap();

    assert_eq!(
        due(&store, later(5)).await.len(),
        2,
        "the first and the third"
    );
}
