//! Changes of requests: once, in order, together or not at all.

use std::sync::Arc;

use atiende_protocol::{EntryKind, RequestStatus, Seq};
use atiende_server::storage::{About, Change, Commit, Expected, Fingerprint, StorageError};

use super::fixture::{Store, reference};

super::on_every_backend!(
    a_change_is_stored_with_its_entries_in_order,
    a_change_of_an_old_version_is_a_conflict,
    a_change_decided_under_an_old_scope_is_a_conflict,
    a_repeated_command_is_recognised_and_other_content_too,
    entries_come_back_as_they_were_written,
    many_writers_at_once_are_stored_once_each_and_published_in_order,
    a_closed_storage_has_written_all_and_refuses_more,
    the_log_goes_on_where_it_was_after_reopening,
);

async fn one_request(
    store: &Store,
) -> (atiende_protocol::RequestId, atiende_protocol::TechnicianId) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let ana = store.technician("ana", &[company]).await;
    (store.open(portal, "form").await, ana)
}

async fn a_change_is_stored_with_its_entries_in_order(store: Store) {
    let (request, ana) = one_request(&store).await;
    let technician = reference(ana);
    let entries = vec![
        EntryKind::ChatEnded {
            technician: technician.clone(),
        },
        EntryKind::Closed { technician },
    ];
    let change = store
        .prepare(request, ana, entries.clone(), RequestStatus::Completed)
        .await;
    let expected = change.request.clone();

    let commit = store.storage.commit(change).await.unwrap();

    let stored = store.storage.request(request).await.unwrap().unwrap();
    assert_eq!((stored.request, stored.version), (expected, 2));
    let written = store
        .storage
        .entries_after(request, Seq(0), 10)
        .await
        .unwrap();
    let kinds: Vec<_> = written[1..]
        .iter()
        .map(|entry| entry.kind.clone())
        .collect();
    assert_eq!(kinds, entries);
    assert_eq!(written[2].seq.0, written[1].seq.0 + 1);
    assert_eq!(commit, Commit::Done(written[2].seq));
    assert_eq!(store.storage.head().await.unwrap(), written[2].seq);
}

async fn a_change_of_an_old_version_is_a_conflict(store: Store) {
    let (request, ana) = one_request(&store).await;
    let closed = || {
        vec![EntryKind::Closed {
            technician: reference(ana),
        }]
    };
    let first = store
        .prepare(request, ana, closed(), RequestStatus::Completed)
        .await;
    let second = store
        .prepare(request, ana, closed(), RequestStatus::Completed)
        .await;
    let head = store.storage.commit(first).await.unwrap();

    let lost = store.storage.commit(second).await;

    assert!(matches!(lost, Err(StorageError::Conflict)), "{lost:?}");
    assert_eq!(Commit::Done(store.storage.head().await.unwrap()), head);
}

async fn a_change_decided_under_an_old_scope_is_a_conflict(store: Store) {
    let (request, ana) = one_request(&store).await;
    let session = store.session(ana, "secret").await;
    let situation = store
        .storage
        .situation(
            session,
            About {
                request: Some(request),
                heir: None,
            },
        )
        .await
        .unwrap()
        .unwrap();
    let assigned = vec![EntryKind::Assigned {
        technician: reference(ana),
    }];
    let change = store
        .prepare(request, ana, assigned, RequestStatus::Assigned)
        .await;
    let change = Change {
        expected: Expected {
            scope_seq: Some(situation.scope_seq),
            heir: None,
            ..change.expected
        },
        ..change
    };
    let company = change.request.company.id;
    store
        .storage
        .revoke(ana, company, super::fixture::AT)
        .await
        .unwrap();

    let lost = store.storage.commit(change).await;

    assert!(matches!(lost, Err(StorageError::Conflict)), "{lost:?}");
    let situation = store
        .storage
        .situation(
            session,
            About {
                request: Some(request),
                heir: None,
            },
        )
        .await
        .unwrap()
        .unwrap();
    assert_eq!(situation.stored, None);
}

async fn a_repeated_command_is_recognised_and_other_content_too(store: Store) {
    let (request, ana) = one_request(&store).await;
    let assigned = vec![EntryKind::Assigned {
        technician: reference(ana),
    }];
    let change = store
        .prepare(request, ana, assigned, RequestStatus::Assigned)
        .await;
    let mut other = change.clone();
    other.command.fingerprint = Fingerprint([2; 32]);
    assert_eq!(store.storage.command(change.command).await.unwrap(), None);

    let Commit::Done(seq) = store.storage.commit(change.clone()).await.unwrap() else {
        panic!("it is new");
    };

    assert_eq!(
        store.storage.command(change.command).await.unwrap(),
        Some(Commit::Repeated(seq))
    );
    assert_eq!(
        store.storage.commit(change).await.unwrap(),
        Commit::Repeated(seq)
    );
    assert_eq!(store.storage.commit(other).await.unwrap(), Commit::IdReused);
    assert_eq!(store.storage.head().await.unwrap(), seq);
}

async fn entries_come_back_as_they_were_written(store: Store) {
    let (request, ana) = one_request(&store).await;
    let technician = reference(ana);
    let id = atiende_protocol::CommandId(uuid::Uuid::from_u128(5));
    let text = "«ñ» 🙂 \u{0} '; DROP TABLE events;".to_owned();
    let entries = vec![
        EntryKind::Assigned {
            technician: technician.clone(),
        },
        EntryKind::Released {
            technician: technician.clone(),
            reason: atiende_protocol::ReleaseReason::Unassigned,
        },
        EntryKind::Joined {
            technician: technician.clone(),
        },
        EntryKind::CustomerMessage {
            text: text.clone(),
            id,
        },
        EntryKind::TechnicianMessage {
            technician: technician.clone(),
            text,
            id,
        },
        EntryKind::ChatEnded {
            technician: technician.clone(),
        },
        EntryKind::Closed { technician },
    ];
    let change = store
        .prepare(request, ana, entries.clone(), RequestStatus::Completed)
        .await;
    store.storage.commit(change).await.unwrap();

    let read = store
        .storage
        .entries_after(request, Seq(0), 100)
        .await
        .unwrap();

    let kinds: Vec<_> = read[1..].iter().map(|entry| entry.kind.clone()).collect();
    assert_eq!(kinds, entries);
}

async fn many_writers_at_once_are_stored_once_each_and_published_in_order(store: Store) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let ana = store.technician("ana", &[company]).await;
    let store = Arc::new(store);
    let writers: Vec<_> = (0..64)
        .map(|number| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let request = store.open(portal, &format!("form {number}")).await;
                for text in 0..10 {
                    let seq = store.customer_writes(request, &format!("{text}")).await;
                    // Acknowledged means published already.
                    assert!(store.told.seqs().contains(&seq));
                }
                request
            })
        })
        .collect();

    for writer in writers {
        let request = writer.await.unwrap();
        let entries = store
            .storage
            .entries_after(request, Seq(0), 100)
            .await
            .unwrap();
        let texts: Vec<_> = entries[1..]
            .iter()
            .map(|entry| match &entry.kind {
                EntryKind::CustomerMessage { text, .. } => text.parse::<usize>().unwrap(),
                other => panic!("unexpected {other:?}"),
            })
            .collect();
        assert_eq!(texts, (0..10).collect::<Vec<_>>());
    }
    let told = store.told.seqs();
    assert_eq!(told.len(), 64 * 11);
    assert!(told.is_sorted(), "published in another order than written");
    assert_eq!(told.last(), Some(&store.storage.head().await.unwrap()));
    assert!(store.storage.technician(ana).await.unwrap().is_some());
}

async fn a_closed_storage_has_written_all_and_refuses_more(store: Store) {
    let (request, ana) = one_request(&store).await;
    let closed = vec![EntryKind::Closed {
        technician: reference(ana),
    }];
    let change = store
        .prepare(request, ana, closed, RequestStatus::Completed)
        .await;

    store.storage.close().await;

    let refused = store.storage.commit(change).await;
    assert!(matches!(refused, Err(StorageError::Closed)), "{refused:?}");
    assert!(matches!(
        store.storage.head().await,
        Err(StorageError::Closed)
    ));
}

async fn the_log_goes_on_where_it_was_after_reopening(store: Store) {
    let (request, ana) = one_request(&store).await;
    let head = store.storage.head().await.unwrap();
    let key = store.storage.secret_key();

    let store = store.reopened().await;

    assert_eq!(store.storage.head().await.unwrap(), head);
    assert_eq!(store.storage.secret_key(), key);
    assert_ne!(key, [0; 32]);
    let kind = |technician| EntryKind::Assigned { technician };
    let seq = store
        .change(request, ana, kind, RequestStatus::Assigned)
        .await;
    assert_eq!(seq.0, head.0 + 1);
}
