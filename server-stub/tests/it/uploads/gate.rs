//! Which files pass, from whom, and what is said of the others (R-30, R-32 to R-34, D7, D9).

use atiende_gate::samples::{good_file, good_files, hostile_files};
use atiende_protocol::{FileRefusal, FileType, Platform};
use axum::http::StatusCode;

use super::desk::{Desk, problem, refusal};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_twenty_kinds_pass_from_technicians_and_from_customers_with_a_computer_or_android() {
    for (platform, version) in [
        (Platform::Windows, "10"),
        (Platform::Mac, "14.1"),
        (Platform::Android, "2.2"),
    ] {
        let desk = Desk::opens_for(platform, version).await;
        desk.limits(1 << 20, 1 << 30).await;
        let mut sent = Vec::new();
        for good in good_files() {
            let senders = match platform {
                Platform::Windows => vec![desk.customer(), desk.ana()],
                _ => vec![desk.customer()],
            };
            for who in senders {
                let answer = desk.sends(&who, good.name, &good.bytes).await;
                let name = good.name;
                assert_eq!(
                    answer.status,
                    StatusCode::NO_CONTENT,
                    "{platform:?} {name} {answer:?}"
                );
                sent.push(good.file_type);
            }
        }
        let stored: Vec<_> = desk
            .files()
            .await
            .iter()
            .map(|file| file.file_type)
            .collect();
        assert_eq!(stored, sent);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_kinds_of_pictures_pass_from_ios_and_nothing_else() {
    //
    let desk = Desk::opens_for(Platform::Ios, "6.0").await;
    for good in good_files() {
        let answer = desk.sends(&desk.customer(), good.name, &good.bytes).await;
        if good.file_type.is_picture() {
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
            continue;
        }
        let extension = good.file_type.extension().to_owned();
        assert_eq!(refusal(&answer), FileRefusal::TypeNotAllowed { extension });
    }
    assert_eq!(desk.files().await.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_names_the_file_and_what_this_customer_may_send_in_his_language() {
    // iOS sends a PDF.
    let desk = Desk::opens_for(Platform::Ios, "17.4").await;

    let answer = desk.announces(&desk.customer(), "Factura 3.pdf", 100).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = problem(&answer);
    assert_eq!(problem.name, "Factura 3.pdf");
    let pictures = [
        FileType::Jpeg,
        FileType::Png,
        FileType::Gif,
        FileType::Bmp,
        FileType::Tiff,
    ];
    assert_eq!(problem.allowed, pictures);
    let message = problem.message.unwrap();
    assert!(
        message.starts_with("No se puede enviar «Factura 3.pdf»"),
        "{message}"
    );
    assert!(message.ends_with("jpeg, png, gif, bmp, tiff"), "{message}");

    let answer = desk.announces(&desk.ana(), "a.exe", 100).await;
    let problem = super::desk::problem(&answer);
    assert_eq!((problem.allowed.len(), problem.message), (20, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn systems_that_are_too_old_or_unknown_send_nothing() {
    // D9.
    for (platform, version) in [
        (Platform::Android, "2.1"),
        (Platform::Ios, "5.1.1"),
        (Platform::Other, ""),
    ] {
        let desk = Desk::opens_for(platform, version).await;
        let png = good_file(FileType::Png);

        let answer = desk.sends(&desk.customer(), png.name, &png.bytes).await;

        assert_eq!(
            refusal(&answer),
            FileRefusal::SystemNotAllowed,
            "{platform:?}"
        );
        assert!(problem(&answer).allowed.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_files_are_refused_both_ways_and_leave_nothing() {
    //
    let hostile = hostile_files();
    assert!(hostile.len() >= 40, "{}", hostile.len());
    // A fresh chat now and then: nobody may begin as many as these in one.
    for some in hostile.chunks(15) {
        let desk = Desk::opens().await;
        for file in some {
            for who in [desk.customer(), desk.ana()] {
                let answer = desk.sends(&who, &file.name, &file.bytes).await;
                assert_eq!(refusal(&answer), file.refusal, "{}", file.about);
            }
        }
        assert_eq!(desk.on_disk(), (0, 0));
        assert!(desk.files().await.is_empty());
    }
}
