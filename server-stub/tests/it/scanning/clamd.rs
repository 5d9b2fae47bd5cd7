//! ClamAV's daemon itself, with a signature of our own.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use atiende_server::files::scan::{Clamd, ClamdAddress, Scanner as _};
use axum::http::StatusCode;
use tempfile::TempDir;

use super::{EICAR, HARMLESS, Scanned};
use crate::bench::until;
use crate::fetching::desk::sends;

/// `EICAR-STANDARD-ANTIVIRUS-TEST-FILE`, anywhere in any file.
const SIGNATURE: &str = "Atiende.Eicar:0:*:\
    45494341522d5354414e444152442d414e544956495255532d544553542d46494c45\n";

/// A running daemon that knows one signature, and nothing of the network.
struct Daemon {
    process: Child,
    folder: TempDir,
}

impl Daemon {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let daemon = Self {
            process: launch(folder.path()),
            folder,
        };
        let clamd = Clamd::new(daemon.address());
        until("clamd answers", async || clamd.is_there().await).await;
        daemon
    }

    fn address(&self) -> ClamdAddress {
        ClamdAddress::Unix(self.folder.path().join("clamd.ctl"))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Not every user's path leads to the programs of the system.
fn program() -> &'static str {
    let debian = "/usr/sbin/clamd";
    if Path::new(debian).exists() {
        debian
    } else {
        "clamd"
    }
}

fn launch(folder: &Path) -> Child {
    let database = folder.join("signatures");
    std::fs::create_dir(&database).unwrap();
    std::fs::write(database.join("own.ndb"), SIGNATURE).unwrap();
    let config = folder.join("clamd.conf");
    let settings = format!(
        "DatabaseDirectory {}\nLocalSocket {}\nForeground yes\nMaxThreads 2\n",
        database.display(),
        folder.join("clamd.ctl").display()
    );
    std::fs::write(&config, settings).unwrap();
    let mut command = Command::new(program());
    command.arg("--config-file").arg(&config);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("tests/run installs clamav-daemon")
}

#[tokio::test]
async fn daemon_finds_what_is_harmful_and_lets_the_rest_pass() {
    let daemon = Daemon::start().await;
    let scanned = Scanned::by(&daemon.address()).await;

    for end in scanned.ends() {
        let (id, answer) = sends(&scanned.web, end, "eicar.txt", EICAR).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.shows("\"reason\":\"infected\"");
        assert_eq!(scanned.statuses(id).await, [404, 404]);

        let (id, answer) = sends(&scanned.web, end, "nota.txt", HARMLESS).await;
        assert_eq!(answer.header("atiende-file"), "sent", "{answer:?}");
        assert_eq!(scanned.statuses(id).await, [200, 200]);
    }
}
