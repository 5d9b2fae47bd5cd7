//! What becomes of what is to be sent, and how administrators see it.

use atiende_protocol::http::notification::{Delivery, DeliveryReason, DeliveryStatus};
use atiende_protocol::{ContactKind, DeliveryId, EntryKind, RequestStatus};
use atiende_server::storage::{Act, By, DeliveryQuery, NewDelivery, Settled, StorageError};

use super::fixture::{AT, Store};
use super::notifications::{acme, always, delivery, due, later};

super::on_every_backend!(
    a_delivery_is_tried_again_when_it_is_due,
    what_was_given_up_is_tried_again_once_and_noted,
    what_the_service_withholds_says_why,
    a_customer_who_is_back_is_not_told_of_the_answer,
    deliveries_are_filtered_by_status_and_method,
    deliveries_come_by_pages,
);

async fn a_delivery_is_tried_again_when_it_is_due(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let plan = always(vec![delivery("one", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let first = due(&store, AT).await.remove(0);
    let settled = Settled::Later {
        at: later(5),
        problem: "down".to_owned(),
    };
    let settle = store.storage.settle_delivery(first.id, settled, AT);
    settle.await.unwrap();

    assert!(due(&store, later(4)).await.is_empty());
    assert_eq!(due(&store, later(5)).await[0].attempts, 1);
    let sent = store
        .storage
        .settle_delivery(first.id, Settled::Sent, later(5));
    sent.await.unwrap();
    assert!(due(&store, later(60)).await.is_empty());
    let page = store.storage.delivery_page(DeliveryQuery::default(), 10);
    let page = page.await.unwrap();
    let told = page.deliveries.iter().find(|known| known.id == first.id);
    let told = told.unwrap();
    assert_eq!((told.status, told.attempts), (DeliveryStatus::Sent, 2));
}

async fn what_was_given_up_is_tried_again_once_and_noted(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let root = store.administrator("root").await;
    let plan = always(vec![delivery("one", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let first = due(&store, AT).await.remove(0);
    let id = first.id;
    let retry = async |id| {
        let by = By {
            technician: Some(root),
            at: later(2),
        };
        store.storage.administer(by, Act::RetryDelivery(id)).await
    };
    retry(id).await.unwrap();
    assert!(retried(&store).await.is_empty(), "it still waits");
    let dead = Settled::Dead {
        problem: "550".to_owned(),
    };
    store.storage.settle_delivery(id, dead, AT).await.unwrap();
    assert!(due(&store, later(1)).await.is_empty());

    retry(id).await.unwrap();
    retry(id).await.unwrap();

    assert_eq!(
        retried(&store).await,
        ["ana"],
        "a second click does nothing"
    );
    let again = due(&store, later(2)).await.remove(0);
    assert_eq!((again.id, again.created_at), (id, first.created_at));
    assert!(matches!(
        retry(DeliveryId(99)).await,
        Err(StorageError::NotFound)
    ));
}

/// To whom something was sent again, as the audit log has it.
async fn retried(store: &Store) -> Vec<String> {
    let page = store.storage.audit_page(None, 10).await.unwrap();
    let records = page.records.into_iter();
    let retried = records.filter(|record| record.act == "delivery_retried");
    retried.map(|record| record.subject).collect()
}

async fn what_the_service_withholds_says_why(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let plan = always(vec![
        delivery("one", contact, request),
        delivery("two", contact, request),
    ]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let waiting = due(&store, AT).await;
    let (one, two) = (waiting[0].id, waiting[1].id);
    let settle = async |id, settled| {
        let settled = store.storage.settle_delivery(id, settled, AT).await;
        settled.unwrap();
    };
    settle(one, Settled::Dropped(DeliveryReason::Taken)).await;
    let failed = Settled::Later {
        at: later(1),
        problem: "451".to_owned(),
    };
    settle(two, failed).await;
    settle(two, Settled::Expired).await;

    let page = page_of(&store, None, None).await;
    let shown = |id| page.iter().find(|known| known.id == id).unwrap();
    assert_eq!(shown(one).status, DeliveryStatus::Dropped);
    assert_eq!(shown(one).reason, Some(DeliveryReason::Taken));
    assert_eq!(shown(two).status, DeliveryStatus::Dead);
    assert_eq!(shown(two).reason, Some(DeliveryReason::Expired));
    assert_eq!(shown(two).problem.as_deref(), Some("451"));
}

async fn a_customer_who_is_back_is_not_told_of_the_answer(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let answer = NewDelivery {
        technician: None,
        contact: None,
        event: None,
        ..delivery("answer", contact, request)
    };
    let plan = always(vec![answer, delivery("one", contact, request)]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let back = async || {
        let withheld = store.storage.withhold_answers(request, later(1)).await;
        withheld.unwrap()
    };

    assert_eq!((back().await, back().await), (1, 0));

    let page = page_of(&store, Some(DeliveryStatus::Dropped), None).await;
    let shown: Vec<_> = page.iter().map(|one| (one.event, one.reason)).collect();
    assert_eq!(shown, [(None, Some(DeliveryReason::CustomerBack))]);
    assert_eq!(due(&store, AT).await.len(), 1, "the technician's waits");
}

async fn page_of(
    store: &Store,
    status: Option<DeliveryStatus>,
    kind: Option<ContactKind>,
) -> Vec<Delivery> {
    let query = DeliveryQuery {
        status,
        kind,
        before: None,
    };
    let page = store.storage.delivery_page(query, 10).await.unwrap();
    page.deliveries
}

async fn deliveries_are_filtered_by_status_and_method(store: Store) {
    let (_, _, contact, request) = acme(&store).await;
    let text = NewDelivery {
        kind: ContactKind::Text,
        ..delivery("two", contact, request)
    };
    let plan = always(vec![delivery("one", contact, request), text]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();
    let one = due(&store, AT).await[0].id;
    let sent = store.storage.settle_delivery(one, Settled::Sent, AT);
    sent.await.unwrap();

    let count = async |status, kind| page_of(&store, status, kind).await.len();
    let (waiting, email) = (DeliveryStatus::Waiting, ContactKind::Email);
    assert_eq!(count(None, None).await, 3, "with the code");
    assert_eq!(count(Some(DeliveryStatus::Sent), None).await, 1);
    assert_eq!(count(None, Some(ContactKind::Text)).await, 1);
    assert_eq!(count(Some(waiting), Some(email)).await, 1, "the code");
    assert_eq!(count(Some(DeliveryStatus::Dead), None).await, 0);
}

async fn deliveries_come_by_pages(store: Store) {
    let (_, ana, contact, request) = acme(&store).await;
    let status = RequestStatus::Assigned;
    let assigned = |technician| EntryKind::Assigned { technician };
    store.change(request, ana, assigned, status).await;
    let plan = always(vec![
        delivery("one", contact, request),
        delivery("two", contact, request),
    ]);
    store.storage.plan_deliveries(AT, plan).await.unwrap();

    let page = async |before| {
        let query = DeliveryQuery {
            status: Some(DeliveryStatus::Waiting),
            before,
            ..DeliveryQuery::default()
        };
        store.storage.delivery_page(query, 2).await.unwrap()
    };
    let newest = page(None).await;
    assert!(newest.has_more, "the code was sent before");
    assert_eq!(newest.deliveries[0].to, "ana");
    let oldest = page(Some(newest.deliveries[1].id)).await;
    assert!(!oldest.has_more);
    assert_eq!(oldest.deliveries.len(), 1);
    assert_eq!(oldest.deliveries[0].event, None);
}
