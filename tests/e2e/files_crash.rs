//! A long upload outlives the crash of the service and of the console; that of a browser that is
//! gone is shown to nobody.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use atiende_core::Action;
use atiende_core::admin::AdminCall;
use atiende_e2e::{
    Browser, BrowserSettings, Cable, Console, Display, PASSWORD, Role, Technician, WINDOWS,
    eventually, timeline,
};
use atiende_protocol::{EntryKind, Settings};

use crate::acme::{Acme, asks_at};

const MEBI: u64 = 1024 * 1024;

/// How long the file is, in bytes: more than the usual limit.
const LONG: usize = 200 * 1024 * 1024;

/// How long such a file may take on a slow machine without optimisation.
const LONG_PATIENCE: Duration = Duration::from_secs(180);

/// A log of that length.
fn long_log(folder: &Path) -> PathBuf {
    let path = folder.join("largo.log");
    let line = "La impresora no responde: código ñ-12\n";
    let mut text = line.repeat(LONG / line.len());
    text.push_str("fin\n");
    fs::write(&path, text).unwrap();
    path
}

/// An administrator lets long files pass.
async fn allows_long_files(acme: &Acme) {
    let root = ["technician", "add", "--email", "root@example.com"];
    let rest = ["--name", "Root", "--administrator", "--password-stdin"];
    acme.server
        .admin(&[&root[..], &rest].concat(), PASSWORD)
        .await;
    let root = Technician::sign_in(&acme.server.url(""), "root@example.com").await;
    let settings = Settings {
        max_file_bytes: 300 * MEBI,
        max_request_bytes: 900 * MEBI,
        ..Settings::default()
    };
    root.does(Action::Administer(AdminCall::ChangeSettings(
        settings.clone(),
    )));
    root.sees("the new limit", |state| state.settings == settings)
        .await;
}

/// The files below a folder, with their lengths.
fn files(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, data) = (entry.path(), entry.metadata().unwrap());
        if data.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path, data.len()));
        }
    }
    found
}

async fn on_windows() -> Browser {
    Browser::open_as(BrowserSettings {
        user_agent: Some(WINDOWS),
        ..BrowserSettings::default()
    })
    .await
}

#[tokio::test]
async fn two_hundred_megabytes_arrive_once_though_service_and_console_are_killed() {
    let mut acme = Acme::opens().await;
    allows_long_files(&acme).await;
    acme.server
        .technician("ana@example.com", "Ana", &["Acme"])
        .await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let mut console = Console::start(&display, data.path(), &[]).await;
    console
        .sign_in(&acme.server.url(""), "ana@example.com")
        .await;
    console.click(Role::Button, "Ponerme disponible").await;
    let maria = on_windows().await;
    let request = ["María Pérez", "No imprime", "Desde ayer."];
    asks_at(&acme.server.url("/p/acme"), &maria, request).await;
    let row = console.wait_text("María Pérez").await;
    console.click_on(&row).await;
    console.click(Role::Button, "Asignarme a mí").await;
    console.click(Role::Button, "Unirse a conversación").await;
    let joined = console.wait_text("Usted se unió").await;
    let folder = tempfile::tempdir().unwrap();
    let log = long_log(folder.path());

    console.drop_on(&joined, &log).await;
    let uploads = acme.server.folder().join("uploads");
    eventually(LONG_PATIENCE, "a part of the file", async || {
        let parts = files(&uploads);
        let has_begun = parts.iter().any(|(_, length)| *length > 8 * MEBI);
        has_begun.then_some(()).ok_or(format!("{parts:?}"))
    })
    .await;
    acme.server.kill9().await;
    console.kill9().await;
    let parts = files(&uploads);
    assert_eq!(parts.len(), 1, "{parts:?}");
    assert!(parts[0].1 < LONG as u64, "killed in the middle: {parts:?}");
    acme.server.start_again().await;
    let console = Console::start(&display, data.path(), &[]).await;

    eventually(LONG_PATIENCE, "the file at the customer's", async || {
        let text = maria.text().await;
        let lines = text.matches("largo.log").count();
        (lines == 1).then_some(()).ok_or(text)
    })
    .await;
    let row = console.wait_text("María Pérez").await;
    console.click_on(&row).await;
    console.wait_text("largo.log").await;
    let stored = files(&acme.server.folder().join("files"));
    let length = fs::metadata(&log).unwrap().len();
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].1, length);
    assert!(fs::read(&stored[0].0).unwrap() == fs::read(&log).unwrap());
    assert_eq!(files(&uploads), []);
}

#[tokio::test]
async fn half_a_file_of_a_browser_that_is_gone_is_shown_to_nobody() {
    let acme = Acme::opens().await;
    let ana = acme.technician("ana@example.com", "Ana").await;
    let cable = Cable::to(acme.server.address()).await;
    let maria = on_windows().await;
    let request = ["María", "No imprime", "Desde ayer."];
    asks_at(&format!("{}/p/acme", cable.url()), &maria, request).await;
    let request = ana.finds("María").await;
    ana.joins(request).await;
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("medio.log");
    fs::write(&log, "sin papel\n".repeat(1_500_000)).unwrap();

    maria.wait_text("Cargar archivo").await;
    cable.pull_after(4 * MEBI);
    maria.choose_files(&[&log]).await;
    let uploads = acme.server.folder().join("uploads");
    eventually(LONG_PATIENCE, "a part of the file", async || {
        let parts = files(&uploads);
        let has_begun = parts.iter().any(|(_, length)| *length > MEBI);
        has_begun.then_some(()).ok_or(format!("{parts:?}"))
    })
    .await;
    drop(maria);
    cable.plug();

    ana.writes(request, "¿Sigue ahí?");
    ana.reads(request, &["¿Sigue ahí?"]).await;
    let timeline = timeline(&ana.knows(), request);
    let is_file = |kind: &EntryKind| matches!(kind, EntryKind::CustomerFile { .. });
    assert!(!timeline.iter().any(is_file), "{timeline:?}");
    assert_eq!(files(&acme.server.folder().join("files")), []);
}
