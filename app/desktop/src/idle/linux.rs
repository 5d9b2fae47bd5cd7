//! Asks GNOME's shell, or else the X server; the lock is known to one of three services.

use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::screensaver::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedValue;

use super::Seen;

const GNOME: [&str; 3] = [
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
];

/// Those who lock screens, under the name and the place that each has.
const LOCKS: [[&str; 3]; 2] = [
    [
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
    ],
    [
        "org.gnome.ScreenSaver",
        "/org/gnome/ScreenSaver",
        "org.gnome.ScreenSaver",
    ],
];

/// The service that knows who is signed in to the computer, and the session of who asks.
const LOGIN: [&str; 3] = [
    "org.freedesktop.login1",
    "/org/freedesktop/login1/session/auto",
    "org.freedesktop.login1.Session",
];

/// Connections that are made when they are first used.
#[derive(Default)]
pub(super) struct Eye {
    session: Option<Connection>,
    system: Option<Connection>,
    screen: Option<(RustConnection, u32)>,
}

impl Eye {
    /// What there is to see; `None` where nobody tells.
    pub fn look(&mut self) -> Option<Seen> {
        self.session = self.session.take().or_else(|| Connection::session().ok());
        self.system = self.system.take().or_else(|| Connection::system().ok());
        let session = self.session.as_ref();
        let by_shell = session.and_then(by_shell);
        let by_lock = session.and_then(is_locked);
        let by_login = self.system.as_ref().and_then(is_session_locked);
        // Not every desktop tells both: who says so is right.
        let is_locked = by_lock.into_iter().chain(by_login).max();
        let idle = by_shell.or_else(|| self.by_screen());
        (idle.is_some() || is_locked.is_some()).then(|| Seen {
            idle: idle.unwrap_or_default(),
            is_locked: is_locked.unwrap_or_default(),
        })
    }

    fn by_screen(&mut self) -> Option<Duration> {
        // Under Wayland the server for old programs sees only those.
        if std::env::var_os("WAYLAND_DISPLAY").is_some() {
            return None;
        }
        let (connection, root) = self.screen.take().or_else(connect)?;
        let answer = connection.screensaver_query_info(root).ok()?.reply().ok()?;
        self.screen = Some((connection, root)); // After a failure it is connected anew.
        Some(Duration::from_millis(answer.ms_since_user_input.into()))
    }
}

fn connect() -> Option<(RustConnection, u32)> {
    let (connection, screen) = x11rb::connect(None).ok()?;
    let root = connection.setup().roots.get(screen)?.root;
    Some((connection, root))
}

fn by_shell(session: &Connection) -> Option<Duration> {
    let millis: u64 = ask(session, GNOME, "GetIdletime")?;
    Some(Duration::from_millis(millis))
}

fn is_locked(session: &Connection) -> Option<bool> {
    let mut answers = LOCKS
        .into_iter()
        .filter_map(|lock| ask(session, lock, "GetActive"));
    answers.next()
}

fn ask<T>(session: &Connection, [service, path, interface]: [&str; 3], what: &str) -> Option<T>
where
    T: serde::de::DeserializeOwned + zbus::zvariant::Type,
{
    let proxy = Proxy::new(session, service, path, interface).ok()?;
    proxy.call(what, &()).ok()
}

fn is_session_locked(system: &Connection) -> Option<bool> {
    let [service, path, interface] = LOGIN;
    let proxy = Proxy::new(system, service, path, "org.freedesktop.DBus.Properties").ok()?;
    let hint: OwnedValue = proxy.call("Get", &(interface, "LockedHint")).ok()?;
    hint.try_into().ok()
}
