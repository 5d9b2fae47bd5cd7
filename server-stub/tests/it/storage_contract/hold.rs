//! Who waits, who could help, and which requests nobody looks after.

use atiende_protocol::{Availability, EntryKind, RequestStatus, Timestamp};
use atiende_server::storage::{Queue, Scope, StoredRequest};

use super::fixture::{AT, Store};

super::on_every_backend!(
    requests_of_those_who_may_not_see_them_any_more_are_stranded,
    requests_are_abandoned_by_those_who_were_not_seen_since,
    the_queue_is_in_order_and_knows_who_receives_from_it,
    colleagues_are_those_who_may_see_the_company,
);

fn ids(found: &[StoredRequest]) -> Vec<i64> {
    found.iter().map(|stored| stored.request.id.0).collect()
}

async fn requests_of_those_who_may_not_see_them_any_more_are_stranded(store: Store) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let root = store.administrator("root").await;
    let people = [
        root,
        store.technician("ana", &[acme]).await,
        store.technician("bob", &[acme]).await,
        store.technician("eva", &[acme]).await,
    ];
    let assigned = |technician| EntryKind::Assigned { technician };
    let mut held = Vec::new();
    for (number, who) in people.into_iter().enumerate() {
        let request = store.open(portal, &format!("form {number}")).await;
        let status = RequestStatus::Assigned;
        store.change(request, who, assigned, status).await;
        held.push(request.0);
    }
    let stranded = async || ids(&store.storage.stranded(10).await.unwrap());
    assert!(stranded().await.is_empty());

    store.storage.revoke(people[1], acme, AT).await.unwrap();
    let disabled = store.storage.set_disabled(people[2], true, AT).await;
    disabled.unwrap();

    assert_eq!(stranded().await, [held[1], held[2]]);
    assert_eq!(store.storage.stranded(1).await.unwrap().len(), 1);
}

async fn requests_are_abandoned_by_those_who_were_not_seen_since(store: Store) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let ana = store.technician("ana", &[acme]).await;
    let request = store.open(portal, "one").await;
    let assigned = |technician| EntryKind::Assigned { technician };
    let status = RequestStatus::Assigned;
    store.change(request, ana, assigned, status).await;
    store.open(portal, "held by nobody").await;
    let abandoned = async |store: &Store, since: i64| {
        let found = store.storage.abandoned(Timestamp(since), 10).await;
        ids(&found.unwrap())
    };
    assert_eq!(abandoned(&store, AT.0).await, [request.0]);

    let seen = store.storage.mark_seen(vec![ana], Timestamp(AT.0 + 10));
    seen.await.unwrap();
    let earlier = store.storage.mark_seen(vec![ana], AT);
    earlier.await.unwrap();
    let store = store.reopened().await;

    assert!(abandoned(&store, AT.0 + 9).await.is_empty());
    assert_eq!(abandoned(&store, AT.0 + 10).await, [request.0]);
}

async fn the_queue_is_in_order_and_knows_who_receives_from_it(store: Store) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let root = store.administrator("root").await;
    let ana = store.technician("ana", &[acme]).await;
    let busy = store.technician("busy", &[acme]).await;
    let first = store.open(portal, "one").await;
    let taken = store.open(portal, "two").await;
    let last = store.open(portal, "three").await;
    let assigned = |technician| EntryKind::Assigned { technician };
    let status = RequestStatus::Assigned;
    store.change(taken, ana, assigned, status).await;
    for who in [root, ana] {
        store.set_availability(who, Availability::Available).await;
    }
    store.set_availability(busy, Availability::Busy).await;

    let queue = store.storage.queue().await.unwrap();

    let expected = Queue {
        waiting: vec![(first, acme), (last, acme)],
        receivers: vec![(root, Scope::All), (ana, Scope::Companies([acme].into()))],
    };
    assert_eq!(queue, expected);
    let next = store.storage.longest_waiting(ana).await.unwrap();
    assert_eq!(next, Some(first));
    assert_eq!(store.storage.longest_waiting(busy).await.unwrap(), None);
}

async fn colleagues_are_those_who_may_see_the_company(store: Store) {
    let acme = store.company("Acme").await;
    let portal = store.portal(acme, "acme").await;
    let ana = store.technician("ana", &[acme]).await;
    store.set_availability(ana, Availability::Available).await;
    let bob = store.technician("bob", &[acme]).await;
    let root = store.administrator("root").await;
    let disabled = store.technician("disabled", &[acme]).await;
    let stranger = store.technician("stranger", &[]).await;
    let shut_out = store.storage.set_disabled(disabled, true, AT).await;
    shut_out.unwrap();
    let request = store.open(portal, "one").await;

    let colleagues = store.storage.colleagues(ana, request).await.unwrap();

    let colleagues = colleagues.unwrap().into_iter();
    let found: Vec<_> = colleagues
        .map(|colleague| colleague.technician.id)
        .collect();
    assert_eq!(found, [bob, root]);
    let unknown = store.storage.colleagues(stranger, request).await.unwrap();
    assert_eq!(unknown, None);
}
