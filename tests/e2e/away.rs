//! Who does not touch the computer is *Away*, for the service too, and back with the first touch.

use std::time::Duration;

use atiende_e2e::{Console, Display, IdleShell};

use crate::acme::Acme;
use crate::toasts::makes_ready;

#[tokio::test]
async fn an_untouched_computer_makes_the_technician_away_and_a_touch_brings_back_the_status() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let shell = IdleShell::start(&display).await;
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("settings")).unwrap();
    let preferences = data.path().join("settings/preferences.json");
    std::fs::write(preferences, r#"{ "away_after_minutes": 10 }"#).unwrap();
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
