//! The service that knows whether the screen of who is signed in is locked, as systemd's does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zbus::Connection;

use crate::display::{Display, start_bus};
use crate::program::Program;

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1/session/auto";

/// The service, on a bus of its own in place of the computer's.
#[derive(Debug)]
pub struct Login {
    address: String,
    is_locked: Arc<AtomicBool>,
    _service: Connection,
    _bus: Program,
}

struct Session(Arc<AtomicBool>);

#[zbus::interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl Login {
    /// Starts with an unlocked screen.
    pub async fn start(display: &Display) -> Self {
        let mut bus = start_bus(display.home());
        let address = bus.says("").await;
        let is_locked = Arc::default();
        let service = serve(&address, Session(Arc::clone(&is_locked))).await;
        Self {
            address,
            is_locked,
            _service: service.expect("the name is free"),
            _bus: bus,
        }
    }

    /// Where a program finds it, for its environment.
    pub fn variable(&self) -> (&str, &str) {
        ("DBUS_SYSTEM_BUS_ADDRESS", &self.address)
    }

    /// The screen is locked from now on, or not any more.
    pub fn locks(&self, is_locked: bool) {
        self.is_locked.store(is_locked, Ordering::Release);
    }
}

async fn serve(bus: &str, session: Session) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(bus)?
        .name(NAME)?
        .serve_at(PATH, session)?
        .build()
        .await
}
