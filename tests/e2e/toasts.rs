//! Nobody waits unseen: toasts on a real daemon, and a computer without one.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::time::{Duration, Instant};

use atiende_core::notification::News;
use atiende_core::{Action, Notification};
use atiende_e2e::{Console, Display, Loudspeaker, Notifications, PATIENCE, Role, eventually};
use tempfile::TempDir;

use crate::acme::Acme;

/// How long it may take until a request is told again.
const RING: Duration = Duration::from_secs(45);

/// Ana at a real window, signed in and *Available*.
pub(crate) async fn ana<'display>(
    acme: &Acme,
    display: &'display Display,
    data: &Path,
) -> Console<'display> {
    let console = Console::start(display, data, &[]).await;
    makes_ready(acme, &console).await;
    console
}

/// Ana exists, signs in and becomes *Available*.
pub(crate) async fn makes_ready(acme: &Acme, console: &Console<'_>) {
    acme.server
        .technician("ana@example.com", "Ana", &["Acme"])
        .await;
    console
        .sign_in(&acme.server.url(""), "ana@example.com")
        .await;
    console.click(Role::Button, "Ponerme disponible").await;
    console.wait_text("Nadie espera").await;
}

#[tokio::test]
async fn a_new_request_is_shown_within_a_second_until_a_colleague_takes_it() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let toasts = Notifications::start(&display).await;
    let data = tempfile::tempdir().unwrap();
    let console = ana(&acme, &display, data.path()).await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;

    let _maria = acme
        .customer_asks("María <b>", "Papel & <i>tinta</i>", "Desde ayer.")
        .await;
    let sent = Instant::now();
    let toast = toasts.takes("Nueva solicitud").await;
    assert!(sent.elapsed() < Duration::from_secs(1));

    assert_eq!(toast.title, "Nueva solicitud de María <b> (Acme)");
    assert_eq!(toast.body, "Papel &amp; &lt;i&gt;tinta&lt;/i&gt;");
    assert_eq!(toast.buttons, ["Abrir", "Asignarme a mí", "Silenciar"]);
    toasts.wait_shown(1).await;
    console.wait_text("María <b>").await;
    console.screenshot("toast-new-request").await;

    let request = bruno.finds("María <b>").await;
    bruno.does(Action::Claim(request));
    toasts.wait_shown(0).await;
    console.wait_text("Nadie espera").await;
}

#[tokio::test]
async fn a_toast_leads_to_its_request_and_its_button_takes_it() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let toasts = Notifications::start(&display).await;
    let data = tempfile::tempdir().unwrap();
    let console = ana(&acme, &display, data.path()).await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    toasts.takes("Nueva solicitud de María").await;

    toasts.click().await;
    console.wait_text("Desde ayer.").await;
    toasts.wait_shown(0).await;
    console.click(Role::Button, "Asignarme a mí").await;
    console.find(Role::Button, "Unirse a conversación").await;

    let _rosa = acme.customer_asks("Rosa", "No suena", "Desde hoy.").await;
    toasts.takes("Nueva solicitud de Rosa").await;
    toasts.wait_shown(1).await;
    toasts.press("Asignarme a mí").await;
    toasts.wait_shown(0).await;
    let mine = console.wait_text("Rosa").await;
    console.click_on(&mine).await;
    console.wait_text("Desde hoy.").await;
    console.find(Role::Button, "Unirse a conversación").await;
}

#[tokio::test]
async fn a_new_request_is_heard_from_the_loudspeaker() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let loudspeaker = Loudspeaker::start(&display).await;
    let data = tempfile::tempdir().unwrap();
    // The only player, wherever this computer has it and whatever else it has.
    let player = display.run("sh", &["-c", "command -v paplay"]).await;
    symlink(player.trim(), data.path().join("paplay")).unwrap();
    let path = ("PATH", data.path().to_str().unwrap());
    let environment = [path, loudspeaker.variable()];
    let console = Console::start_in(&display, data.path(), &[], &environment).await;
    makes_ready(&acme, &console).await;

    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    loudspeaker.wait_heard().await;
}

/// A folder with a player that notes what it plays.
fn player() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let (file, heard) = (folder.path().join("paplay"), folder.path().join("heard"));
    let script = format!(
        "#!/bin/sh\nhead -c4 \"$1\" >> {0}; echo >> {0}\n",
        heard.display()
    );
    std::fs::write(&file, script).unwrap();
    std::fs::set_permissions(&file, Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", folder.path().display());
    (folder, path)
}

async fn wait_heard(player: &TempDir, times: usize) {
    eventually(RING, &format!("{times} sounds"), async || {
        let heard = std::fs::read_to_string(player.path().join("heard"));
        let heard = heard.unwrap_or_default();
        (heard == "RIFF\n".repeat(times)).then_some(()).ok_or(heard)
    })
    .await;
}

#[tokio::test]
async fn a_request_is_shown_and_heard_again_until_the_technician_silences_it() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let toasts = Notifications::start(&display).await;
    let (player, path) = player();
    let data = tempfile::tempdir().unwrap();
    let console = Console::start_in(&display, data.path(), &[], &[("PATH", &path)]).await;
    makes_ready(&acme, &console).await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    assert_eq!(toasts.takes("María").await.replaces, 0);
    wait_heard(&player, 1).await;

    wait_heard(&player, 2).await;
    toasts.wait_shown(1).await;
    assert_ne!(toasts.takes("María").await.replaces, 0);
    let silence = "Silenciar el aviso de las solicitudes que esperan";
    console.find(Role::Button, silence).await;

    toasts.close().await;
    console.wait_gone(silence).await;
}

#[tokio::test]
async fn a_window_behind_another_asks_for_attention() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let _console = ana(&acme, &display, data.path()).await;
    let in_front = Console::start(&display, other.path(), &[]).await;
    in_front.wait_text("Dirección del servicio").await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;

    eventually(PATIENCE, "the urgent window", async || {
        let look = "xprop -id $(xdotool search --name '1. Atiende' | tail -1) WM_HINTS";
        let hints = display.run("sh", &["-c", look]).await;
        let is_urgent = hints.contains("urgency");
        is_urgent.then_some(()).ok_or(hints)
    })
    .await;
}

#[tokio::test]
async fn without_daemon_sound_and_tray_the_console_works_and_says_what_is_missing() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let nothing = data.path().to_str().unwrap();
    let path = [("PATH", nothing)];
    let console = Console::start_in(&display, data.path(), &[], &path).await;
    makes_ready(&acme, &console).await;

    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;

    let row = console.wait_text("María").await;
    console.wait_text("Este equipo no muestra avisos").await;
    console.wait_text("Este equipo no reproduce sonidos").await;
    console.click_on(&row).await;
    console.wait_text("Desde ayer.").await;
    console.screenshot("toast-missing").await;
    console.click(Role::Button, "Asignarme a mí").await;
    console.find(Role::Button, "Unirse a conversación").await;
}

/// old events raise no storm while catching up.
#[tokio::test]
async fn what_my_customers_wrote_without_a_connection_is_told_in_one_sentence() {
    let acme = Acme::opens().await;
    let (ana, cable) = acme.ana_at_a_cable().await;
    let bruno = acme.technician("bruno@example.com", "Bruno").await;
    let (maria, rosa) = (
        acme.customer_asks("María", "No imprime", "Ayer.").await,
        acme.customer_asks("Rosa", "No suena", "Hoy.").await,
    );
    let (first, second) = (ana.finds("María").await, ana.finds("Rosa").await);
    ana.joins(first).await;
    ana.joins(second).await;
    ana.sees("both conversations", |state| {
        let is_here = |request| state.timelines.contains_key(request);
        [first, second].iter().all(is_here)
    })
    .await;

    cable.pull();
    ana.is_offline().await;
    let before = ana.toasts().len();
    let asked = "¿Sigue ahí?";
    for customer in [&maria, &rosa, &maria] {
        acme.customer_writes(customer, asked).await;
    }
    // What Bruno reads is stored: all of it was missed by Ana.
    for (request, texts) in [(first, &[asked, asked][..]), (second, &[asked])] {
        bruno.does(Action::Select(request));
        bruno.reads(request, texts).await;
    }
    cable.plug();
    let told = eventually(PATIENCE, "what was missed", async || {
        let told = ana.toasts().split_off(before);
        (!told.is_empty()).then_some(told).ok_or("nothing")
    })
    .await;

    let missed = News::Missed { first, count: 2 };
    let is_missed =
        |told: &Notification| matches!(told, Notification::Told(told) if told.news == missed);
    assert!(
        matches!(told.as_slice(), [told] if is_missed(told)),
        "{told:#?}"
    );
}

#[tokio::test]
async fn a_daemon_that_starts_later_shows_the_next_request_and_nothing_is_missing_any_more() {
    let acme = Acme::opens().await;
    let display = Display::start(1280, 800).await;
    let (player, path) = player();
    let hidden = player.path().join("hidden");
    std::fs::rename(player.path().join("paplay"), &hidden).unwrap();
    let data = tempfile::tempdir().unwrap();
    let folder = path.split(':').next().unwrap();
    let path = [("PATH", folder)];
    let console = Console::start_in(&display, data.path(), &[], &path).await;
    makes_ready(&acme, &console).await;
    let _maria = acme
        .customer_asks("María", "No imprime", "Desde ayer.")
        .await;
    let (no_toasts, no_sound) = (
        "Este equipo no muestra avisos",
        "Este equipo no reproduce sonidos",
    );
    console.wait_text(no_toasts).await;
    console.wait_text(no_sound).await;

    std::fs::rename(hidden, player.path().join("paplay")).unwrap();
    let toasts = Notifications::start(&display).await;
    let _rosa = acme.customer_asks("Rosa", "No suena", "Desde hoy.").await;
    toasts.wait_shown(1).await;
    console.wait_gone(no_toasts).await;
    eventually(RING, "the sound again", async || {
        let text = console.text().await;
        (!text.contains(no_sound)).then_some(()).ok_or(text)
    })
    .await;
    console.screenshot("toast-not-missing").await;
}
