//! How the service starts, and what it says where it cannot.

use atiende_e2e::{Browser, TestServer};

#[tokio::test]
async fn first_start_prints_a_link_that_makes_one_administrator() {
    let mut server = TestServer::start().await;
    let link = server.says("set-up link: ").await;
    let browser = Browser::open().await;
    browser.goto(&link).await;
    browser.fill("Su nombre", "Rosa").await;
    browser
        .fill("Su correo electrónico", "rosa@example.com")
        .await;
    browser.fill("Contraseña", "caballo batería grapa").await;
    browser
        .fill("Repita la contraseña", "caballo batería grapa")
        .await;
    browser.fill("Primera empresa", "Acme").await;
    browser.click("Crear la cuenta").await;
    browser.wait_text("Todo listo").await;
    browser.screenshot("setup-done").await;

    browser.goto(&link).await;
    browser.wait_text("Este enlace ya no sirve").await;
    let technicians = server.admin(&["technician", "list"], "").await;
    assert!(technicians.contains("rosa@example.com"), "{technicians}");
    let portals = server.admin(&["portal", "list"], "").await;
    assert!(portals.contains("acme"), "{portals}");
}

#[tokio::test]
async fn stopping_in_order_is_a_success_and_the_data_stay() {
    let mut server = TestServer::start().await;
    server.company("Acme").await;
    server.stop().await;
    server.start_again().await;
    assert!(
        server
            .admin(&["company", "list"], "")
            .await
            .contains("Acme")
    );
}

#[tokio::test]
async fn taken_port_is_one_clear_sentence() {
    let server = TestServer::start().await;
    let output = TestServer::fails_to_start(server.address(), None).await;
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(server.address()), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn data_folder_that_is_a_file_is_one_clear_sentence() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let output = TestServer::fails_to_start("127.0.0.1:0", Some(file.path())).await;
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(&file.path().display().to_string()), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}
