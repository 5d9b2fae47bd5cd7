//! Nobody waits unseen: one request, told by every method at once, and withdrawn when it is taken.

use std::time::{Duration, Instant};

use atiende_core::Action;
use atiende_e2e::{Browser, Console, Display, Hook, Mail, Notifications, Role, Technician, Toast};
use tempfile::TempDir;

use crate::reached::Reached;

/// Ana and Bruno at two real windows, both *Available*, with a desktop that shows toasts.
struct Desks<'display> {
    consoles: [Console<'display>; 2],
    toasts: [Notifications<'display>; 2],
}

impl<'display> Desks<'display> {
    async fn open(
        office: &Reached,
        screens: &'display [Display; 2],
        data: &[TempDir; 2],
    ) -> Desks<'display> {
        let toasts = [
            Notifications::start(&screens[0]).await,
            Notifications::start(&screens[1]).await,
        ];
        let ana = Console::start(&screens[0], data[0].path(), &[]).await;
        let bruno = Console::start(&screens[1], data[1].path(), &[]).await;
        let service = office.server.url("");
        ana.sign_in(&service, "ana@acme.example").await;
        bruno.sign_in(&service, "bruno@acme.example").await;
        bruno.click(Role::Button, "Ponerme disponible").await;
        let consoles = [ana, bruno];
        let desks = Self { consoles, toasts };
        desks.wait_idle().await;
        desks
    }

    /// Both see that nobody waits.
    async fn wait_idle(&self) {
        for console in &self.consoles {
            console.wait_text("Nadie espera").await;
        }
    }

    /// Both screens show so many toasts.
    async fn wait_shown(&self, count: usize) {
        for toasts in &self.toasts {
            toasts.wait_shown(count).await;
        }
    }
}

/// What was told of María's request.
struct Told {
    toasts: Vec<Toast>,
    mail: Mail,
    text: String,
    hook: Hook,
}

async fn told(office: &Reached, desks: &Desks<'_>) -> Told {
    let mut toasts = Vec::new();
    for desk in &desks.toasts {
        toasts.push(desk.takes("María").await);
    }
    let is_it = |mail: &Mail| mail.subject.contains("No imprime");
    Told {
        toasts,
        mail: office.mail.takes("the mail", is_it).await,
        text: office.gateway.takes_text("No imprime").await,
        hook: office.gateway.takes_hook("No imprime").await,
    }
}

#[tokio::test]
async fn a_request_is_told_everywhere_at_once_and_withdrawn_from_both_desks_when_it_is_taken() {
    let office = Reached::opens().await;
    let (_ana, secret) = office.ana_everywhere().await;
    for (email, name) in [
        ("bruno@acme.example", "Bruno"),
        ("carla@acme.example", "Carla"),
    ] {
        office.server.technician(email, name, &["Acme"]).await;
    }
    let screens = [
        Display::start(1280, 800).await,
        Display::start(1280, 800).await,
    ];
    let data = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let desks = Desks::open(&office, &screens, &data).await;
    let carla = Technician::available(&office.server.url(""), "carla@acme.example").await;

    let browser = Browser::open().await;
    office
        .hears_from(&browser, "acme", "María", "No imprime")
        .await;
    let sent = Instant::now();
    let told = told(&office, &desks).await;
    let elapsed = sent.elapsed();

    assert!(elapsed < Duration::from_secs(1), "{elapsed:?}");
    for toast in &told.toasts {
        assert_eq!(toast.title, "Nueva solicitud de María (Acme)");
        assert_eq!(toast.body, "No imprime");
    }
    let request = carla.finds("María").await;
    let link = office.server.url(&format!("/open/{request}"));
    assert_eq!(told.mail.to, ["ana@acme.example"]);
    assert!(told.mail.plain.contains(&link), "{:#?}", told.mail);
    assert!(told.text.contains(&link), "{}", told.text);
    let (headers, body) = told.hook;
    let verifier = standardwebhooks::Webhook::new(&secret).unwrap();
    verifier.verify(body.as_bytes(), &headers).unwrap();
    desks.wait_shown(1).await;
    screens[0].screenshot("everywhere-told").await;

    carla.does(Action::Claim(request));

    desks.wait_shown(0).await;
    desks.wait_idle().await;
    screens[1].screenshot("everywhere-withdrawn").await;
}
