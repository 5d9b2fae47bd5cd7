//! The scanner: files wait for it and are handed over once, or never.

mod clamd;
mod fake;
mod verdicts;
mod waiting;

use std::path::Path;

use atiende_protocol::EntryKind;
use atiende_server::files::scan::ClamdAddress;
use atiende_server::{RunningService, Service, ServiceConfig};
use tempfile::TempDir;

use crate::fetching::desk::{Desk, End, fetches};
use crate::web::Web;

/// What every scanner finds, as a file that does no harm.
const EICAR: &[u8] = br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

const HARMLESS: &[u8] = b"La impresora no responde desde ayer.\n";

/// A running service with a scanner, and a chat.
struct Scanned {
    service: RunningService,
    web: Web,
    desk: Desk,
}

impl Scanned {
    /// The scanner listens at `clamd`, or will.
    async fn by(clamd: &ClamdAddress) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let service = start(&folder, clamd).await;
        let web = Web::of(service.app_state().clone(), folder).await;
        let desk = Desk::in_chat(&web, "acme", web.acme).await;
        Self { service, web, desk }
    }

    /// The same after the service was stopped and started.
    async fn restarted(self, clamd: &ClamdAddress) -> Self {
        self.service.stop().await;
        let Web { acme, folder, .. } = self.web;
        let service = start(&folder, clamd).await;
        let app = service.app_state().clone();
        Self {
            service,
            web: Web { app, acme, folder },
            desk: self.desk,
        }
    }

    fn ends(&self) -> [&End; 2] {
        [&self.desk.customer, &self.desk.technician]
    }

    async fn tells(&self) -> Vec<EntryKind> {
        self.desk.tells(&self.web).await
    }

    /// How each end is answered who fetches a file.
    async fn statuses(&self, id: atiende_protocol::FileId) -> Vec<u16> {
        let mut statuses = Vec::new();
        for end in self.ends() {
            statuses.push(fetches(&self.web, end, id, &[]).await.status.as_u16());
        }
        statuses
    }

    /// The bytes of files in the data folder, complete or not.
    fn bytes_on_disk(&self) -> u64 {
        let folder = self.web.folder.path();
        bytes_in(&folder.join("files")) + bytes_in(&folder.join("uploads"))
    }
}

async fn start(folder: &TempDir, clamd: &ClamdAddress) -> RunningService {
    let listen = "127.0.0.1:0".parse().unwrap();
    let mut config = ServiceConfig::new(listen, folder.path().to_owned());
    config.clamd = Some(clamd.clone());
    Service::start(config).await.unwrap()
}

fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let bytes = entries.map(|entry| match entry.metadata().unwrap() {
        found if found.is_dir() => bytes_in(&entry.path()),
        found => found.len(),
    });
    bytes.sum()
}
