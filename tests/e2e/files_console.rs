//! A technician's file reaches the chat through a cut line and a restart of the console, and opens.

use std::path::PathBuf;

use atiende_core::{Action, Purpose};
use atiende_e2e::{PATIENCE, Technician, eventually, timeline};
use atiende_protocol::{EntryKind, FileType, RequestId, SentFile};

use crate::acme::Acme;

/// How long the file is: several parts.
const LINES: usize = 100_000;

/// After so many bytes the line is cut: in the middle of the second part.
const CUT_AFTER: u64 = 2 * 1024 * 1024;

fn long_log(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("impresora ñ.log");
    let lines =
        (0..LINES).map(|line| format!("{line:06} La impresora no responde: código {line:04x}\n"));
    std::fs::write(&path, lines.collect::<String>()).expect("the folder can be written");
    path
}

fn sent_files(technician: &Technician, request: RequestId) -> Vec<SentFile> {
    let kinds = timeline(&technician.knows(), request).into_iter();
    let files = kinds.filter_map(|kind| match kind {
        EntryKind::TechnicianFile { file, .. } => Some(file),
        _ => None,
    });
    files.collect()
}

#[tokio::test]
async fn technician_s_file_arrives_once_through_a_cut_and_a_restart_and_opens_identical() {
    let acme = Acme::opens().await;
    let (ana, cable) = acme.ana_at_a_cable().await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = long_log(&folder);

    cable.pull_after(CUT_AFTER);
    ana.will_pick(vec![log.clone()]);
    ana.does(Action::PickFiles(request));
    ana.is_offline().await;
    assert_eq!(ana.knows().uploads.len(), 1, "it is on its way");
    let ana = ana.restarts().await;
    assert_eq!(sent_files(&ana, request).len(), 0, "the cable is pulled");
    cable.plug();

    ana.sees("the file", |state| {
        let mut kinds = timeline(state, request).into_iter();
        let is_there = kinds.any(|kind| matches!(kind, EntryKind::TechnicianFile { .. }));
        is_there && state.uploads.is_empty()
    })
    .await;
    let files = sent_files(&ana, request);
    assert_eq!(files.len(), 1, "{files:?}");
    let file = files[0].clone();
    assert_eq!(
        (file.name.as_str(), file.file_type),
        ("impresora ñ.log", FileType::Log)
    );
    ana.does(Action::FetchFile {
        request,
        file,
        purpose: Purpose::Open,
    });
    let opened = eventually(PATIENCE, "the opened file", async || {
        ana.opened().pop().ok_or("nothing")
    })
    .await;
    let read = |path: &PathBuf| std::fs::read(path).expect("it can be read");
    assert!(read(&opened) == read(&log), "not the same bytes");
}
