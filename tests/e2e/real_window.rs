//! The whole job through the real window: mouse, keyboard, screen, and a customer in Chromium.

use atiende_e2e::{Browser, Console, Display, Role};

/// Sends a request through the portal of the service inside the console.
async fn customer_asks(portal: &str, name: &str) -> Browser {
    let browser = Browser::open().await;
    browser.goto(portal).await;
    browser.fill("Nombre", name).await;
    browser
        .fill("Correo electrónico", "maria@example.com")
        .await;
    browser.fill("Asunto", "No imprime").await;
    browser
        .fill("Descripción", "Desde ayer no sale nada.")
        .await;
    browser.click("Enviar solicitud").await;
    browser.wait_text("En espera").await;
    browser
}

#[tokio::test]
async fn request_is_resolved_by_mouse_from_the_submit_to_the_closed_request() {
    let display = Display::start(1280, 800).await;
    let data = tempfile::tempdir().unwrap();
    let mut console = Console::start(&display, data.path(), &["--local"]).await;
    let portal = console.says("portal: ").await;
    console.wait_text("Nadie espera").await;
    console.screenshot("window-1-empty").await;

    let maria = customer_asks(&portal, "María Pérez").await;
    let row = console.wait_text("María Pérez").await;
    console.screenshot("window-2-request").await;
    console.click_on(&row).await;
    console.wait_text("Desde ayer no sale nada.").await;

    console.click(Role::Button, "Asignarme a mí").await;
    console.click(Role::Button, "Unirse a conversación").await;
    maria.wait_text("ha entrado en el chat").await;
    console.fill("Mensaje", "¿Qué impresora es?").await;
    console.click(Role::Button, "Enviar").await;
    maria.wait_text("¿Qué impresora es?").await;
    maria.fill("Mensaje", "La del pasillo, señor").await;
    maria.click("Enviar").await;
    console.wait_text("La del pasillo, señor").await;
    console.screenshot("window-3-chat").await;

    console.click(Role::Button, "Finalizar conversación").await;
    maria.wait_text("La conversación ha terminado").await;
    console.click(Role::Button, "Cerrar solicitud").await;
    maria.wait_text("La solicitud está cerrada").await;
    console.wait_text("No tiene solicitudes").await;
    console.wait_text("Está cerrada y ya no cambia").await;
    console.screenshot("window-4-closed").await;
}

#[tokio::test]
async fn request_is_resolved_by_keyboard_alone() {
    let display = Display::start(1024, 700).await;
    let data = tempfile::tempdir().unwrap();
    let mut console = Console::start(&display, data.path(), &["--local"]).await;
    let portal = console.says("portal: ").await;
    console.wait_text("Nadie espera").await;
    let maria = customer_asks(&portal, "María Pérez").await;
    console.wait_text("María Pérez").await;

    display.key("Down").await;
    display.key("Return").await;
    console.wait_text("Desde ayer no sale nada.").await;
    display.key("ctrl+shift+a").await;
    console.find(Role::Button, "Unirse a conversación").await;
    display.key("ctrl+j").await;
    maria.wait_text("ha entrado en el chat").await;
    console.wait_text("Usted se unió a la conversación").await;
    display.key("ctrl+m").await;
    console.wait_focus_in("Mensaje").await;
    display.type_text("Buenos días, señora").await;
    display.key("Return").await;
    maria.wait_text("Buenos días, señora").await;
    console.screenshot("window-keyboard").await;

    display.key("ctrl+shift+f").await;
    maria.wait_text("La conversación ha terminado").await;
    console.wait_text("Usted finalizó la conversación").await;
    display.key("ctrl+shift+w").await;
    maria.wait_text("La solicitud está cerrada").await;
    console.wait_text("No tiene solicitudes").await;
}
