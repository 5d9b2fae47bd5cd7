//! Files between a customer in a real browser and the service.

mod seeing;
mod sending;

use std::fs;
use std::path::PathBuf;

use atiende_e2e::{Browser, BrowserSettings, PATIENCE, WINDOWS, eventually};
use tempfile::TempDir;

use crate::acme::{Acme, asks_at};

/// The smallest document that a reader opens.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n\
    xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n\
    0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n";

/// What the customer has at hand.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn picture(&self, name: &str) -> PathBuf {
        let path = self.0.path().join(name);
        let colour = |x: u32, y: u32| image::Rgb([x, y, x ^ y].map(|part| part.to_le_bytes()[0]));
        image::RgbImage::from_fn(640, 360, colour)
            .save(&path)
            .unwrap();
        path
    }
}

async fn maria_at(portal: &str, settings: BrowserSettings) -> Browser {
    let browser = Browser::open_as(settings).await;
    asks_at(portal, &browser, ["María", "No imprime", "Desde ayer."]).await;
    browser.wait_text("Conectado").await;
    browser
}

async fn maria_on_windows(acme: &Acme) -> Browser {
    maria_at(&acme.server.url("/p/acme"), on_windows()).await
}

fn on_windows() -> BrowserSettings {
    BrowserSettings {
        user_agent: Some(WINDOWS),
        ..BrowserSettings::default()
    }
}

/// How many things on the page the selector finds.
async fn count(browser: &Browser, selector: &str) -> u64 {
    let script = format!("return document.querySelectorAll({selector:?}).length");
    browser.script(&script).await.as_u64().unwrap()
}

async fn sees(browser: &Browser, selector: &str, wanted: u64) {
    let what = format!("{wanted} of {selector}");
    eventually(PATIENCE, &what, async || {
        let seen = count(browser, selector).await;
        let text = browser.text().await;
        (seen == wanted)
            .then_some(())
            .ok_or(format!("{seen}\n{text}"))
    })
    .await;
}

/// Fetches the file by its card in the conversation.
async fn fetched(browser: &Browser, name: &str) -> Vec<u8> {
    let script = format!(
        "const cards = [...document.querySelectorAll('#lines .file')];
         cards.find((card) => card.textContent.includes({name:?})).click();"
    );
    browser.script(&script).await;
    browser.downloaded(name).await
}
