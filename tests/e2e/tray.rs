//! The icon in the tray: how many wait, closing to it, the status, and the end.

use atiende_e2e::{Console, Display, PATIENCE, TrayHost, eventually};

use tempfile::TempDir;

use crate::acme::Acme;
use crate::toasts::makes_ready;

/// A data folder of who wants the console to stay in the tray.
fn closing_to_tray() -> TempDir {
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("settings")).unwrap();
    let preferences = data.path().join("settings/preferences.json");
    std::fs::write(preferences, r#"{ "closes_to_tray": true }"#).unwrap();
    data
}

async fn is_on_screen(display: &Display, wanted: bool) {
    eventually(PATIENCE, "the window on the screen, or not", async || {
        let arguments = ["-c", "xdotool search --onlyvisible --name Atiende | wc -l"];
        let count = display.run("sh", &arguments).await;
        if (count.trim() != "0") == wanted {
            Ok(())
        } else {
            Err(count)
        }
    })
    .await;
}

#[tokio::test]
async fn the_console_waits_in_the_tray_and_tells_how_many_wait() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let tray = TrayHost::start(&display).await;
    let data = closing_to_tray();
    let mut console = Console::start(&display, data.path(), &[]).await;
    makes_ready(&acme, &console).await;
    tray.says("Disponible").await;
    is_on_screen(&display, true).await;

    display.key("alt+F4").await;
    is_on_screen(&display, false).await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    tray.says("1 solicitud nueva en espera · Disponible").await;
    tray.choose("Ocupado").await;
    tray.says("Ocupado").await;

    tray.click().await;
    is_on_screen(&display, true).await;
    console.wait_text("Ocupado").await;
    console.screenshot("tray-back").await;

    tray.choose("Salir").await;
    console.wait_ended().await;
}

#[tokio::test]
async fn a_tray_that_comes_later_is_not_missing_any_more() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let data = closing_to_tray();
    let console = Console::start(&display, data.path(), &[]).await;
    makes_ready(&acme, &console).await;
    console.wait_text("Este escritorio no tiene bandeja").await;

    let tray = TrayHost::start(&display).await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    tray.says("1 solicitud nueva en espera · Disponible").await;
    console.wait_gone("Este escritorio no tiene bandeja").await;
}
