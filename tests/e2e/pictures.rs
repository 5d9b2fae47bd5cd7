//! A working day, of which the README shows pictures (`packaging/pictures/make` copies them).

use std::path::Path;

use atiende_e2e::{Browser, BrowserSettings, Console, Display, Role};

/// Who asks for help this morning, and why.
const MORNING: [(&str, &str, &str); 6] = [
    (
        "Jorge Gómez",
        "Olvidé la contraseña del correo",
        "Ayer funcionaba.",
    ),
    (
        "Elena Prats",
        "El wifi de la recepción se corta",
        "Cada diez minutos.",
    ),
    (
        "Álvaro Núñez",
        "Excel se cierra al abrir un informe",
        "Solo con el de ventas.",
    ),
    (
        "Rosa Giménez",
        "Factura duplicada en el programa",
        "La 2026-118.",
    ),
    (
        "Luis Ángel Domínguez",
        "La VPN no conecta desde casa",
        "Dice «tiempo agotado».",
    ),
    (
        "María Pérez",
        "No puedo imprimir",
        "La impresora de la segunda planta no responde.",
    ),
];

async fn asks(browser: &Browser, portal: &str, (name, subject, text): (&str, &str, &str)) {
    browser.goto(portal).await;
    browser.fill("Nombre", name).await;
    browser
        .fill("Correo electrónico", "cliente@ejemplo.com")
        .await;
    browser.fill("Asunto", subject).await;
    browser.fill("Descripción", text).await;
    browser.click("Enviar solicitud").await;
    browser.wait_text("En espera").await;
}

async fn takes(console: &Console<'_>, name: &str) {
    let row = console.wait_text(name).await;
    console.click_on(&row).await;
    console.click(Role::Button, "Asignarme a mí").await;
    console.click(Role::Button, "Unirse a conversación").await;
    console.wait_text("Usted se unió a la conversación").await;
}

async fn writes(console: &Console<'_>, text: &str) {
    console.fill("Mensaje", text).await;
    console.click(Role::Button, "Enviar").await;
    console.wait_text(text).await;
}

fn prefer_dark(data: &Path) {
    let settings = data.join("settings");
    let preferences = r#"{"theme":"dark","continues_locally":true}"#;
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("preferences.json"), preferences).unwrap();
}

/// The console, opened again and at a customer's request. It tells nothing of what is known, so that no
/// sign says what this screen lacks.
async fn opens_at<'display>(
    display: &'display Display,
    data: &Path,
    [name, text]: [&str; 2],
) -> Console<'display> {
    let console = Console::start(display, data, &["--local"]).await;
    let row = console.wait_text(name).await;
    console.click_on(&row).await;
    console.wait_text(text).await;
    console
}

#[tokio::test]
async fn pictures_show_a_working_day() {
    let display = Display::start(1440, 900).await;
    let data = tempfile::tempdir().unwrap();
    let mut console = Console::start(&display, data.path(), &["--local"]).await;
    let portal = console.says("portal: ").await;
    let maria = Browser::open_as(BrowserSettings {
        size: (1000, 860),
        ..BrowserSettings::default()
    })
    .await;
    maria.goto(&portal).await;
    maria.wait_text("Enviar solicitud").await;
    maria.screenshot("readme-portal-form").await;
    for request in MORNING {
        asks(&maria, &portal, request).await;
    }

    takes(&console, "Rosa Giménez").await;
    writes(&console, "Buenos días, Rosa. Ahora la anulo.").await;
    takes(&console, "María Pérez").await;
    writes(&console, "Buenos días, María. ¿Qué luz se ve en el panel?").await;
    maria.fill("Mensaje", "Una naranja que parpadea").await;
    maria.click("Enviar").await;
    console.wait_text("Una naranja que parpadea").await;
    writes(
        &console,
        "Entonces falta papel en la bandeja 2. ¿Puede mirarlo?",
    )
    .await;
    maria.wait_text("bandeja 2").await;
    maria.screenshot("readme-portal-chat").await;
    console.kill9().await;

    let mut console = opens_at(&display, data.path(), ["María Pérez", "bandeja 2"]).await;
    console.screenshot("readme-console").await;
    console.kill9().await;

    prefer_dark(data.path());
    let mut console = opens_at(&display, data.path(), ["María Pérez", "bandeja 2"]).await;
    console.screenshot("readme-console-dark").await;
    console.kill9().await;

    let display = Display::start(1024, 700).await;
    std::fs::remove_file(data.path().join("settings/preferences.json")).unwrap();
    let rosa = ["Rosa Giménez", "Ahora la anulo"];
    let console = opens_at(&display, data.path(), rosa).await;
    console.screenshot("readme-console-small").await;
}
