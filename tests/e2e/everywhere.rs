//! Nobody waits unseen: one request, told by every method at once, and withdrawn when it is taken.

use std::time::{Duration, Instant};

use atiende_core::Action;
use atiende_e2e::{Browser, Console, Display, Mail, Notifications, Role, Technician};
use tempfile::TempDir;

use crate::reached::Reached;

/// A technician at a real window who is *Available*.
async fn desk<'display>(
    office: &Reached,
    display: &'display Display,
    data: &TempDir,
    email: &str,
) -> Console<'display> {
    let console = Console::start(display, data.path(), &[]).await;
    console.sign_in(&office.server.url(""), email).await;
    console
}

#[tokio::test]
async fn a_request_is_told_everywhere_at_once_and_withdrawn_from_both_desks_when_it_is_taken() {
    let office = Reached::opens().await;
    let (_ana, secret) = office.ana_everywhere().await;
    let colleagues = [
        ("bruno@acme.example", "Bruno"),
        ("carla@acme.example", "Carla"),
    ];
    for (email, name) in colleagues {
        office.server.technician(email, name, &["Acme"]).await;
    }
    let screens = [
        Display::start(1280, 800).await,
        Display::start(1280, 800).await,
    ];
    let toasts = [
        Notifications::start(&screens[0]).await,
        Notifications::start(&screens[1]).await,
    ];
    let data = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let of_ana = desk(&office, &screens[0], &data[0], "ana@acme.example").await;
    let of_bruno = desk(&office, &screens[1], &data[1], "bruno@acme.example").await;
    of_bruno.click(Role::Button, "Ponerme disponible").await;
    for console in [&of_ana, &of_bruno] {
        console.wait_text("Nadie espera").await;
    }
    let carla = Technician::available(&office.server.url(""), "carla@acme.example").await;

    let browser = Browser::open().await;
    office
        .hears_from(&browser, "acme", "María", "No imprime")
        .await;
    let sent = Instant::now();

    let tells = |mail: &Mail| mail.subject.contains("No imprime");
    for toasts in &toasts {
        let toast = toasts.takes("María").await;
        assert_eq!(toast.title, "Nueva solicitud de María (Acme)");
        assert_eq!(toast.body, "No imprime");
    }
    let mail = office.mail.takes("the mail", tells).await;
    let text = office.gateway.takes_text("No imprime").await;
    let (headers, body) = office.gateway.takes_hook("No imprime").await;
    assert!(
        sent.elapsed() < Duration::from_secs(1),
        "{:?}",
        sent.elapsed()
    );
    let request = carla.finds("María").await;
    let link = office.server.url(&format!("/open/{request}"));
    assert_eq!(mail.to, ["ana@acme.example"]);
    assert!(mail.plain.contains(&link), "{mail:#?}");
    assert!(text.contains(&link), "{text}");
    let verifier = standardwebhooks::Webhook::new(&secret).unwrap();
    verifier.verify(body.as_bytes(), &headers).unwrap();
    for toasts in &toasts {
        toasts.wait_shown(1).await;
    }
    of_ana.screenshot("everywhere-told").await;

    carla.does(Action::Claim(request));

    for toasts in &toasts {
        toasts.wait_shown(0).await;
    }
    for console in [&of_ana, &of_bruno] {
        console.wait_text("Nadie espera").await;
    }
    of_bruno.screenshot("everywhere-withdrawn").await;
}
