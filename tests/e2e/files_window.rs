//! Files between a customer in Chromium and a technician at the real window.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use atiende_e2e::{
    Browser, BrowserSettings, Console, Display, PATIENCE, Role, WINDOWS, eventually,
};
use tempfile::TempDir;

use crate::acme::asks_at;

/// The programs that the console finds first: a stand-in writes down what it was to open.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Self { folder };
        desk.program(
            "xdg-open",
            "printf '%s\\n' \"$1\" >> \"$(dirname \"$0\")/opened\"",
        );
        desk
    }

    fn program(&self, name: &str, body: &str) {
        let path = self.file(name, format!("#!/bin/sh\n{body}\n").as_bytes());
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// The search path with the stand-in in front.
    fn path(&self) -> String {
        let usual = std::env::var("PATH").unwrap();
        format!("{}:{usual}", self.folder.path().display())
    }

    /// Waits until something was to be opened, and returns it.
    async fn opened(&self) -> PathBuf {
        let list = self.folder.path().join("opened");
        eventually(PATIENCE, "something opened", async || {
            let opened = fs::read_to_string(&list).unwrap_or_default();
            opened
                .lines()
                .last()
                .map(PathBuf::from)
                .ok_or(opened.clone())
        })
        .await
    }
}

fn picture(path: &Path) {
    let colour = |x: u32, y: u32| image::Rgb([x, y, x ^ y].map(|part| part.to_le_bytes()[0]));
    image::RgbImage::from_fn(640, 360, colour)
        .save(path)
        .unwrap();
}

#[tokio::test]
async fn files_go_both_ways_and_a_double_click_opens_them() {
    let (desk, data) = (Desk::new(), tempfile::tempdir().unwrap());
    let display = Display::start(1280, 800).await;
    let mut console = Console::start_in(
        &display,
        data.path(),
        &["--local"],
        &[("PATH", &desk.path())],
    )
    .await;
    let portal = console.says("portal: ").await;
    let maria = Browser::open_as(BrowserSettings {
        user_agent: Some(WINDOWS),
        ..BrowserSettings::default()
    })
    .await;
    asks_at(&portal, &maria, ["María Pérez", "No imprime", "…"]).await;
    let row = console.wait_text("María Pérez").await;
    console.click_on(&row).await;
    console.click(Role::Button, "Asignarme a mí").await;
    console.click(Role::Button, "Unirse a conversación").await;
    maria.wait_text("ha entrado en el chat").await;

    let captura = desk.folder.path().join("captura.png");
    picture(&captura);
    maria.choose_files(&[&captura]).await;
    let card = console.wait_text("captura.png").await;
    console.screenshot("window-file").await;
    console.double_click_on(&card).await;

    let opened = desk.opened().await;
    assert!(opened.starts_with(data.path()), "{opened:?}");
    assert_eq!(opened.file_name().unwrap(), "captura.png");
    assert!(fs::read(&opened).unwrap() == fs::read(&captura).unwrap());
    let mode = fs::metadata(&opened).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else reads it");

    let log = desk.file(
        "impresora.log",
        "error 12: sin papel\n".repeat(500).as_bytes(),
    );
    let conversation = console.wait_text("captura.png").await;
    console.drop_on(&conversation, &log).await;
    maria.wait_text("impresora.log").await;
    let link = "document.querySelector(\"a[download='impresora.log']\").click()";
    maria.script(link).await;
    assert!(maria.downloaded("impresora.log").await == fs::read(&log).unwrap());
    console.screenshot("window-file-sent").await;
}
