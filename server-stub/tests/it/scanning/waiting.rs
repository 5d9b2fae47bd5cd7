//! Nothing is handed over before the scanner has agreed, and then once.

use atiende_protocol::{Command, EntryKind, FileId, TechnicianRef};
use atiende_server::storage::{Act, By};
use axum::http::StatusCode;

use super::fake::Place;
use super::{EICAR, HARMLESS, Scanned};
use crate::bench::until;
use crate::fetching::desk::{call, fetches, sends};

/// Sends a file for which the scanner is not there.
async fn waits(scanned: &Scanned, content: &[u8]) -> FileId {
    let end = &scanned.desk.customer;
    let (id, answer) = sends(&scanned.web, end, "a.txt", content).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    assert_eq!(answer.header("atiende-file"), "scanning");
    is_nowhere(scanned, id).await;
    id
}

async fn is_nowhere(scanned: &Scanned, id: FileId) {
    assert_eq!(scanned.tells().await, []);
    assert_eq!(scanned.statuses(id).await, [404, 404]);
}

/// What an upload says of itself.
async fn said(scanned: &Scanned, id: FileId) -> (u16, String) {
    let end = &scanned.desk.customer;
    let path = format!("{}/uploads/{id}", end.base);
    let headers = [("tus-resumable", "1.0.0")];
    let answer = call(&scanned.web, ("HEAD", &path), end, &headers, Vec::new()).await;
    (
        answer.status.as_u16(),
        answer.header("atiende-file").to_owned(),
    )
}

/// What both sides read of an infected file.
fn infected(technician: Option<TechnicianRef>, id: FileId) -> EntryKind {
    EntryKind::FileInfected {
        technician,
        name: "a.txt".to_owned(),
        file_id: Some(id),
    }
}

#[tokio::test]
async fn file_waits_for_the_scanner_and_is_handed_over_once() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, HARMLESS).await;
    assert_eq!(said(&scanned, id).await, (200, "scanning".to_owned()));

    let _scanner = place.occupied();

    until("the file is handed over", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    for end in scanned.ends() {
        let answer = fetches(&scanned.web, end, id, &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.bytes, HARMLESS);
    }
    assert_eq!(said(&scanned, id).await, (200, "sent".to_owned()));
    let left = atiende_server::files::finish_waiting(&scanned.web.app).await;
    assert_eq!(left.unwrap(), 0);
    let told = scanned.tells().await;
    assert!(
        matches!(told.as_slice(), [EntryKind::CustomerFile { file }] if file.id == id),
        "{told:?}"
    );
}

#[tokio::test]
async fn file_that_arrived_in_time_is_handed_over_though_the_chat_ended_meanwhile() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, HARMLESS).await;
    let request = scanned.desk.request;
    let end = Command::EndChat { request };
    scanned.desk.gives(&scanned.web, end).await;

    let _scanner = place.occupied();

    until("the file is handed over", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    assert_eq!(scanned.statuses(id).await, [200, 200]);
}

/// The chat ends and the request is closed.
async fn is_closed(scanned: &Scanned) {
    let request = scanned.desk.request;
    for command in [Command::EndChat { request }, Command::Close { request }] {
        scanned.desk.gives(&scanned.web, command).await;
    }
}

#[tokio::test]
async fn file_that_was_accepted_is_handed_over_though_the_request_was_closed_meanwhile() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, HARMLESS).await;
    is_closed(&scanned).await;

    let _scanner = place.occupied();

    until("the file is handed over", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    assert_eq!(scanned.statuses(id).await, [200, 200]);
    assert_eq!(said(&scanned, id).await, (200, "sent".to_owned()));
}

#[tokio::test]
async fn infected_file_leaves_its_line_though_the_request_was_closed_meanwhile() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, EICAR).await;
    is_closed(&scanned).await;

    let _scanner = place.occupied();

    until("the file is refused", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    assert_eq!(scanned.tells().await, [infected(None, id)]);
    assert_eq!(scanned.statuses(id).await, [404, 404]);
}

#[tokio::test]
async fn file_of_a_technician_who_was_shut_out_meanwhile_is_handed_over() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let end = &scanned.desk.technician;
    let (id, answer) = sends(&scanned.web, end, "a.txt", HARMLESS).await;
    assert_eq!(answer.header("atiende-file"), "scanning");
    let by = By {
        technician: None,
        at: atiende_server::now(),
    };
    scanned
        .web
        .app
        .storage
        .administer(by, Act::Disable(scanned.desk.id))
        .await
        .unwrap();

    let _scanner = place.occupied();

    let customer = &scanned.desk.customer;
    until("the file is handed over", async || {
        fetches(&scanned.web, customer, id, &[]).await.status == StatusCode::OK
    })
    .await;
}

#[tokio::test]
async fn file_goes_on_waiting_after_a_restart() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, HARMLESS).await;
    let scanned = scanned.restarted(&place.address()).await;
    is_nowhere(&scanned, id).await;

    let _scanner = place.occupied();
    until("the file is handed over", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    assert_eq!(scanned.statuses(id).await, [200, 200]);
}

#[tokio::test]
async fn infected_file_that_waited_is_refused_for_both() {
    let place = Place::new();
    let scanned = Scanned::by(&place.address()).await;
    let id = waits(&scanned, EICAR).await;

    let _scanner = place.occupied();

    until("the file is refused", async || {
        !scanned.tells().await.is_empty()
    })
    .await;
    assert_eq!(scanned.tells().await, [infected(None, id)]);
    scanned
        .web
        .get(&scanned.desk.customer.base)
        .await
        .shows("a.txt");
    assert_eq!(scanned.statuses(id).await, [404, 404]);
    until("nothing of it is left", async || {
        scanned.bytes_on_disk() == 0
    })
    .await;
}

#[tokio::test]
async fn infected_file_is_refused_at_once_where_the_scanner_is_there() {
    let place = Place::new();
    let _scanner = place.occupied();
    let scanned = Scanned::by(&place.address()).await;

    let ana = TechnicianRef {
        id: scanned.desk.id,
        name: format!("ana{}", scanned.desk.request),
    };
    let mut ids = Vec::new();
    for end in scanned.ends() {
        let (id, answer) = sends(&scanned.web, end, "a.txt", EICAR).await;
        ids.push(id);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.shows("\"reason\":\"infected\"");
        assert_eq!(scanned.statuses(id).await, [404, 404]);
        assert_eq!(scanned.bytes_on_disk(), 0);
    }
    let told = [infected(None, ids[0]), infected(Some(ana), ids[1])];
    assert_eq!(scanned.tells().await, told);
    scanned
        .web
        .get(&scanned.desk.customer.base)
        .await
        .shows("a.txt");
}
