//! What shows notifications on a desktop: dunst, a real daemon, and what it is asked for.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use futures_util::StreamExt as _;
use zbus::fdo::{DBusProxy, MonitoringProxy};
use zbus::{Connection, MatchRule, Message, MessageStream};

use crate::display::Display;
use crate::program::Program;
use crate::wait::{PATIENCE, eventually, within};

const SERVICE: &str = "org.freedesktop.Notifications";

/// Nothing goes by itself, and a menu of actions chooses what a script says.
const SETTINGS: &str = "[global]\n    font = DejaVu Sans 10\n    origin = top-right\n    markup = full\n    width = 360\n    \
                        stack_duplicates = false\n    idle_threshold = 0\n    dmenu = MENU\n\
                        [urgency_normal]\n    timeout = 0\n";

/// A notification as a program asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The first line.
    pub title: String,
    /// What stands below, with its marks.
    pub body: String,
    /// What the buttons say.
    pub buttons: Vec<String>,
    /// The number of the notification in whose place it comes; zero for none.
    pub replaces: u32,
}

/// A running daemon on a screen.
#[derive(Debug)]
pub struct Notifications<'display> {
    display: &'display Display,
    asked: Arc<Mutex<Vec<Toast>>>,
    menu: std::path::PathBuf,
    _daemon: Program,
}

impl<'display> Notifications<'display> {
    /// Starts the daemon and listens to what it is asked for.
    pub async fn start(display: &'display Display) -> Self {
        let asked = Arc::default();
        let listening = listen(display.session_bus(), Arc::clone(&asked));
        let bus = within(PATIENCE, "listening to the bus", listening).await;
        let bus = bus.expect("the bus lets itself be listened to");
        let menu = display.home().join("menu");
        let settings = display.home().join("dunstrc");
        let text = SETTINGS.replace("MENU", &menu.display().to_string());
        fs::write(&settings, text).expect("the folder is writable");
        let mut command = display.command("dunst");
        command.arg("-conf").arg(settings);
        let daemon = Program::start(command);
        eventually(PATIENCE, "dunst on the bus", async || {
            let name = SERVICE.try_into().expect("a name");
            match bus.name_has_owner(name).await {
                Ok(true) => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
        Self {
            display,
            asked,
            menu,
            _daemon: daemon,
        }
    }

    /// Waits until a notification with this in its title was asked for, and returns the last.
    pub async fn takes(&self, title: &str) -> Toast {
        eventually(PATIENCE, &format!("the toast {title:?}"), async || {
            let asked = self.asked();
            let found = asked.iter().rev().find(|toast| toast.title.contains(title));
            found.cloned().ok_or_else(|| format!("{asked:#?}"))
        })
        .await
    }

    /// Every notification that was asked for so far.
    pub fn asked(&self) -> Vec<Toast> {
        self.asked.lock().expect("nobody panics here").clone()
    }

    /// Waits until so many notifications are on the screen.
    pub async fn wait_shown(&self, count: usize) {
        let wanted = count.to_string();
        eventually(PATIENCE, &format!("{count} toasts"), async || {
            let shown = self.display.run("dunstctl", &["count", "displayed"]).await;
            match shown.trim() {
                shown if shown == wanted => Ok(()),
                shown => Err(format!("{shown}\n{:#?}", self.asked())),
            }
        })
        .await;
    }

    /// Clicks on the newest notification.
    pub async fn click(&self) {
        self.display.run("dunstctl", &["action", "0"]).await;
    }

    /// Presses the button of the notification that says this.
    pub async fn press(&self, button: &str) {
        script(&self.menu, &format!("grep -m1 -F '{button}'"));
        self.display.run("dunstctl", &["context"]).await;
    }

    /// Closes the newest notification as somebody at the screen does.
    pub async fn close(&self) {
        self.display.run("dunstctl", &["close"]).await;
    }
}

fn script(path: &Path, line: &str) {
    fs::write(path, format!("#!/bin/sh\n{line}\n")).expect("the folder is writable");
    fs::set_permissions(path, Permissions::from_mode(0o755)).expect("it is ours");
}

/// Hears every call on the bus; what comes back can be asked things of the bus.
async fn listen(bus: &str, asked: Arc<Mutex<Vec<Toast>>>) -> zbus::Result<DBusProxy<'static>> {
    let ears = connect(bus).await?;
    let rule = MatchRule::builder().interface(SERVICE)?.build();
    let monitoring = MonitoringProxy::new(&ears).await?;
    let mut messages = MessageStream::from(&ears);
    monitoring.become_monitor(&[rule], 0).await?;
    tokio::spawn(async move {
        while let Some(Ok(message)) = messages.next().await {
            if let Some(toast) = toast(&message) {
                asked.lock().expect("nobody panics here").push(toast);
            }
        }
    });
    DBusProxy::new(&connect(bus).await?).await
}

async fn connect(bus: &str) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(bus)?.build().await
}

type Notify = (
    String,
    u32,
    String,
    String,
    String,
    Vec<String>,
    std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
    i32,
);

fn toast(message: &Message) -> Option<Toast> {
    if message.header().member()?.as_str() != "Notify" {
        return None;
    }
    let (_, replaces, _, title, body, actions, _, _): Notify = message.body().deserialize().ok()?;
    Some(Toast {
        title,
        body,
        buttons: actions.into_iter().skip(1).step_by(2).collect(),
        replaces,
    })
}
