//! What a window shows, read the way a screen reader does (AT-SPI), and where each widget is.

use atspi::proxy::accessible::AccessibleProxy;
use atspi::proxy::proxy_ext::ProxyExt as _;
use atspi::zbus::proxy::CacheProperties;
use atspi::zbus::{self, Connection};
use atspi::{AtspiError, CoordType, ObjectRefOwned, State};

pub use atspi::Role;

/// The list of running programs on the accessibility bus.
const REGISTRY: (&str, &str) = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");

/// One thing in a window.
#[derive(Debug, Clone)]
pub struct Widget {
    /// What kind of thing it is.
    pub role: Role,
    /// What a screen reader would call it.
    pub name: String,
    /// How deep it lies in the window.
    depth: usize,
    proxy: AccessibleProxy<'static>,
}

impl Widget {
    /// The middle of the widget on the screen.
    pub(crate) async fn centre(&self) -> Result<(i32, i32), AtspiError> {
        let component = self.proxy.proxies().await?.component().await?;
        let (x, y, width, height) = component.get_extents(CoordType::Screen).await?;
        Ok((x + width / 2, y + height / 2))
    }

    /// What it holds: the text of a field, else its name.
    pub async fn text(&self) -> Result<String, AtspiError> {
        let Ok(text) = self.proxy.proxies().await?.text().await else {
            return Ok(self.name.clone());
        };
        let length = text.character_count().await?;
        Ok(text.get_text(0, length).await?)
    }

    /// Whether it can be used now.
    pub async fn is_enabled(&self) -> Result<bool, AtspiError> {
        Ok(self.proxy.get_state().await?.contains(State::Enabled))
    }

    /// Whether the keyboard writes into it.
    pub async fn is_focused(&self) -> Result<bool, AtspiError> {
        Ok(self.proxy.get_state().await?.contains(State::Focused))
    }
}

/// The windows of one session.
#[derive(Debug)]
pub(crate) struct Windows(Connection);

impl Windows {
    /// Connects to the accessibility bus at this address.
    pub(crate) async fn connect(address: &str) -> zbus::Result<Self> {
        let builder = zbus::connection::Builder::address(address)?;
        Ok(Self(builder.build().await?))
    }

    /// Everything that all programs of the session show, in reading order.
    pub(crate) async fn widgets(&self) -> zbus::Result<Vec<Widget>> {
        let registry = AccessibleProxy::builder(&self.0)
            .destination(REGISTRY.0)?
            .path(REGISTRY.1)?
            .cache_properties(CacheProperties::No)
            .build()
            .await?;
        let mut widgets = Vec::new();
        let mut ahead = reversed(registry.get_children().await?, 0);
        while let Some((object, depth)) = ahead.pop() {
            // What vanishes while it is looked at was not shown.
            let Ok(widget) = self.widget(&object, depth).await else {
                continue;
            };
            let children = widget.proxy.get_children().await.unwrap_or_default();
            ahead.extend(reversed(children, depth + 1));
            widgets.push(widget);
        }
        Ok(widgets)
    }

    async fn widget(&self, object: &ObjectRefOwned, depth: usize) -> zbus::Result<Widget> {
        let program = object.name_as_str().unwrap_or_default().to_owned();
        let proxy = AccessibleProxy::builder(&self.0)
            .destination(program)?
            .path(object.path_as_str().to_owned())?
            .cache_properties(CacheProperties::No)
            .build()
            .await?;
        Ok(Widget {
            role: proxy.get_role().await?,
            name: proxy.name().await?,
            depth,
            proxy,
        })
    }
}

/// The widgets as an indented list, for the message of a failed test.
pub(crate) fn drawing(widgets: &[Widget]) -> String {
    let line = |widget: &Widget| {
        let indent = "  ".repeat(widget.depth);
        format!("{indent}{:?} {:?}\n", widget.role, widget.name)
    };
    widgets.iter().map(line).collect()
}

fn reversed(children: Vec<ObjectRefOwned>, depth: usize) -> Vec<(ObjectRefOwned, usize)> {
    children
        .into_iter()
        .rev()
        .map(|child| (child, depth))
        .collect()
}
