//! A customer's browser: headless Chromium, driven through WebDriver by what is written on the page.

use std::path::{Path, PathBuf};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use crate::paths;
use crate::program::Program;
use crate::wait::{PATIENCE, eventually};

/// The line that chromedriver prints once it serves.
const STARTED: &str = "started successfully on port ";

/// Without these Chromium calls home, which fails slowly on a closed network, or needs what a test has not.
pub(crate) const QUIET: [&str; 7] = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
];

/// What kind of browser is opened.
#[derive(Debug, Clone)]
pub struct BrowserSettings {
    /// The language that it asks pages for, such as `es`.
    pub language: &'static str,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// Whether it is a telephone: touch, mobile user agent, dense screen.
    pub is_phone: bool,
    /// Whether pages may run scripts.
    pub runs_scripts: bool,
    /// What it says that it is, in place of Chromium on this system.
    pub user_agent: Option<&'static str>,
}

/// Chromium on Windows 11.
pub const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
                           (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

/// Safari on an iPhone.
pub const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) \
                          AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 \
                          Mobile/15E148 Safari/604.1";

/// Chrome on an Android telephone.
const ANDROID: &str = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 \
                       (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";

impl Default for BrowserSettings {
    fn default() -> Self {
        Self {
            language: "es",
            size: (1280, 900),
            is_phone: false,
            runs_scripts: true,
            user_agent: None,
        }
    }
}

/// An open browser with one window.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    // Declared in this order so that the browser is gone before its folder is removed.
    _driver: Program,
    profile: TempDir,
}

impl Browser {
    /// Opens a Spanish browser on a computer.
    pub async fn open() -> Self {
        Self::open_as(BrowserSettings::default()).await
    }

    /// Opens a Spanish browser on a telephone.
    pub async fn open_phone() -> Self {
        Self::open_as(BrowserSettings {
            size: (390, 844),
            is_phone: true,
            ..BrowserSettings::default()
        })
        .await
    }

    /// Opens a browser with these settings and an empty profile.
    pub async fn open_as(settings: BrowserSettings) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        command.env("HOME", profile.path());
        command.env("TMPDIR", profile.path());
        let mut driver = Program::start(command);
        let port = driver.says(STARTED).await;
        let client = connect(port.trim_end_matches('.'), &settings, profile.path()).await;
        Self {
            client,
            _driver: driver,
            profile,
        }
    }

    /// Opens the address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) {
        let opened = self.client.goto(url).await;
        opened.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        let url = self.client.current_url().await;
        url.map_or_else(|error| error.to_string(), |url| url.to_string())
    }

    /// The text that the page shows.
    pub async fn text(&self) -> String {
        self.page_text()
            .await
            .unwrap_or_else(|error| error.to_string())
    }

    /// Types `text` into the field with this label, in place of what it held.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Chooses these files in the page's file field, as its dialog would.
    pub async fn choose_files(&self, files: &[&Path]) {
        let field = self.client.find(Locator::Css("input[type=file]")).await;
        let field = field.expect("a file field");
        let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        field
            .send_keys(&paths.join("\n"))
            .await
            .expect("the files are taken");
    }

    /// Waits until a file of this name was downloaded, and returns what is in it.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let path = downloads(self.profile.path()).join(name);
        let half = path.with_added_extension("crdownload");
        eventually(PATIENCE, &format!("the download {name:?}"), async || {
            let content = std::fs::read(&path).map_err(|error| error.to_string())?;
            // The name is taken by an empty file before the first byte is there.
            let is_whole = !content.is_empty() && !half.exists();
            is_whole
                .then_some(content)
                .ok_or("not whole yet".to_owned())
        })
        .await
    }

    /// What the field with this label holds.
    pub async fn value(&self, label: &str) -> String {
        let value = self.field(label).await.prop("value").await;
        value.expect("the field is there").unwrap_or_default()
    }

    /// Clicks the button, link or label with this text.
    pub async fn click(&self, text: &str) {
        let wanted = quoted(text);
        let xpath = format!(
            "(//button|//a|//summary|//label|//*[@role='button'])\
             [normalize-space()={wanted} or @aria-label={wanted}]\
             |//input[@type='submit' and @value={wanted}]"
        );
        let what = format!("something to click named {text:?}");
        eventually(PATIENCE, &what, async || {
            let element = self.element(&xpath).await?;
            element.click().await.map_err(|error| error.to_string())
        })
        .await;
    }

    /// Waits until the page shows this text.
    pub async fn wait_text(&self, text: &str) {
        self.wait(&format!("the text {text:?}"), |page| page.contains(text))
            .await;
    }

    /// Waits until the page no longer shows this text.
    pub async fn wait_gone(&self, text: &str) {
        let what = format!("the text {text:?} to go");
        self.wait(&what, |page| !page.contains(text)).await;
    }

    /// Waits until the text of the page is as wanted.
    pub async fn wait(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        eventually(PATIENCE, what, async || {
            let text = self.text().await;
            if wanted(&text) {
                return Ok(());
            }
            Err(format!("{}\n{text}", self.url().await))
        })
        .await;
    }

    /// Runs a script in the page (the body of a function) and returns its result.
    pub async fn script(&self, body: &str) -> Value {
        let result = self.client.execute(body, Vec::new()).await;
        result.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Keeps a picture of the window in cargo's target folder, as `e2e/NAME.png`.
    pub async fn screenshot(&self, name: &str) {
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::write(paths::picture(name), png).expect("the target folder is writable");
    }

    async fn field(&self, label: &str) -> Element {
        let wanted = quoted(label);
        let named = format!("starts-with(normalize-space(), {wanted})");
        let xpath = format!(
            "//*[@id=//label[{named}]/@for]\
             |//label[{named}]//*[self::input or self::textarea or self::select]\
             |//*[self::input or self::textarea][@aria-label={wanted} or @placeholder={wanted}]"
        );
        let what = format!("a field named {label:?}");
        eventually(PATIENCE, &what, async || self.element(&xpath).await).await
    }

    /// The first visible element, or what the page shows instead.
    async fn element(&self, xpath: &str) -> Result<Element, String> {
        let found = self.client.find_all(Locator::XPath(xpath)).await;
        for element in found.map_err(|error| error.to_string())? {
            // An element can vanish while it is looked at; the caller looks again.
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(element);
            }
        }
        Err(self.situation().await)
    }

    async fn page_text(&self) -> Result<String, CmdError> {
        self.client.find(Locator::Css("body")).await?.text().await
    }

    async fn situation(&self) -> String {
        format!("{}\n{}", self.url().await, self.text().await)
    }
}

async fn connect(port: &str, settings: &BrowserSettings, profile: &Path) -> Client {
    let Value::Object(capabilities) = capabilities(settings, profile) else {
        panic!("capabilities are an object");
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .expect("chromedriver opens Chromium")
}

fn capabilities(settings: &BrowserSettings, profile: &Path) -> Value {
    let arguments = arguments(settings, profile);
    let preferences = json!({
        "intl.accept_languages": settings.language,
        "download.default_directory": downloads(profile),
        // A script's second click on a link is no question to the customer.
        "profile.default_content_setting_values.automatic_downloads": 1,
        // 1 allows scripts on every page, 2 blocks them.
        "profile.managed_default_content_settings.javascript":
            if settings.runs_scripts { 1 } else { 2 },
    });
    let options = if settings.is_phone {
        let emulation = emulation(settings);
        json!({ "args": arguments, "prefs": preferences, "mobileEmulation": emulation })
    } else {
        json!({ "args": arguments, "prefs": preferences })
    };
    json!({ "browserName": "chrome", "goog:chromeOptions": options })
}

fn emulation(settings: &BrowserSettings) -> Value {
    let (width, height) = settings.size;
    json!({
        "deviceMetrics": { "width": width, "height": height, "pixelRatio": 3.0, "touch": true },
        "userAgent": settings.user_agent.unwrap_or(ANDROID),
    })
}

fn downloads(profile: &Path) -> PathBuf {
    profile.join("downloads")
}

fn arguments(settings: &BrowserSettings, profile: &Path) -> Vec<String> {
    let (width, height) = settings.size;
    let mut arguments = vec![
        "--headless=new".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--lang={}", settings.language),
        format!("--window-size={width},{height}"),
    ];
    arguments.extend(QUIET.map(str::to_owned));
    arguments.extend(
        settings
            .user_agent
            .map(|name| format!("--user-agent={name}")),
    );
    if rustix::process::geteuid().is_root() {
        // Chromium's sandbox refuses to start for root.
        arguments.push("--no-sandbox".to_owned());
    }
    arguments
}

/// The text as an `XPath` string, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        assert!(!text.contains('"'), "{text}: holds both kinds of quotes");
        return format!("\"{text}\"");
    }
    format!("'{text}'")
}
