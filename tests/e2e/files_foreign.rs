//! A client that others wrote uploads a file, is cut, and goes on after the service has crashed.

use std::path::PathBuf;

use atiende_e2e::{Browser, BrowserSettings, Cable, ForeignUpload, WINDOWS, timeline};
use atiende_protocol::{EntryKind, FileType, SentFile};

use crate::acme::Acme;

/// What the client sends at once.
const CHUNK: u64 = 1024 * 1024;

/// How long the file is: eight chunks and a bit.
const LINES: usize = 130_000;

/// After so many bytes the connection is lost: in the middle of the third chunk.
const CUT_AFTER: u64 = 2 * CHUNK + CHUNK / 2;

/// A long log, which is plain text.
fn long_log(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("log");
    let lines =
        (0..LINES).map(|line| format!("{line:06} La impresora no responde: código ñ-{line:04x}\n"));
    std::fs::write(&path, lines.collect::<String>()).expect("the folder can be written");
    path
}

#[tokio::test]
async fn foreign_client_is_cut_and_goes_on_after_the_service_was_killed() {
    let mut acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let maria = Browser::open_as(BrowserSettings {
        user_agent: Some(WINDOWS),
        ..BrowserSettings::default()
    })
    .await;
    acme.asks(&maria, "María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    let page = maria.url().await;
    let (_, token) = page.rsplit_once("/r/").expect("the customer's page");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = long_log(&folder);
    let cable = Cable::to(acme.server.address()).await;
    cable.pull_after(CUT_AFTER);

    let files = format!("{}/r/{token}/files", cable.url());
    let mut first = ForeignUpload::begins(&files, &log, "impresora ñ.log");
    let upload = first.address().await;
    first.is_cut().await;
    acme.server.kill9().await;
    acme.server.start_again().await;
    cable.plug();
    let mut second = ForeignUpload::goes_on(&upload, &log);

    let offset = second.offset().await;
    let sha256 = second.is_sent().await;
    let size = std::fs::metadata(&log).expect("it is there").len();
    assert!((2 * CHUNK..size).contains(&offset), "{offset} of {size}");
    ana.sees("the file", |state| {
        let timeline = timeline(state, request);
        timeline.iter().any(
            |kind| matches!(kind, EntryKind::CustomerFile { file } if is_it(file, size, &sha256)),
        )
    })
    .await;
    let output = acme.server.output();
    assert!(!output.contains("ERROR"), "{output}");
}

fn is_it(file: &SentFile, size: u64, sha256: &str) -> bool {
    let told = (file.name.as_str(), file.file_type, file.size);
    told == ("impresora ñ.log", FileType::Log, size) && file.sha256 == sha256
}
