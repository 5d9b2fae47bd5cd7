//! A desktop's shell that tells how long nobody has touched the computer, as GNOME's does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use zbus::Connection;

use crate::display::Display;

const NAME: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";

/// A shell on a screen.
#[derive(Debug)]
pub struct IdleShell {
    millis: Arc<AtomicU64>,
    _bus: Connection,
}

struct Monitor(Arc<AtomicU64>);

#[zbus::interface(name = "org.gnome.Mutter.IdleMonitor")]
impl Monitor {
    fn get_idletime(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

impl IdleShell {
    /// Starts on this screen, which is touched all the time.
    pub async fn start(display: &Display) -> Self {
        let millis = Arc::default();
        let bus = serve(display.session_bus(), Monitor(Arc::clone(&millis))).await;
        Self {
            millis,
            _bus: bus.expect("the name is free"),
        }
    }

    /// From now on nobody has touched the computer for so long.
    pub fn is_untouched_for(&self, time: Duration) {
        let millis = time.as_millis().try_into().unwrap_or(u64::MAX);
        self.millis.store(millis, Ordering::Release);
    }
}

async fn serve(bus: &str, monitor: Monitor) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(bus)?
        .name(NAME)?
        .serve_at(PATH, monitor)?
        .build()
        .await
}
