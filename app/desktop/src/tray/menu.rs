//! The menu of the icon on Windows and macOS.

use atiende_assets::{Locale, key};
use atiende_core::Action;
use tray_icon::menu::{self, CheckMenuItem, ContextMenu, MenuItem, PredefinedMenuItem};

use super::Face;
use super::words::CHOICES;
use crate::answers::Answer;

const OPEN: &str = "open";
const QUIT: &str = "quit";

/// The menu. It is changed and never replaced: it may be open.
pub(super) struct Menu {
    whole: menu::Menu,
    open: MenuItem,
    statuses: Vec<CheckMenuItem>,
    quit: MenuItem,
}

impl Menu {
    /// The menu, empty of words until it is shown.
    pub fn new() -> menu::Result<Self> {
        let status = |(place, _)| CheckMenuItem::with_id(place, "", false, false, None);
        let made = Self {
            whole: menu::Menu::new(),
            open: MenuItem::with_id(OPEN, "", true, None),
            statuses: CHOICES.iter().enumerate().map(status).collect(),
            quit: MenuItem::with_id(QUIT, "", true, None),
        };
        made.whole.append(&made.open)?;
        made.whole.append(&PredefinedMenuItem::separator())?;
        for status in &made.statuses {
            made.whole.append(status)?;
        }
        made.whole.append(&PredefinedMenuItem::separator())?;
        made.whole.append(&made.quit)?;
        Ok(made)
    }

    /// The menu as the icon takes it.
    pub fn whole(&self) -> Box<dyn ContextMenu> {
        Box::new(self.whole.clone())
    }

    /// Shows something else, maybe in another language.
    pub fn show(&self, locale: &Locale, face: Face) {
        self.open.set_text(locale.text(key::TRAY_OPEN));
        self.quit.set_text(locale.text(key::TRAY_QUIT));
        for (status, (of, words)) in self.statuses.iter().zip(CHOICES) {
            status.set_text(locale.text(words));
            status.set_checked(face.availability == Some(of));
            status.set_enabled(face.availability.is_some());
        }
    }
}

/// What a click on a line of the menu asks for.
pub(super) fn answer(id: &str) -> Option<Answer> {
    match id {
        OPEN => return Some(Answer::ToFront(None)),
        QUIT => return Some(Answer::Quit),
        _ => {}
    }
    let (availability, _) = CHOICES.get(id.parse::<usize>().ok()?)?;
    Some(Answer::Act(Action::SetAvailability {
        availability: *availability,
        reason: String::new(),
    }))
}
