//! The service inside the test, which sets the clock by which requests go back to the queue.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Deref;

use atiende_protocol::{TechnicianId, Timestamp};
use atiende_server::release::Releases;
use atiende_server::{RunningService, Service, ServiceConfig, now};

use crate::office::Office;
use crate::wait::{PATIENCE, eventually};

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// A service whose technicians can be gone for minutes without anybody waiting.
///
/// It looks at its own clock as well, as every service does; the test only looks further.
pub struct ClockedServer {
    office: Office,
    service: RunningService,
    releases: Releases,
    ahead: i64,
}

impl ClockedServer {
    /// Starts with an empty data folder on a free port.
    pub async fn start() -> Self {
        let office = Office::open();
        let config = ServiceConfig::new(
            SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            office.folder().to_owned(),
        );
        let service = Service::start(config).await.expect("the service starts");
        Self {
            office,
            service,
            releases: Releases::new(now()),
            ahead: 0,
        }
    }

    /// The address of a path of the service, such as `/p/acme`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.service.address())
    }

    /// Waits until no console of the technician is connected.
    pub async fn loses(&self, technician: TechnicianId) {
        let hub = &self.service.app_state().hub;
        eventually(PATIENCE, "the technician gone", async || {
            if hub.is_connected(technician) {
                return Err("still connected");
            }
            Ok(())
        })
        .await;
    }

    /// Lets minutes pass and looks who is there; returns how many requests went back to the queue.
    pub async fn minutes_pass(&mut self, minutes: i64) -> usize {
        self.ahead += minutes * MICROS_PER_MINUTE;
        let time = Timestamp(now().0 + self.ahead);
        let looked = self.releases.look(self.service.app_state(), time).await;
        looked.expect("the storage works")
    }
}

/// What an administrator does at the command line while it runs.
impl Deref for ClockedServer {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}
