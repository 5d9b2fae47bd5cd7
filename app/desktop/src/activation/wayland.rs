//! Wayland's way to the front, which the window's toolkit does not go for a window that is open.

use raw_window_handle::{HasDisplayHandle, HasWindowHandle, RawDisplayHandle, RawWindowHandle};
use raw_window_handle::{WaylandDisplayHandle, WaylandWindowHandle};
use wayland_backend::client::{Backend, InvalidId, ObjectId};
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_surface::WlSurface;
use wayland_client::{Connection, Dispatch, Proxy as _, QueueHandle, delegate_noop};
use wayland_protocols::xdg::activation::v1::client::xdg_activation_v1::XdgActivationV1;

use super::Token;

/// A window that comes to the front by a token. To be dropped before the window is.
pub struct Activation {
    connection: Connection,
    activation: XdgActivationV1,
    surface: WlSurface,
}

impl Activation {
    /// The way to the front for a window, if it is by a token. Asks the desktop once, and waits
    /// for its answer.
    pub fn of(window: &(impl HasDisplayHandle + HasWindowHandle)) -> Option<Self> {
        let display = window.display_handle().ok()?.as_raw();
        let surface = window.window_handle().ok()?.as_raw();
        let (RawDisplayHandle::Wayland(display), RawWindowHandle::Wayland(surface)) =
            (display, surface)
        else {
            return None;
        };
        let (backend, surface) = borrow(display, surface).ok()?;
        let connection = Connection::from_backend(backend);
        let (globals, queue) = registry_queue_init::<Deaf>(&connection).ok()?;
        Some(Self {
            activation: globals.bind(&queue.handle(), 1..=1, ()).ok()?,
            surface: WlSurface::from_id(&connection, surface).ok()?,
            connection,
        })
    }

    /// Brings the window to the front, from any thread and without waiting.
    pub fn to_front(&self, token: &Token) {
        let token = token.as_str().to_owned();
        self.activation.activate(token, &self.surface);
        if let Err(error) = self.connection.flush() {
            tracing::debug!(%error, "The window stays where it is");
        }
    }
}

#[expect(unsafe_code, reason = "the toolkit gives its window as pointers only")]
fn borrow(
    display: WaylandDisplayHandle,
    window: WaylandWindowHandle,
) -> Result<(Backend, ObjectId), InvalidId> {
    // SAFETY: the toolkit keeps the connection open as long as its window lives, and
    // `Activation`, the only holder of this backend, is dropped before.
    let backend = unsafe { Backend::from_foreign_display(display.display.as_ptr().cast()) };
    // SAFETY: the window was borrowed for this call, so its surface is valid; afterwards the id
    // itself knows whether the surface is alive, as the toolkit uses the same library.
    let surface =
        unsafe { ObjectId::from_ptr(WlSurface::interface(), window.surface.as_ptr().cast()) }?;
    Ok((backend, surface))
}

/// Nothing that the desktop tells later matters here.
struct Deaf;

impl Dispatch<WlRegistry, GlobalListContents> for Deaf {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Deaf: XdgActivationV1);
