//! What a technician's socket is given: snapshots and replays.

use atiende_protocol::{
    Availability, EntryKind, RequestId, RequestStatus, Seq, TechnicianId, TechnicianRef,
};
use atiende_server::storage::{CatchUp, Resume, Scope, SessionId, TechnicianSync};

use super::fixture::{AT, Store};

super::on_every_backend!(
    a_snapshot_holds_the_open_requests_and_watched_timelines_in_sight,
    a_replay_holds_what_changed_since,
    a_request_released_out_of_sight_is_gone,
    a_new_request_that_was_never_seen_is_not_mentioned,
    a_change_of_scope_ends_the_replay,
    a_place_beyond_the_log_ends_the_replay,
    joining_since_sends_the_whole_timeline,
    messages_before_joining_are_not_replayed,
    a_revoked_sign_in_is_given_nothing,
);

struct Scene {
    ana: TechnicianId,
    bob: TechnicianId,
    session: SessionId,
    request: RequestId,
}

async fn scene(store: &Store) -> Scene {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let ana = store.technician("ana", &[company]).await;
    let bob = store.technician("bob", &[company]).await;
    store.set_availability(ana, Availability::Available).await;
    Scene {
        ana,
        bob,
        session: store.session(ana, "ana").await,
        request: store.open(portal, "form").await,
    }
}

async fn sync(
    store: &Store,
    session: SessionId,
    after: Option<Seq>,
    watching: &[RequestId],
) -> TechnicianSync {
    let resume = Resume {
        after,
        watching: watching.to_vec(),
    };
    let sync = store.storage.technician_sync(session, resume).await;
    sync.unwrap().expect("the sign-in is valid")
}

fn assigned(technician: TechnicianRef) -> EntryKind {
    EntryKind::Assigned { technician }
}

fn joined(technician: TechnicianRef) -> EntryKind {
    EntryKind::Joined { technician }
}

fn closed(technician: TechnicianRef) -> EntryKind {
    EntryKind::Closed { technician }
}

fn released(technician: TechnicianRef) -> EntryKind {
    EntryKind::Released {
        technician,
        reason: atiende_protocol::ReleaseReason::Unassigned,
    }
}

/// The rows, those gone and the number of lines of a replay.
fn replay(sync: &TechnicianSync) -> (Vec<(Seq, RequestId)>, Vec<RequestId>, usize) {
    match &sync.catch_up {
        CatchUp::Replay {
            changed,
            gone,
            entries,
        } => {
            let changed = changed.iter().map(|(seq, request)| (*seq, request.id));
            let gone = gone.iter().map(|(_, request)| *request);
            (changed.collect(), gone.collect(), entries.len())
        }
        CatchUp::Snapshot(_) => panic!("expected a replay"),
    }
}

fn snapshot(sync: &TechnicianSync) -> Vec<RequestId> {
    match &sync.catch_up {
        CatchUp::Snapshot(open) => open.iter().map(|request| request.id).collect(),
        CatchUp::Replay { .. } => panic!("expected a snapshot"),
    }
}

async fn a_snapshot_holds_the_open_requests_and_watched_timelines_in_sight(store: Store) {
    let Scene {
        ana,
        session,
        request,
        ..
    } = scene(&store).await;
    let globex = store.company("Globex").await;
    let foreign = store.portal(globex, "globex").await;
    let foreign = store.open(foreign, "foreign").await;

    let given = sync(&store, session, None, &[request, foreign, RequestId(99)]).await;

    assert_eq!(snapshot(&given), [request]);
    assert_eq!(given.technician.id, ana);
    assert_eq!(given.head, store.storage.head().await.unwrap());
    assert!(matches!(given.scope, Scope::Companies(companies) if companies.len() == 1));
    let watched: Vec<_> = given
        .watched
        .iter()
        .map(|watched| watched.request)
        .collect();
    assert_eq!(watched, [request]);
    let whole = given.watched[0].whole.as_ref().unwrap();
    assert_eq!((whole.entries.len(), whole.has_earlier), (1, false));

    store
        .change(request, ana, closed, RequestStatus::Completed)
        .await;
    assert_eq!(snapshot(&sync(&store, session, None, &[]).await), []);
}

async fn a_replay_holds_what_changed_since(store: Store) {
    let Scene {
        ana,
        session,
        request,
        ..
    } = scene(&store).await;
    let before = store.storage.head().await.unwrap();
    let seq = store
        .change(request, ana, assigned, RequestStatus::Assigned)
        .await;

    let given = sync(&store, session, Some(before), &[request]).await;
    assert_eq!(replay(&given), (vec![(seq, request)], vec![], 1));
    assert_eq!(given.watched[0].whole, None);

    let given = sync(&store, session, Some(seq), &[request]).await;
    assert_eq!(replay(&given), (vec![], vec![], 0));
}

async fn a_request_released_out_of_sight_is_gone(store: Store) {
    let Scene {
        ana,
        bob,
        session,
        request,
    } = scene(&store).await;
    store.set_availability(ana, Availability::Busy).await;
    store
        .change(request, bob, assigned, RequestStatus::Assigned)
        .await;
    let before = store.storage.head().await.unwrap();
    store
        .change(request, bob, released, RequestStatus::New)
        .await;
    let given = sync(&store, session, Some(before), &[request]).await;
    assert_eq!(replay(&given), (vec![], vec![request], 0));
    assert_eq!(given.watched, []);
}

async fn a_new_request_that_was_never_seen_is_not_mentioned(store: Store) {
    let Scene {
        ana,
        session,
        request,
        ..
    } = scene(&store).await;
    store.set_availability(ana, Availability::Away).await;
    let before = store.storage.head().await.unwrap();
    store.customer_writes(request, "Hello?").await;
    let given = sync(&store, session, Some(before), &[request]).await;
    assert_eq!(replay(&given), (vec![], vec![], 0));
}

async fn a_change_of_scope_ends_the_replay(store: Store) {
    let Scene {
        ana,
        session,
        request,
        ..
    } = scene(&store).await;
    let before = store.storage.head().await.unwrap();
    let globex = store.company("Globex").await;
    store.storage.grant(ana, globex, AT).await.unwrap();
    let given = sync(&store, session, Some(before), &[]).await;
    assert_eq!(snapshot(&given), [request]);
    assert_eq!(given.companies.len(), 2);
}

async fn a_place_beyond_the_log_ends_the_replay(store: Store) {
    let Scene {
        session, request, ..
    } = scene(&store).await;
    let head = store.storage.head().await.unwrap();
    let given = sync(&store, session, Some(Seq(head.0 + 1)), &[]).await;
    assert_eq!(snapshot(&given), [request]);
}

async fn joining_since_sends_the_whole_timeline(store: Store) {
    let Scene {
        ana,
        session,
        request,
        ..
    } = scene(&store).await;
    store.customer_writes(request, "Hello?").await;
    let before = store.storage.head().await.unwrap();
    store
        .change(request, ana, joined, RequestStatus::InChat)
        .await;
    let given = sync(&store, session, Some(before), &[request]).await;
    assert_eq!(replay(&given).2, 0);
    assert_eq!(given.watched[0].whole.as_ref().unwrap().entries.len(), 3);
}

async fn messages_before_joining_are_not_replayed(store: Store) {
    let Scene {
        session, request, ..
    } = scene(&store).await;
    let before = store.storage.head().await.unwrap();
    let seq = store.customer_writes(request, "Hello?").await;
    let given = sync(&store, session, Some(before), &[request]).await;
    assert_eq!(replay(&given), (vec![(seq, request)], vec![], 0));
}

async fn a_revoked_sign_in_is_given_nothing(store: Store) {
    let Scene { ana, session, .. } = scene(&store).await;
    store.storage.revoke_sessions_of(ana, AT).await.unwrap();
    let given = store
        .storage
        .technician_sync(session, Resume::default())
        .await
        .unwrap();
    assert!(given.is_none());
}
