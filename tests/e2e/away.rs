//! Who does not touch the computer is *Away*, for the service too, and back with the first touch.

use std::time::Duration;

use atiende_e2e::{Console, Display, IdleShell, Login, Role, eventually};

use tempfile::TempDir;

use crate::acme::Acme;
use crate::toasts::makes_ready;

/// A data folder of who is *Away* after so many minutes.
fn away_after(minutes: u16) -> TempDir {
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("settings")).unwrap();
    let preferences = format!(r#"{{ "away_after_minutes": {minutes} }}"#);
    std::fs::write(data.path().join("settings/preferences.json"), preferences).unwrap();
    data
}

#[tokio::test]
async fn an_untouched_computer_makes_the_technician_away_and_a_touch_brings_back_the_status() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let shell = IdleShell::start(&display).await;
    let data = away_after(10);
    let console = Console::start(&display, data.path(), &[]).await;
    makes_ready(&acme, &console).await;

    shell.is_untouched_for(Duration::from_secs(10 * 60));
    console
        .wait_text("Su estado es Ausente: nadie ha usado el equipo durante 10 minutos")
        .await;
    let customer = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    customer.wait_text("Solicitud").await;
    console.wait_gone("María").await;
    console.screenshot("away").await;

    shell.is_untouched_for(Duration::ZERO);
    console
        .wait_text("De vuelta: su estado es Disponible otra vez")
        .await;
    console.wait_text("María").await;
}

#[tokio::test]
async fn a_locked_screen_makes_the_technician_away_until_it_is_unlocked() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let _shell = IdleShell::start(&display).await; // The mouse moves all the time.
    let login = Login::start(&display).await;
    let data = away_after(1);
    let console = Console::start_in(&display, data.path(), &[], &[login.variable()]).await;
    makes_ready(&acme, &console).await;

    login.locks(true);
    let away = "Su estado es Ausente: nadie ha usado el equipo durante 1 minuto";
    eventually(Duration::from_secs(90), away, async || {
        let text = console.text().await;
        text.contains(away).then_some(()).ok_or(text)
    })
    .await;
    console.find(Role::Button, "Ausente").await;

    login.locks(false);
    console
        .wait_text("De vuelta: su estado es Disponible otra vez")
        .await;
}
