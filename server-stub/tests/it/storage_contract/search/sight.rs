//! What each technician may find, and for how long.

use atiende_protocol::{Availability, CommandId, EntryKind, RequestId, RequestStatus, Timestamp};
use atiende_server::storage::{NewRequest, SearchQuery};
use uuid::Uuid;

use super::{Desk, ids};
use crate::storage_contract::fixture::{AT, Store, reference};

super::super::on_every_backend!(
    notes_are_found_and_a_message_only_after_joining,
    requests_of_other_companies_are_not_found,
    new_requests_are_only_found_by_those_who_are_available,
    transcripts_do_not_expire_r_18,
    other_requests_of_the_same_customer_are_told,
);

async fn notes_are_found_and_a_message_only_after_joining(store: Store) {
    let desk = Desk::new(store).await;
    let request = desk.opens("a", |_| {}).await;
    desk.store.customer_writes(request, "¿hay alguien?").await;
    let note = EntryKind::Note {
        technician: reference(desk.ana),
        text: "llamar al proveedor".to_owned(),
        id: CommandId(Uuid::new_v4()),
    };
    let change = desk
        .store
        .prepare(request, desk.ana, vec![note], RequestStatus::Assigned)
        .await;
    desk.store.storage.commit(change).await.unwrap();

    assert_eq!(desk.finds("proveedor").await, [request]);
    assert_eq!(desk.finds("smokes").await, [request], "the description");
    assert_eq!(desk.finds("alguien").await, [], "nobody has joined (D11)");
    assert_eq!(desk.finds("grace alguien").await, []);

    let joined = |technician| EntryKind::Joined { technician };
    let status = RequestStatus::InChat;
    desk.store.change(request, desk.ana, joined, status).await;
    assert_eq!(desk.finds("alguien").await, [request]);
}

async fn requests_of_other_companies_are_not_found(store: Store) {
    let desk = Desk::new(store).await;
    let (request, _) = desk.talks("a", &["secreto"]).await;
    let globex = desk.store.company("Globex").await;
    let bob = desk.store.technician("bob", &[globex]).await;
    let root = desk.store.administrator("root").await;
    for id in [bob, root] {
        desk.store
            .set_availability(id, Availability::Available)
            .await;
    }

    for text in ["secreto", "grace", "acme", &format!("#{request}")] {
        let query = SearchQuery::of(text);
        assert_eq!(ids(&desk.search(desk.ana, query.clone()).await), [request]);
        assert_eq!(ids(&desk.search(root, query.clone()).await), [request]);
        assert_eq!(ids(&desk.search(bob, query).await), [], "{text}");
    }
    let storage = &desk.store.storage;
    storage.revoke(desk.ana, desk.acme, AT).await.unwrap();
    assert_eq!(desk.finds("secreto").await, []);
    storage.grant(desk.ana, desk.acme, AT).await.unwrap();
    storage.set_disabled(desk.ana, true, AT).await.unwrap();
    assert_eq!(desk.finds("secreto").await, []);
}

async fn new_requests_are_only_found_by_those_who_are_available(store: Store) {
    let desk = Desk::new(store).await;
    let new = desk.opens("a", |_| {}).await;
    let (active, _) = desk.talks("b", &[]).await;

    assert_eq!(desk.finds("printer").await, [active, new]);
    desk.store
        .set_availability(desk.ana, Availability::Busy)
        .await;
    assert_eq!(desk.finds("printer").await, [active]);
}

///
async fn transcripts_do_not_expire_r_18(store: Store) {
    const TEN_YEARS: i64 = 3_652 * 86_400_000_000;
    let desk = Desk::new(store).await;
    let then = Timestamp(AT.0 - TEN_YEARS);
    let request = desk.opens("a", |new| new.at = then).await;
    for kind in [
        EntryKind::CustomerMessage {
            text: "El zumbido viene del transformador".to_owned(),
            id: CommandId(Uuid::new_v4()),
        },
        EntryKind::Joined {
            technician: reference(desk.ana),
        },
        EntryKind::Closed {
            technician: reference(desk.ana),
        },
    ] {
        let status = RequestStatus::Completed;
        let mut change = desk
            .store
            .prepare(request, desk.ana, vec![kind], status)
            .await;
        change.at = then;
        desk.store.storage.commit(change).await.unwrap();
    }
    let desk = Desk {
        store: desk.store.reopened().await,
        ..desk
    };

    assert_eq!(desk.finds("transformador zumbido").await, [request]);
    let page = desk.store.storage;
    let page = page.visible_timeline(desk.ana, request, None, 10).await;
    let entries = page.unwrap().unwrap().entries;
    assert_eq!(entries.len(), 4, "opened, the message, joined, closed");
    assert!(entries.iter().all(|entry| entry.at == then));
}

/// D12: a later request is told together with the earlier ones.
async fn other_requests_of_the_same_customer_are_told(store: Store) {
    let desk = Desk::new(store).await;
    let from = |email: &'static str| move |new: &mut NewRequest| new.customer.email = email.into();
    let first = desk.opens("a", from("eva@ejemplo.com")).await;
    let second = desk.opens("b", from("ÉVA@Ejemplo.COM")).await;
    let third = desk.opens("c", from("éva@ejemplo.com")).await;
    desk.opens("d", from("eve@ejemplo.com")).await;
    desk.opens("f", from("eva@ejemplo.com.mx")).await;
    let globex = desk.store.company("Globex").await;
    let portal = desk.store.portal(globex, "globex").await;
    let foreign = desk
        .opens("e", |new| {
            new.portal = portal;
            new.customer.email = "eva@ejemplo.com".to_owned();
        })
        .await;
    let root = desk.store.administrator("root").await;
    desk.store
        .set_availability(root, Availability::Available)
        .await;

    let others = async |viewer, request, limit| {
        let page = desk.store.storage.others(viewer, request, limit).await;
        page.unwrap().map(|page| {
            let ids: Vec<_> = page.requests.iter().map(|request| request.id).collect();
            (ids, page.has_more)
        })
    };
    assert_eq!(
        others(desk.ana, first, 20).await,
        Some((vec![third, second], false))
    );
    assert_eq!(
        others(root, second, 1).await,
        Some((vec![third], true)),
        "only of the same company"
    );
    assert_eq!(others(desk.ana, foreign, 20).await, None);
    assert_eq!(others(desk.ana, RequestId(99), 20).await, None);
    desk.store
        .set_availability(desk.ana, Availability::Away)
        .await;
    assert_eq!(others(desk.ana, first, 20).await, None, "still new (R-04)");
}
