//! Downloads: looked at before they are opened, gone on with after a cut, removed with the access.

use std::fs;

use atiende_core::{Action, DownloadProblem, Preview, Purpose};
use atiende_protocol::{FileId, FileType, SentFile, Seq, ServerFrame};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::bench::{Console, eventually, text};
use crate::service::{PRINTER, Service};

fn sent(service: &Service, name: &str, content: &[u8]) -> SentFile {
    let id = Uuid::now_v7();
    service.with(|book| book.files.insert(id, content.to_vec()));
    let digest = Sha256::digest(content);
    SentFile {
        id: FileId(id),
        name: name.to_owned(),
        file_type: FileType::Txt,
        size: content.len() as u64,
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        preview: None,
    }
}

fn open(console: &Console, file: &SentFile) {
    console.engine.act(Action::FetchFile {
        request: PRINTER,
        file: file.clone(),
        purpose: Purpose::Open,
    });
}

async fn is_opened(console: &Console, times: usize) {
    let opened = &console.computer.opened;
    eventually("opened", || opened.lock().unwrap().len() == times).await;
    console
        .sees("end of the download", |state| state.downloads.is_empty())
        .await;
}

async fn fails(console: &Console, file: &SentFile) -> DownloadProblem {
    let problem = |state: &atiende_core::State| state.downloads.get(&file.id)?.problem.clone();
    let state = console
        .sees("problem", |state| problem(state).is_some())
        .await;
    problem(&state).unwrap()
}

#[tokio::test]
async fn a_double_click_opens_exactly_what_was_sent() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let content = text(3_000_000);
    let file = sent(&service, "registro.txt", &content);

    open(&console, &file);
    is_opened(&console, 1).await;

    let path = console.computer.opened.lock().unwrap()[0].clone();
    assert!(fs::read(&path).unwrap() == content, "not the same bytes");
    assert_eq!(path.file_name().unwrap(), "registro.txt");
    assert!(path.starts_with(console.computer.fetched(PRINTER)));
    assert_eq!(console.computer.fetched_names(PRINTER), ["registro.txt"]);
    let marked = console.computer.marked.lock().unwrap().clone();
    assert_eq!(marked, [service.address.as_str()]);
}

#[tokio::test]
async fn what_is_here_is_not_fetched_again_and_what_was_changed_here_stays() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let file = sent(&service, "registro.txt", b"original");
    open(&console, &file);
    is_opened(&console, 1).await;
    open(&console, &file);
    is_opened(&console, 2).await;
    assert_eq!(service.with(|book| book.fetches.len()), 1);
    let path = console.computer.opened.lock().unwrap()[0].clone();
    fs::write(&path, b"corregido").unwrap();

    open(&console, &file);
    is_opened(&console, 3).await;

    assert_eq!(fs::read(&path).unwrap(), b"corregido");
    let second = console.computer.opened.lock().unwrap()[2].clone();
    assert_eq!(second.file_name().unwrap(), "registro (2).txt");
    assert_eq!(fs::read(second).unwrap(), b"original");
}

#[tokio::test]
async fn a_cut_download_goes_on_where_it_was() {
    let service = Service::start().await;
    service.with(|book| book.cuts = 1);
    let console = Console::start(&service).await;
    let content = text(2_000_000);
    let file = sent(&service, "registro.txt", &content);

    open(&console, &file);
    is_opened(&console, 1).await;

    let path = console.computer.opened.lock().unwrap()[0].clone();
    assert!(fs::read(path).unwrap() == content, "not the same bytes");
    let fetches = service.with(|book| book.fetches.clone());
    assert_eq!(fetches, [None, Some("bytes=1000000-".to_owned())]);
}

#[tokio::test]
async fn what_is_not_what_was_sent_is_not_opened_and_leaves_nothing() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let mut file = sent(&service, "registro.txt", b"original");
    file.sha256.replace_range(0..2, "zz");

    open(&console, &file);

    assert_eq!(fails(&console, &file).await, DownloadProblem::Differs);
    assert!(console.computer.opened.lock().unwrap().is_empty());
    assert!(console.computer.fetched_names(PRINTER).is_empty());
}

#[tokio::test]
async fn nothing_but_the_twenty_kinds_is_opened_and_no_name_leads_elsewhere() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    for name in [
        "a.exe",
        "../../a.txt",
        "a\u{202e}txt.exe",
        "a.pdf",
        "con.txt",
    ] {
        let file = sent(&service, name, b"texto");

        open(&console, &file);

        let problem = fails(&console, &file).await;
        assert_eq!(problem, DownloadProblem::Differs, "{name}");
    }
    let program = sent(&service, "registro.txt", b"\x7fELF\x02\x01\x01\0\0\0");
    open(&console, &program);
    assert_eq!(fails(&console, &program).await, DownloadProblem::Differs);
    assert!(console.computer.opened.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_gone_is_told() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let file = sent(&service, "registro.txt", b"original");
    service.with(|book| book.files.clear());

    open(&console, &file);

    assert_eq!(fails(&console, &file).await, DownloadProblem::Gone);
}

#[tokio::test]
async fn fetched_files_go_with_the_access_to_their_request() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let file = sent(&service, "registro.txt", b"original");
    open(&console, &file);
    is_opened(&console, 1).await;
    let path = console.computer.opened.lock().unwrap()[0].clone();

    service.says(ServerFrame::Gone {
        seq: Seq(11),
        request: PRINTER,
    });

    eventually("no file", || !path.exists()).await;
}

#[tokio::test]
async fn only_small_pictures_are_taken_for_small_pictures() {
    let service = Service::start().await;
    let console = Console::start(&service).await;
    let too_long = vec![7; 5_000_000];
    let cases = [
        (Some(("image/png", vec![7])), Some(vec![7])),
        (Some(("image/svg+xml", vec![7])), None),
        (Some(("image/png", too_long)), None),
        (None, None),
    ];
    for (answer, expected) in cases {
        service.with(|book| book.preview = answer);
        let file = FileId(Uuid::now_v7());

        let request = PRINTER;
        let ask = Action::FetchPreview { request, file };
        console.engine.act(ask);

        let is_here = |state: &atiende_core::State| match state.previews.get(&file) {
            Some(Preview::Loaded(content)) => Some(Some(content.to_vec())),
            Some(Preview::Missing) => Some(None),
            _ => None,
        };
        let state = console.sees("an answer", |state| is_here(state).is_some());
        assert_eq!(is_here(&*state.await), Some(expected));
    }
}
