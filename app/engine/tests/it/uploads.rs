//! Uploads through a line that is cut, by a console that is ended, past a service that says no.

use std::fs;

use atiende_core::{Action, UploadStatus, files};
use atiende_protocol::FileRefusal;

use crate::bench::{Console, eventually, text};
use crate::service::{PRINTER, Service};

const MIB: usize = 1024 * 1024;

fn refusal(status: &UploadStatus) -> Option<&FileRefusal> {
    match status {
        UploadStatus::Refused(problem) => Some(&problem.refusal),
        _ => None,
    }
}

#[tokio::test]
async fn a_file_arrives_in_parts_as_it_was_and_its_place_is_on_disk_before() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let content = text(9 * MIB + 5);
    let path = console.computer.writes("registro.txt", &content);
    let desk = std::sync::Arc::clone(&console.computer.desk);
    service.with(|book| {
        book.before_part = Some(Box::new(move |place| {
            let desk = desk.lock().unwrap();
            let kept = desk
                .uploads
                .first()
                .and_then(|upload| upload.location.as_deref());
            assert_eq!(kept, Some(place), "a crash now would send it twice");
        }));
    });

    console.sends(&[path]);
    console.has_sent(&service, 1).await;

    let arrived = service.arrived();
    assert_eq!(arrived.len(), 1);
    assert!(arrived[0].content == content, "not the same bytes");
    assert_eq!(arrived[0].name, "filename cmVnaXN0cm8udHh0");
    let parts = service.with(|book| book.parts.clone());
    let longest = parts.iter().map(|(_, length)| *length).max();
    assert!(longest <= Some(4 * MIB), "held in memory: {parts:?}");
    assert!(parts.len() > 2, "{parts:?}");
}

#[tokio::test]
async fn a_cut_in_the_middle_goes_on_where_the_service_is() {
    let service = Service::start().await;
    service.with(|book| book.cuts = 1);
    let console = Console::start(&service).await;
    let content = text(3 * MIB);
    let path = console.computer.writes("registro.txt", &content);

    console.sends(&[path]);
    console.has_sent(&service, 1).await;

    let arrived = service.arrived();
    assert!(arrived[0].content == content, "not the same bytes");
    assert_eq!(service.with(|book| book.uploads.len()), 1);
    let parts = service.with(|book| book.parts.clone());
    assert!(
        parts[0].0 > 0,
        "the cut part was kept as far as it came: {parts:?}"
    );
}

#[tokio::test]
async fn a_console_that_is_ended_goes_on_at_the_next_start() {
    let service = Service::start().await;
    service.with(|book| book.holds = true);
    let console = Console::start(&service).await;
    let content = text(3 * MIB);
    let path = console.computer.writes("registro.txt", &content);
    let begun = |service: &Service| service.with(|book| book.uploads.len() == 1);
    console.sends(&[path]);
    eventually("a place", || begun(&service)).await;
    let is_kept = |desk: &atiende_core::Desk| desk.uploads.iter().any(|up| up.location.is_some());
    eventually("its place on disk", || {
        is_kept(&console.computer.desk.lock().unwrap())
    })
    .await;

    let Console { engine, computer } = console;
    drop(engine);
    service.with(|book| book.holds = false);
    let console = Console::on(computer).await;
    console.has_sent(&service, 1).await;

    let arrived = service.arrived();
    assert!(arrived[0].content == content, "not the same bytes");
    assert_eq!(service.with(|book| book.uploads.len()), 1, "sent twice");
}

#[tokio::test]
async fn no_more_than_two_go_at_once_and_all_arrive() {
    let service = Service::start().await;
    service.with(|book| book.holds = true);
    let console = Console::start(&service).await;
    let write = |number: usize| {
        let name = format!("{number}.txt");
        console.computer.writes(&name, &text(1000 + number))
    };
    let paths: Vec<_> = (0..5).map(write).collect();
    *console.computer.picked.lock().unwrap() = paths;

    console.engine.act(Action::PickFiles(PRINTER));
    eventually("two places", || {
        service.with(|book| book.uploads.len() == 2)
    })
    .await;
    console.sees("five", |state| state.uploads.len() == 5).await;
    assert_eq!(service.with(|book| book.uploads.len()), 2);

    service.with(|book| book.holds = false);
    console.has_sent(&service, 5).await;
    let mut sizes: Vec<_> = service.arrived().iter().map(|spool| spool.size).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1000, 1001, 1002, 1003, 1004]);
}

#[tokio::test]
async fn a_cancelled_upload_is_ended_at_the_service() {
    let service = Service::start().await;
    service.with(|book| book.holds = true);
    let console = Console::start(&service).await;
    console.sends(&[console.computer.writes("a.txt", &text(MIB))]);
    let upload = console
        .sees("a place", |state| {
            state
                .uploads
                .front()
                .is_some_and(|upload| upload.location.is_some())
        })
        .await
        .uploads[0]
        .id;

    console.engine.act(Action::CancelUpload(upload));

    eventually("the end", || service.with(|book| book.ended.len() == 1)).await;
    service.with(|book| book.holds = false);
    assert!(console.engine.snapshot().uploads.is_empty());
    assert_eq!(service.arrived().len(), 0);
}

#[tokio::test]
async fn a_paused_upload_goes_on_when_it_is_resumed() {
    let service = Service::start().await;
    service.with(|book| book.holds = true);
    let console = Console::start(&service).await;
    console.sends(&[console.computer.writes("a.txt", &text(MIB))]);
    let upload = console
        .sees("a place", |state| {
            state
                .uploads
                .front()
                .is_some_and(|upload| upload.location.is_some())
        })
        .await
        .uploads[0]
        .id;

    console.engine.act(Action::PauseUpload(upload));
    console
        .has("pause", |status| *status == UploadStatus::Paused)
        .await;
    service.with(|book| book.holds = false);
    console.engine.act(Action::ResumeUpload(upload));

    console.has_sent(&service, 1).await;
    assert_eq!(service.arrived().len(), 1);
}

#[tokio::test]
async fn a_pasted_picture_is_sent_and_its_copy_removed() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let png = include_bytes!("../../../../server-stub/gate/src/samples/picture.png");

    console.engine.act(Action::SendPicture {
        request: PRINTER,
        png: png.as_slice().into(),
    });

    console.has_sent(&service, 1).await;
    assert_eq!(service.arrived()[0].content, png);
    let copy = console.computer.folder.path().join("captura.png");
    eventually("no copy", || !copy.exists()).await;
}

#[tokio::test]
async fn what_the_service_refuses_says_why() {
    let service = Service::start().await;
    let full = FileRefusal::RequestFull { max: 7 };
    let problem = *files::problem("a.txt", full.clone());
    service.with(|book| book.refusal = Some(problem));
    let console = Console::start(&service).await;

    console.sends(&[console.computer.writes("a.txt", b"hola")]);

    let refused = console
        .has("refusal", |status| refusal(status).is_some())
        .await;
    assert_eq!(refusal(&refused.status), Some(&full));
}

#[tokio::test]
async fn what_is_not_what_it_says_never_reaches_the_service() {
    //
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let path = console.computer.writes("foto.png", b"MZ\x90\0 a program");

    console.sends(&[path]);

    let refused = console
        .has("refusal", |status| refusal(status).is_some())
        .await;
    let differs = FileRefusal::ContentDiffers {
        extension: "png".to_owned(),
    };
    assert_eq!(refusal(&refused.status), Some(&differs));
    assert_eq!(service.with(|book| book.uploads.len()), 0);
}

#[tokio::test]
async fn parts_that_always_arrive_damaged_end_in_a_refusal() {
    let service = Service::start().await;
    service.with(|book| book.damages = true);
    let console = Console::start(&service).await;

    console.sends(&[console.computer.writes("a.txt", &text(MIB))]);

    let refused = console
        .has("refusal", |status| refusal(status).is_some())
        .await;
    assert_eq!(
        refusal(&refused.status),
        Some(&FileRefusal::ChecksumDiffers)
    );
}

#[tokio::test]
async fn a_file_that_changes_meanwhile_is_not_sent_half_and_half() {
    let service = Service::start().await;
    service.with(|book| book.cuts = 1);
    let console = Console::start(&service).await;
    let path = console.computer.writes("a.txt", &text(3 * MIB));
    let changed = path.clone();
    service.with(|book| {
        book.before_part = Some(Box::new(move |_| fs::write(&changed, "otro").unwrap()));
    });

    console.sends(&[path]);

    console
        .has("a word", |status| *status == UploadStatus::Unreadable)
        .await;
    assert_eq!(service.arrived().len(), 0);
}

#[tokio::test]
async fn why_a_whole_file_was_refused_is_told_also_where_its_answer_was_lost() {
    let service = Service::start().await;
    let content = text(1000);
    service.with(|book| {
        book.verdict = Some(*files::problem("", FileRefusal::Infected));
        book.cuts = 1; // The first part is the whole file: it is taken, and the answer is lost.
    });
    let console = Console::start(&service).await;

    console.sends(&[console.computer.writes("a.txt", &content)]);

    let refused = console
        .has("refusal", |status| refusal(status).is_some())
        .await;
    assert_eq!(refusal(&refused.status), Some(&FileRefusal::Infected));
    let UploadStatus::Refused(problem) = refused.status else {
        unreachable!()
    };
    assert_eq!(problem.name, "a.txt");
}
