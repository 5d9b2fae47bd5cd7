//! Opens the window and runs it until it is closed.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use atiende_assets::Locale;
use atiende_core::Notification;
use atiende_desktop::activation::{Activation, Token};
use atiende_engine::ports::NotificationChannel;
use eframe::egui::{Context, Id, Theme, UserAttentionType, ViewportBuilder, ViewportCommand};
use eframe::{CreationContext, NativeOptions};

use crate::screen;
use crate::shell::Shell;

/// Under which name the desktop knows the program.
const APP_ID: &str = "es.atiende.Console";

/// The size of a window that was never open before.
const SIZE: [f32; 2] = [1280.0, 800.0];

/// Below this nothing fits any more.
const MIN_SIZE: [f32; 2] = [800.0, 560.0];

/// Where it is kept that the system ordered the window to close.
const ORDERED: &str = "closing was ordered";

/// Whether the system, and not the technician, closes the window.
pub(crate) fn is_closing_ordered(context: &Context) -> bool {
    let is_ordered = context.data(|data| data.get_temp(Id::unique(ORDERED)));
    is_ordered.unwrap_or(false)
}

/// Where it is kept that the technician quits, and does not only put the window away.
const QUITS: &str = "quitting";

/// Whether the technician quits, wherever the window is.
pub(crate) fn is_quitting(context: &Context) -> bool {
    let quits = context.data(|data| data.get_temp(Id::unique(QUITS)));
    quits.unwrap_or(false)
}

/// The window, for those who start before it is there.
#[derive(Clone, Default)]
pub(crate) struct WindowHandle {
    context: Arc<OnceLock<Context>>,
    /// Kept apart: while the window is covered the toolkit's own answer is an old one.
    is_in_front: Arc<AtomicBool>,
    /// Used by any thread: a covered window carries out no commands before it is seen.
    activation: Arc<Mutex<Option<Activation>>>,
}

impl WindowHandle {
    /// Has the window drawn again.
    pub(crate) fn repaint(&self) {
        if let Some(context) = self.context.get() {
            context.request_repaint();
        }
    }

    /// Notes whether the window is in front; whether that is a change.
    pub(crate) fn comes_to_front(&self, is_in_front: bool) -> bool {
        self.is_in_front.swap(is_in_front, Ordering::AcqRel) != is_in_front
    }

    /// Brings the window to the front, or asks for attention where the desktop does not let it.
    pub(crate) fn to_front(&self, token: Option<&Token>) {
        if let (Some(activation), Some(token)) = (&*self.activation(), token) {
            activation.to_front(token);
        }
        let attention = ViewportCommand::RequestUserAttention(UserAttentionType::Informational);
        self.command([
            ViewportCommand::Visible(true),
            ViewportCommand::Minimized(false),
            ViewportCommand::Focus,
            attention,
        ]);
    }

    /// Lets the window go: from now on nobody brings it to the front.
    pub(crate) fn let_go(&self) {
        *self.activation() = None;
    }

    fn activation(&self) -> MutexGuard<'_, Option<Activation>> {
        self.activation
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn command(&self, commands: impl IntoIterator<Item = ViewportCommand>) {
        if let Some(context) = self.context.get() {
            for command in commands {
                context.send_viewport_cmd(command);
            }
            context.request_repaint();
        }
    }

    /// Ends the program as the technician wants it, with a question where requests are held.
    pub(crate) fn quit(&self) {
        if let Some(context) = self.context.get() {
            context.data_mut(|data| data.insert_temp(Id::unique(QUITS), true));
        }
        self.to_front(None);
        self.command([ViewportCommand::Close]);
    }

    /// Closes the window without asking: the system orders it.
    pub(crate) fn close(&self) {
        if let Some(context) = self.context.get() {
            context.data_mut(|data| data.insert_temp(Id::unique(ORDERED), true));
            context.send_viewport_cmd(ViewportCommand::Close);
            context.request_repaint();
        }
    }
}

impl NotificationChannel for WindowHandle {
    fn id(&self) -> &'static str {
        "window"
    }

    /// A mark in the taskbar or the dock, until the window is looked at.
    fn notify(&self, notification: &Notification) {
        let is_news = matches!(notification, Notification::Told(_));
        if is_news && !self.is_in_front.load(Ordering::Acquire) {
            let attention = UserAttentionType::Critical;
            self.command([ViewportCommand::RequestUserAttention(attention)]);
        }
    }
}

/// Runs the window until it is closed; says in one sentence why it could not be opened.
pub(crate) fn run(
    file: &Path,
    handle: &WindowHandle,
    locale: &Locale,
    shell: impl FnOnce(&CreationContext<'_>) -> Shell,
) -> Result<(), String> {
    let is_open = Arc::new(AtomicBool::new(false));
    silence_panics_until(&is_open);
    let (opens, handle) = (Arc::clone(&is_open), handle.clone());
    let create = move |creation: &CreationContext<'_>| {
        atiende_ui::theme::install(&creation.egui_ctx);
        // Where the desktop does not tell, as most programs look there.
        creation
            .egui_ctx
            .options_mut(|options| options.fallback_theme = Theme::Light);
        // Nobody else fills it.
        handle.context.set(creation.egui_ctx.clone()).ok();
        let shell: Box<dyn eframe::App> = Box::new(shell(creation));
        // Only now: the shell lets it go in time.
        *handle.activation() = Activation::of(creation);
        opens.store(true, Ordering::Release);
        Ok(shell)
    };
    let options = options(file);
    let run = || eframe::run_native("Atiende", options, Box::new(create));
    match panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(screen::explained(locale, &format!("{error} {error:?}"))),
        // A defect of ours, and not of the computer: it ends the program as any other would.
        Err(panic) if is_open.load(Ordering::Acquire) => panic::resume_unwind(panic),
        Err(panic) => Err(screen::explained(locale, screen::said(&*panic))),
    }
}

/// Until the window is open, a panic of the main thread is a missing library of the system and
/// ends in a sentence of ours.
fn silence_panics_until(is_open: &Arc<AtomicBool>) {
    let is_open = Arc::clone(is_open);
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let is_main = std::thread::current().name() == Some("main");
        if !is_main || is_open.load(Ordering::Acquire) {
            tell(panic);
        }
    }));
}

fn options(file: &Path) -> NativeOptions {
    let icon = eframe::icon_data::from_png_bytes(atiende_assets::APP_ICON_PNG);
    let icon = icon
        .inspect_err(|error| tracing::warn!(%error, "No icon"))
        .unwrap_or_default();
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Atiende")
            .with_icon(icon)
            .with_inner_size(SIZE)
            .with_min_inner_size(MIN_SIZE),
        persistence_path: Some(file.to_owned()),
        ..NativeOptions::default()
    }
}
