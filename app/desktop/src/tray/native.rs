//! The icon on Windows and macOS: it lives on the main thread, whose event loop serves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use atiende_core::DesktopPart;
use tray_icon::menu::MenuEvent;
use tray_icon::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};

use super::menu::{self, Menu};
use super::{Face, Picture, Place, badge, words};
use crate::answers::{Answer, Answers};
use crate::language::Language;

/// The icon, where the desktop has a place for it.
pub struct Tray {
    place: Place,
    icon: Option<(TrayIcon, Menu)>,
    is_stale: Arc<AtomicBool>,
}

impl Tray {
    /// Puts the icon there. To be called on the main thread, once its event loop runs.
    pub fn start(picture: Picture, language: Language, answers: Answers) -> Self {
        let is_stale = Arc::<AtomicBool>::default();
        listen(&answers, &is_stale);
        let icon = put()
            .inspect_err(|error| tracing::info!(%error, "No icon in the tray"))
            .ok();
        Self {
            place: Place::new(picture, language, answers),
            icon,
            is_stale,
        }
    }

    /// Shows something else; whether that happened.
    pub fn show(&self, face: Face) -> bool {
        let shown = self.try_to_show(face);
        let is_shown = shown
            .inspect_err(|error| tracing::debug!(%error, "No icon in the tray"))
            .is_ok();
        let was_there = self.place.is_there.swap(is_shown, Ordering::AcqRel);
        if is_shown && !was_there {
            self.place.appears();
        }
        if face.is_needed && !is_shown {
            self.place.answers.lacks(DesktopPart::Tray);
        }
        is_shown
    }

    /// Whether a click has changed what it shows.
    pub fn is_stale(&self) -> bool {
        self.is_stale.load(Ordering::Acquire)
    }

    /// Whether the technician can see the icon.
    pub fn is_there(&self) -> bool {
        self.place.is_there.load(Ordering::Acquire)
    }

    fn try_to_show(&self, face: Face) -> tray_icon::Result<()> {
        let Some((icon, menu)) = &self.icon else {
            return Err(std::io::Error::from(std::io::ErrorKind::NotFound).into());
        };
        self.is_stale.store(false, Ordering::Release);
        let locale = self.place.language.locale();
        menu.show(locale, face);
        icon.set_icon(Some(self.picture(face)?))?;
        let says = words::says(locale, face);
        let says = ["Atiende", &says]
            .into_iter()
            .filter(|part| !part.is_empty());
        icon.set_tooltip(Some(says.collect::<Vec<_>>().join(" · ")))
    }

    fn picture(&self, face: Face) -> tray_icon::Result<tray_icon::Icon> {
        let picture = badge::with_number(&self.place.picture, face.waiting);
        let side = u32::try_from(picture.side).unwrap_or_default();
        let icon = tray_icon::Icon::from_rgba(picture.rgba, side, side);
        icon.map_err(|error| std::io::Error::other(error).into())
    }
}

fn put() -> Result<(TrayIcon, Menu), Box<dyn std::error::Error>> {
    let menu = Menu::new()?;
    let icon = TrayIconBuilder::new()
        .with_tooltip("Atiende")
        .with_menu(menu.whole())
        // As it is the custom of each.
        .with_menu_on_left_click(cfg!(target_os = "macos"))
        .build()?;
    Ok((icon, menu))
}

/// What is clicked on is told to the whole program, and only the first listener hears it.
fn listen(answers: &Answers, is_stale: &Arc<AtomicBool>) {
    let (answers, clicked) = (answers.clone(), answers.clone());
    let is_stale = Arc::clone(is_stale);
    MenuEvent::set_event_handler(Some(move |event: MenuEvent| {
        // The system puts a check mark where the click was, whatever comes of it.
        is_stale.store(true, Ordering::Release);
        if let Some(answer) = menu::answer(event.id.as_ref()) {
            answers.give(answer);
        }
    }));
    TrayIconEvent::set_event_handler(Some(move |event: TrayIconEvent| {
        if opens(&event) {
            clicked.give(Answer::ToFront(None));
        }
    }));
}

fn opens(event: &TrayIconEvent) -> bool {
    let is_click = matches!(
        event,
        TrayIconEvent::Click {
            button: MouseButton::Left,
            button_state: MouseButtonState::Up,
            ..
        }
    );
    is_click && cfg!(not(target_os = "macos"))
}
