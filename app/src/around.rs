//! What the window has around it: the icon in the tray, who looks for idleness, the start at login.

use atiende_core::{Preferences, Session, State, queue};
use atiende_desktop::answers::Answers;
use atiende_desktop::autostart;
use atiende_desktop::idle::Watch;
use atiende_desktop::language::Language;
use atiende_desktop::tray::{Face, Picture, Tray};

/// What the window has around it.
pub(crate) struct Around {
    tray: Tray,
    watch: Watch,
    face: Option<(Face, &'static str)>,
    language: Language,
}

impl Around {
    /// To be called on the main thread, once the window's event loop runs.
    pub(crate) fn start(language: &Language, answers: &Answers) -> Self {
        Self {
            tray: Tray::start(picture(), language.clone(), answers.clone()),
            watch: Watch::start(answers.clone()),
            face: None,
            language: language.clone(),
        }
    }

    /// Whether the technician can find the console when its window is hidden.
    pub(crate) fn has_tray(&self) -> bool {
        self.tray.is_there()
    }

    pub(crate) fn follow_preferences(&self, before: Option<&Preferences>, now: &Preferences) {
        self.watch.want(now.away_after_minutes.is_some());
        let was_on = before.is_some_and(|before| before.starts_at_login);
        if was_on != now.starts_at_login
            && let Err(error) = autostart::set(now.starts_at_login)
        {
            tracing::warn!(%error, "The start at login could not be changed");
        }
    }

    pub(crate) fn follow_state(&mut self, state: &State) {
        let face = (face(state), self.language.locale().tag());
        let is_shown = self.face == Some(face) && !self.tray.is_stale();
        if !is_shown && self.tray.show(face.0) {
            self.face = Some(face);
        }
    }
}

fn face(state: &State) -> Face {
    let is_signed_in = matches!(state.session, Session::SignedIn { .. });
    Face {
        waiting: queue::counts(state).new,
        availability: is_signed_in.then(|| state.availability()),
        is_needed: state.preferences.closes_to_tray,
    }
}

fn picture() -> Picture {
    let icon = eframe::icon_data::from_png_bytes(atiende_assets::APP_ICON_SMALL_PNG);
    let icon = icon
        .inspect_err(|error| tracing::warn!(%error, "No icon"))
        .unwrap_or_default();
    Picture {
        side: usize::try_from(icon.width).unwrap_or_default(),
        rgba: icon.rgba,
    }
}
