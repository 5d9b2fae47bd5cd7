//! A company with one portal, and customers who use it in Spanish.

use atiende_e2e::{Browser, Cable, Technician, TestServer};

/// The service of a small company.
pub(crate) struct Acme {
    pub(crate) server: TestServer,
}

impl Acme {
    /// A service with the company *Acme* and its portal `/p/acme`.
    pub(crate) async fn opens() -> Self {
        let server = TestServer::start().await;
        server.company("Acme").await;
        server.portal("Acme", "acme").await;
        Self { server }
    }

    /// A technician of the company, signed in and *Available*.
    pub(crate) async fn technician(&self, email: &str, name: &str) -> Technician {
        self.server.technician(email, name, &["Acme"]).await;
        Technician::available(&self.server.url(""), email).await
    }

    /// Ana, *Available*, whose connection goes over a cable that can be pulled out.
    pub(crate) async fn ana_at_a_cable(&self) -> (Technician, Cable) {
        self.server
            .technician("ana@example.com", "Ana", &["Acme"])
            .await;
        let cable = Cable::to(self.server.address()).await;
        let ana = Technician::available(&cable.url(), "ana@example.com").await;
        (ana, cable)
    }

    /// A customer at a computer sends a request and stays on its page.
    pub(crate) async fn customer_asks(&self, name: &str, subject: &str, text: &str) -> Browser {
        let browser = Browser::open().await;
        self.asks(&browser, name, subject, text).await;
        browser
    }

    /// Sends a request in this browser and waits until its page says so.
    pub(crate) async fn asks(&self, browser: &Browser, name: &str, subject: &str, text: &str) {
        asks_at(&self.server.url("/p/acme"), browser, [name, subject, text]).await;
    }

    /// Writes in the chat on the request's page.
    pub(crate) async fn customer_writes(&self, browser: &Browser, text: &str) {
        browser.fill("Mensaje", text).await;
        browser.click("Enviar").await;
    }
}

/// Sends a request at a portal, by name, subject and text, and waits until its page says so.
pub(crate) async fn asks_at(portal: &str, browser: &Browser, [name, subject, text]: [&str; 3]) {
    browser.goto(portal).await;
    browser.fill("Nombre", name).await;
    browser
        .fill("Correo electrónico", "cliente@example.com")
        .await;
    browser.fill("Asunto", subject).await;
    browser.fill("Descri", text).await;
    browser.click("Enviar solicitud").await;
    browser.wait_text("Solicitud").await;
    assert!(
        browser.url().await.contains("/r/"),
        "{}",
        browser.text().await
    );
}
