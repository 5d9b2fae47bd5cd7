//! Pages of requests and timelines, each for somebody.

use atiende_protocol::http::RequestPage;
use atiende_protocol::{
    Availability, EntryKind, Request, RequestId, RequestStatus, Seq, TechnicianId,
};
use atiende_server::storage::{Cut, PageQuery, View};

use super::fixture::{Store, reference};

super::on_every_backend!(
    views_hold_the_requests_that_their_names_say,
    pages_follow_each_other_without_gap_or_overlap,
    requests_of_other_companies_are_not_there,
    new_requests_are_only_there_for_those_who_are_available,
    a_disabled_technician_sees_nothing,
    messages_are_hidden_from_technicians_until_somebody_joins,
    timelines_are_read_backwards_in_pages,
    a_cut_ends_where_it_says,
    very_long_messages_make_short_pages,
);

fn joined(technician: atiende_protocol::TechnicianRef) -> EntryKind {
    EntryKind::Joined { technician }
}

fn assigned(technician: atiende_protocol::TechnicianRef) -> EntryKind {
    EntryKind::Assigned { technician }
}

fn closed(technician: atiende_protocol::TechnicianRef) -> EntryKind {
    EntryKind::Closed { technician }
}

fn ids(page: &RequestPage) -> Vec<RequestId> {
    page.requests.iter().map(|request| request.id).collect()
}

async fn page(store: &Store, viewer: TechnicianId, view: View) -> Vec<RequestId> {
    let query = PageQuery {
        view,
        limit: 100,
        ..PageQuery::default()
    };
    ids(&store.storage.request_page(viewer, query).await.unwrap())
}

/// Ana, who is available, and three requests: new, assigned and completed.
async fn three_requests(store: &Store) -> (TechnicianId, [RequestId; 3]) {
    let company = store.company("Acme").await;
    let portal = store.portal(company, "help").await;
    let ana = store.technician("ana", &[company]).await;
    store.set_availability(ana, Availability::Available).await;
    let new = store.open(portal, "new").await;
    let active = store.open(portal, "active").await;
    let done = store.open(portal, "done").await;
    store
        .change(active, ana, assigned, RequestStatus::Assigned)
        .await;
    store
        .change(done, ana, closed, RequestStatus::Completed)
        .await;
    (ana, [new, active, done])
}

async fn views_hold_the_requests_that_their_names_say(store: Store) {
    let (ana, [new, active, done]) = three_requests(&store).await;
    assert_eq!(page(&store, ana, View::New).await, [new]);
    assert_eq!(page(&store, ana, View::Active).await, [active]);
    assert_eq!(page(&store, ana, View::Completed).await, [done]);
    assert_eq!(page(&store, ana, View::All).await, [done, active, new]);
}

async fn pages_follow_each_other_without_gap_or_overlap(store: Store) {
    let (ana, [new, active, done]) = three_requests(&store).await;
    let page = async |before, limit| {
        let query = PageQuery {
            before,
            limit,
            ..PageQuery::default()
        };
        let page = store.storage.request_page(ana, query).await.unwrap();
        (ids(&page), page.has_more)
    };
    assert_eq!(page(None, 2).await, (vec![done, active], true));
    assert_eq!(page(Some(active), 2).await, (vec![new], false));
    assert_eq!(page(None, 3).await, (vec![done, active, new], false));
}

async fn sees(store: &Store, viewer: TechnicianId, request: RequestId) -> bool {
    let row: Option<Request> = store
        .storage
        .visible_request(viewer, request)
        .await
        .unwrap();
    let timeline = store
        .storage
        .visible_timeline(viewer, request, None, 10)
        .await
        .unwrap();
    assert_eq!(
        row.is_some(),
        timeline.is_some(),
        "row and timeline go together"
    );
    row.is_some()
}

async fn requests_of_other_companies_are_not_there(store: Store) {
    let (ana, [new, active, done]) = three_requests(&store).await;
    let bob = store.technician("bob", &[]).await;
    let root = store.administrator("root").await;
    store.set_availability(bob, Availability::Available).await;
    store.set_availability(root, Availability::Available).await;
    for request in [new, active, done] {
        assert!(sees(&store, ana, request).await);
        assert!(sees(&store, root, request).await);
        assert!(!sees(&store, bob, request).await);
    }
    assert_eq!(page(&store, bob, View::All).await, []);
    assert_eq!(page(&store, root, View::All).await, [done, active, new]);
}

async fn new_requests_are_only_there_for_those_who_are_available(store: Store) {
    let (ana, [new, active, done]) = three_requests(&store).await;
    for availability in [
        Availability::Busy,
        Availability::Away,
        Availability::Offline,
    ] {
        store.set_availability(ana, availability).await;
        assert!(!sees(&store, ana, new).await);
        assert_eq!(page(&store, ana, View::New).await, []);
        assert_eq!(page(&store, ana, View::All).await, [done, active]);
    }
    store.set_availability(ana, Availability::Available).await;
    assert!(sees(&store, ana, new).await);
}

async fn a_disabled_technician_sees_nothing(store: Store) {
    let (ana, [_, active, _]) = three_requests(&store).await;
    store
        .storage
        .set_disabled(ana, true, super::fixture::AT)
        .await
        .unwrap();
    assert!(!sees(&store, ana, active).await);
    assert_eq!(page(&store, ana, View::All).await, []);
}

async fn messages_are_hidden_from_technicians_until_somebody_joins(store: Store) {
    let (ana, [_, active, _]) = three_requests(&store).await;
    store.customer_writes(active, "Hello?").await;
    let lines = async || {
        let page = store.storage.visible_timeline(ana, active, None, 10).await;
        page.unwrap().unwrap().entries.len()
    };
    assert_eq!(lines().await, 2, "opened and assigned");
    store
        .change(active, ana, joined, RequestStatus::InChat)
        .await;
    assert_eq!(lines().await, 4, "the message and the joining as well");
}

async fn timelines_are_read_backwards_in_pages(store: Store) {
    let (ana, [_, active, _]) = three_requests(&store).await;
    store
        .change(active, ana, joined, RequestStatus::InChat)
        .await;
    let mut seqs = Vec::new();
    for text in ["a", "b", "c"] {
        seqs.push(store.customer_writes(active, text).await);
    }
    let page = async |before, limit| {
        let page = store
            .storage
            .visible_timeline(ana, active, before, limit)
            .await;
        let page = page.unwrap().unwrap();
        let seqs: Vec<Seq> = page.entries.iter().map(|entry| entry.seq).collect();
        (seqs, page.has_earlier)
    };
    assert_eq!(page(None, 2).await, (seqs[1..].to_vec(), true));
    assert_eq!(page(Some(seqs[1]), 1).await, (vec![seqs[0]], true));
    let (first, has_earlier) = page(Some(seqs[0]), 3).await;
    assert_eq!(
        (first.len(), has_earlier),
        (3, false),
        "opened, assigned, joined"
    );
}

async fn a_cut_ends_where_it_says(store: Store) {
    let (ana, [_, active, _]) = three_requests(&store).await;
    let joined = store
        .change(active, ana, joined, RequestStatus::InChat)
        .await;
    store.customer_writes(active, "later").await;
    let cut = Cut {
        request: active,
        up_to: joined,
        with_messages: true,
    };
    let page = store.storage.timeline(cut, 10).await.unwrap();
    assert_eq!(page.entries.last().map(|entry| entry.seq), Some(joined));
}

async fn very_long_messages_make_short_pages(store: Store) {
    let (ana, [_, active, _]) = three_requests(&store).await;
    let text = "x".repeat(200_000);
    for _ in 0..4 {
        store.customer_writes(active, &text).await;
    }
    store
        .change(
            active,
            ana,
            |by| joined(reference(by.id)),
            RequestStatus::InChat,
        )
        .await;
    let page = store.storage.visible_timeline(ana, active, None, 100).await;
    let page = page.unwrap().unwrap();
    assert!(page.has_earlier);
    assert_eq!(page.entries.len(), 3, "the joining and two messages");
}
