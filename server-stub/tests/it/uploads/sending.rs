//! A file from the first byte to the line in the chat.

use atiende_gate::samples::good_file;
use atiende_protocol::{Command, CustomerEntryKind, EntryKind, FileType, Outcome, ServerFrame};
use axum::http::StatusCode;
use sha2::{Digest as _, Sha256};

use super::desk::{Desk, Sender};

fn hex(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customers_file_is_a_line_that_the_technician_sees_at_once() {
    //
    let desk = Desk::opens().await;
    let mut console = desk.bench.console(&desk.ana, &[desk.request]).await;
    let png = good_file(FileType::Png);

    let answer = desk
        .sends(&desk.customer(), "Captura ñ.PNG", &png.bytes)
        .await;

    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    assert_eq!(answer.header("atiende-file"), "sent");
    assert_eq!(answer.header("tus-resumable"), "1.0.0");
    let frame = console
        .until(|frame| matches!(frame, ServerFrame::Entry { .. }))
        .await;
    let ServerFrame::Entry { entry, .. } = frame else {
        panic!("unexpected {frame:?}");
    };
    let EntryKind::CustomerFile { file } = entry.kind else {
        panic!("unexpected {entry:?}");
    };
    assert_eq!(file.name, "Captura ñ.PNG");
    assert_eq!(file.file_type, FileType::Png);
    assert_eq!(file.size, u64::try_from(png.bytes.len()).unwrap());
    assert_eq!(file.sha256, hex(&png.bytes));
    assert_eq!(desk.files().await, [file]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_technicians_file_reaches_the_customer_whatever_the_device() {
    // R-29, D15.
    let desk = Desk::opens_for(atiende_protocol::Platform::Ios, "17.4").await;
    let mut page = desk.bench.page("one", None).await;
    let pdf = good_file(FileType::Pdf);

    let answer = desk.sends(&desk.ana(), pdf.name, &pdf.bytes).await;

    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    let is_file = |kind: &CustomerEntryKind| matches!(kind, CustomerEntryKind::TheirFile { .. });
    page.until(|page| page.entries.iter().any(|entry| is_file(&entry.kind)))
        .await;
    let told = &page.entries.last().unwrap().kind;
    let CustomerEntryKind::TheirFile { name, file } = told else {
        panic!("unexpected {told:?}");
    };
    assert_eq!((name.as_str(), file.name.as_str()), ("ana", pdf.name));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_waiting_clock_runs_from_a_customers_file_to_a_technicians() {
    let desk = Desk::opens().await;
    let request = desk.request;
    let text = "Hola".to_owned();
    desk.does(Command::SendMessage { request, text }).await;
    let waiting = async || {
        let stored = desk.bench.storage().request(request).await.unwrap();
        stored.unwrap().request.waiting_since
    };
    assert_eq!(waiting().await, None);
    let txt = good_file(FileType::Txt);

    desk.sends(&desk.customer(), txt.name, &txt.bytes).await;
    let since = waiting().await;
    assert!(since.is_some());
    let message = desk.bench.customer_writes(request, "¿Y?").await;
    assert_eq!(message, Outcome::ACCEPTED);
    desk.sends(&desk.customer(), txt.name, &txt.bytes).await;
    assert_eq!(waiting().await, since, "it runs from the first word on");

    desk.sends(&desk.ana(), txt.name, &txt.bytes).await;
    assert_eq!(waiting().await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_bytes_are_kept_once() {
    let desk = Desk::opens().await;
    let txt = good_file(FileType::Txt);
    for name in ["uno.txt", "dos.txt", "tres.log"] {
        let answer = desk.sends(&desk.customer(), name, &txt.bytes).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    }
    assert_eq!(desk.files().await.len(), 3);
    assert_eq!(desk.on_disk(), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_may_send_before_anybody_has_come_and_it_is_read_once_joined() {
    // D11.
    let desk = Desk::opens().await;
    let request = desk.other_customer("two").await;
    let txt = good_file(FileType::Txt);
    let answer = desk
        .sends(&desk.customer_of("two"), txt.name, &txt.bytes)
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
    let shown = async || {
        let storage = desk.bench.storage();
        let page = storage
            .visible_timeline(desk.ana.id, request, None, 100)
            .await;
        let kinds = page.unwrap().unwrap().entries.into_iter();
        let file =
            |entry: &atiende_protocol::Entry| matches!(entry.kind, EntryKind::CustomerFile { .. });
        kinds.filter(file).count()
    };
    desk.does(Command::Claim { request }).await;
    assert_eq!(shown().await, 0);

    desk.does(Command::Join { request }).await;

    assert_eq!(shown().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sends_when_the_chat_is_over_or_somebody_elses() {
    let desk = Desk::opens().await;
    let bob = desk.bench.technician("bob", &[desk.company]).await;
    let as_bob = super::desk::technician(&bob, &format!("/api/v1/requests/{}", desk.request));
    let not_now = atiende_protocol::FileRefusal::NotNow;
    let asked = async |who: Sender| {
        let answer = desk.announces(&who, "a.txt", 3).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{answer:?}"
        );
        super::desk::refusal(&answer)
    };
    assert_eq!(asked(as_bob).await, not_now);

    let request = desk.request;
    desk.does(Command::EndChat { request }).await;

    assert_eq!(asked(desk.ana()).await, not_now);
    assert_eq!(asked(desk.customer()).await, not_now);
    assert_eq!(desk.on_disk(), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_arrives_after_the_chat_has_ended_is_gone() {
    let desk = Desk::opens().await;
    let txt = good_file(FileType::Txt);
    let (customer, size) = (desk.customer(), txt.bytes.len());
    let location = desk.begins(&customer, txt.name, size).await;
    let answer = desk
        .appends(&customer, &location, 0, txt.bytes[..1].to_vec())
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    let request = desk.request;
    desk.does(Command::EndChat { request }).await;

    let answer = desk
        .appends(&customer, &location, 1, txt.bytes[1..].to_vec())
        .await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = super::desk::problem(&answer);
    assert_eq!(problem.refusal, atiende_protocol::FileRefusal::NotNow);
    assert!(problem.message.unwrap().contains(txt.name));
    assert_eq!(desk.on_disk(), (0, 0));
    assert_eq!(
        desk.asks(&customer, &location).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(desk.files().await.is_empty());
}
