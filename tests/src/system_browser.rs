//! The desktop's own browser: Chromium in a real window, which opens the links of mails.

use std::path::PathBuf;

use crate::browser::QUIET;
use crate::display::Display;
use crate::program::Program;

/// How the desktop knows it.
const ENTRY: &str = "browser-of-this-desk.desktop";

/// What its links are for.
const SCHEMES: [&str; 2] = ["x-scheme-handler/http", "x-scheme-handler/https"];

/// Chromium, registered as the browser of a screen.
#[derive(Debug)]
pub struct SystemBrowser<'display> {
    display: &'display Display,
    page: Option<Program>,
}

impl<'display> SystemBrowser<'display> {
    /// Makes it the browser that the system's opener starts; its pages are read as windows are.
    pub async fn install(display: &'display Display) -> Self {
        let applications = display.home().join(".local/share/applications");
        std::fs::create_dir_all(&applications).expect("the home folder is writable");
        std::fs::write(applications.join(ENTRY), entry(display)).expect("it is writable");
        for scheme in SCHEMES {
            display.run("xdg-mime", &["default", ENTRY, scheme]).await;
        }
        Self {
            display,
            page: None,
        }
    }

    /// Opens an address as a mail program does; what it showed before is gone.
    pub fn opens(&mut self, address: &str) {
        self.page = None;
        // There is none before the first page.
        std::fs::remove_dir_all(profile(self.display)).ok();
        let mut command = self.display.command("xdg-open");
        command.arg(address).env("LANG", "es_ES.UTF-8");
        self.page = Some(Program::start(command));
    }
}

fn profile(display: &Display) -> PathBuf {
    display.home().join("browser")
}

fn entry(display: &Display) -> String {
    let mut arguments = vec![
        format!("--user-data-dir={}", profile(display).display()),
        "--accept-lang=es".to_owned(),
        "--force-renderer-accessibility".to_owned(),
        // It would wait for a keyring that this desk does not have.
        "--password-store=basic".to_owned(),
    ];
    arguments.extend(QUIET.map(str::to_owned));
    if rustix::process::geteuid().is_root() {
        // Chromium's sandbox refuses to start for root.
        arguments.push("--no-sandbox".to_owned());
    }
    let arguments = arguments.join(" ");
    let schemes = SCHEMES.join(";");
    format!(
        "[Desktop Entry]\nType=Application\nName=Chromium\nExec=chromium {arguments} %U\nMimeType={schemes};\n"
    )
}
