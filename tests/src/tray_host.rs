//! The place for icons of running programs, as a desktop's panel has it.

use std::sync::{Arc, Mutex};

use zbus::message::Header;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, Proxy};

use crate::display::Display;
use crate::wait::{PATIENCE, eventually};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: (&str, &str) = ("/StatusNotifierItem", "org.kde.StatusNotifierItem");
const MENU: (&str, &str) = ("/MenuBar", "com.canonical.dbusmenu");

type ToolTip = (String, Vec<(i32, i32, Vec<u8>)>, String, String);
type Layout = (
    u32,
    (
        i32,
        std::collections::HashMap<String, OwnedValue>,
        Vec<OwnedValue>,
    ),
);

/// A panel with room for icons.
#[derive(Debug)]
pub struct TrayHost {
    bus: Connection,
    item: Arc<Mutex<Option<String>>>,
}

struct Watcher(Arc<Mutex<Option<String>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, _service: &str, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().map(ToString::to_string);
        *self.0.lock().expect("nobody panics here") = sender;
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

impl TrayHost {
    /// Makes room on this screen.
    pub async fn start(display: &Display) -> Self {
        let item = Arc::default();
        let bus = serve(display.session_bus(), Arc::clone(&item)).await;
        let bus = bus.expect("the name is free");
        Self { bus, item }
    }

    /// Waits until the icon says this when the mouse is over it.
    pub async fn says(&self, text: &str) {
        eventually(PATIENCE, &format!("{text:?} in the tray"), async || {
            let proxy = self.proxy(ITEM).await?;
            let tip: zbus::Result<ToolTip> = proxy.get_property("ToolTip").await;
            match tip {
                Ok((.., said)) if said == text => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
    }

    /// Clicks on the icon.
    pub async fn click(&self) {
        let item = self.proxy(ITEM).await.expect("the icon is there");
        let clicked: zbus::Result<()> = item.call("Activate", &(0, 0)).await;
        clicked.expect("the icon takes clicks");
    }

    /// Chooses a line of the icon's menu.
    pub async fn choose(&self, label: &str) {
        let menu = self.proxy(MENU).await.expect("the menu is there");
        let nothing: Vec<&str> = Vec::new();
        let layout: Layout = menu
            .call("GetLayout", &(0, -1, nothing))
            .await
            .expect("the menu has lines");
        let line = format!("{:?}", layout.1.2);
        let lines = layout.1.2.iter().filter_map(line_of);
        let mut found = lines.filter(|(_, name)| name == label);
        let (id, _) = found
            .next()
            .unwrap_or_else(|| panic!("{label:?} in {line}"));
        let chosen: zbus::Result<()> = menu
            .call("Event", &(id, "clicked", Value::from(0), 0_u32))
            .await;
        chosen.expect("the menu takes clicks");
    }

    async fn proxy(&self, (path, interface): (&str, &str)) -> Result<Proxy<'static>, String> {
        let item = self.item.lock().expect("nobody panics here").clone();
        let item = item.ok_or("no icon is there")?;
        let proxy = zbus::proxy::Builder::new(&self.bus)
            .destination(item)
            .and_then(|proxy| proxy.path(path.to_owned()))
            .and_then(|proxy| proxy.interface(interface.to_owned()))
            .map_err(|error| error.to_string())?
            .cache_properties(zbus::proxy::CacheProperties::No);
        proxy.build().await.map_err(|error| error.to_string())
    }
}

fn line_of(line: &OwnedValue) -> Option<(i32, String)> {
    type Line = (
        i32,
        std::collections::HashMap<String, OwnedValue>,
        Vec<OwnedValue>,
    );
    let (id, about, _): Line = line.try_clone().ok()?.try_into().ok()?;
    let label = about.get("label")?.try_clone().ok()?;
    Some((id, label.try_into().ok()?))
}

async fn serve(bus: &str, item: Arc<Mutex<Option<String>>>) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(bus)?
        .name(WATCHER)?
        .serve_at("/StatusNotifierWatcher", Watcher(item))?
        .build()
        .await
}
