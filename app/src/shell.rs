//! The window's content: a snapshot in, actions out.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use atiende_assets::Locale;
use atiende_core::{DesktopEvent, Preferences, State, ThemeChoice, mine, queue};
use atiende_desktop::appearance::{self, Appearance};
use atiende_desktop::language::Language;
use atiende_engine::Engine;
use atiende_ui::{Env, UiState, app_ui, theme};
use eframe::egui::{Context, RawInput, Theme, ThemePreference, Ui, ViewportCommand, Visuals};
use eframe::{CreationContext, Storage};
use jiff::tz::TimeZone;

use crate::around::Around;
use crate::window::{self, WindowHandle};

/// Under which name the layout is kept in the window's file.
const LAYOUT: &str = "atiende";

/// How long the window waits for the service to take requests back.
const LEAVING: Duration = Duration::from_secs(5);

/// The window's content.
pub(crate) struct Shell {
    engine: Engine,
    language: Language,
    ui_state: UiState,
    time_zone: TimeZone,
    appearance: Wish,
    /// What the window was last told, so that it is told changes only.
    told: Told,
    window: WindowHandle,
    /// What else of the computer the window knows.
    around: Around,
    frames: u64,
    /// When the window closes even if requests could not be released.
    leaves_at: Option<Instant>,
}

/// What the desktop wants, as far as it is not the window's toolkit that tells.
type Wish = Arc<Mutex<Appearance>>;

#[derive(Default)]
struct Told {
    reduces_motion: bool,
    preferences: Option<Preferences>,
    revision: Option<u64>,
    title: String,
}

impl Shell {
    pub(crate) fn new(
        creation: &CreationContext<'_>,
        engine: Engine,
        language: Language,
        (window, around): (WindowHandle, Around),
    ) -> Self {
        let kept = creation
            .storage
            .and_then(|storage| eframe::get_value(storage, LAYOUT));
        Self {
            engine,
            language,
            ui_state: kept.unwrap_or_default(),
            time_zone: TimeZone::system(),
            appearance: follow_desktop(&creation.egui_ctx),
            told: Told::default(),
            window,
            around,
            frames: 0,
            leaves_at: None,
        }
    }

    /// Proposes a service on the welcome page.
    pub(crate) fn propose_service(&mut self, service: String) {
        self.ui_state.propose_service(service);
    }

    fn follow_preferences(&mut self, context: &Context, preferences: &Preferences) {
        if self.told.preferences.as_ref() == Some(preferences) {
            return;
        }
        self.language.choose(preferences.language.as_deref());
        theme::set_preference(context, preference(preferences.theme));
        self.around
            .follow_preferences(self.told.preferences.as_ref(), preferences);
        self.told.preferences = Some(preferences.clone());
    }

    fn follow_motion(&mut self, context: &Context) {
        let reduces_motion = self.wish().reduces_motion;
        if self.told.reduces_motion != reduces_motion {
            theme::set_reduced_motion(context, reduces_motion);
            self.told.reduces_motion = reduces_motion;
        }
    }

    fn follow_focus(&self, is_in_front: bool) {
        if self.window.comes_to_front(is_in_front) {
            self.engine.hear(DesktopEvent::WindowFocus(is_in_front));
        }
    }

    fn wish(&self) -> Appearance {
        *self
            .appearance
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn follow_state(&mut self, context: &Context, state: &State) {
        if self.told.revision == Some(state.revision()) {
            return;
        }
        self.told.revision = Some(state.revision());
        let title = title(state);
        if self.told.title != title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.told.title = title;
        }
        self.around.follow_state(state);
    }

    /// Asks before closing while requests are held, and closes once they are back in the queue.
    fn follow_close(&mut self, context: &Context, state: &State) {
        let is_closing = context.input(|input| input.viewport().close_requested());
        if is_closing && self.hides_instead(context, state) {
            return;
        }
        let must_stay =
            is_closing && !window::is_closing_ordered(context) && self.ui_state.ask_to_quit(state);
        if must_stay {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            context.request_repaint();
        }
        if is_closing || !self.ui_state.takes_leave() {
            return;
        }
        let until = *self
            .leaves_at
            .get_or_insert_with(|| Instant::now() + LEAVING);
        if self.ui_state.may_leave(state) || Instant::now() >= until {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
        context.request_repaint_after(LEAVING / 50);
    }

    /// Closing leaves the console in the tray, where the technician wants that and there is one.
    fn hides_instead(&self, context: &Context, state: &State) -> bool {
        let hides = state.preferences.closes_to_tray
            && self.around.has_tray()
            && !window::is_closing_ordered(context)
            && !window::is_quitting(context);
        if hides {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            context.send_viewport_cmd(ViewportCommand::Visible(false));
        }
        hides
    }

    fn env(&self) -> Env {
        let locale: &'static Locale = self.language.locale();
        Env {
            locale,
            now: atiende_engine::now(),
            time_zone: self.time_zone.clone(),
        }
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        self.window.let_go();
    }
}

impl eframe::App for Shell {
    /// Runs while the window is hidden as well.
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        let state = self.engine.snapshot();
        self.follow_preferences(context, &state.preferences);
        self.follow_motion(context);
        self.follow_state(context, &state);
        self.follow_close(context, &state);
    }

    /// Called also while the window is covered, when nothing else tells what comes in.
    fn raw_input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        self.follow_focus(input.focused);
        let wanted = self
            .wish()
            .is_dark
            .map(|is_dark| if is_dark { Theme::Dark } else { Theme::Light });
        input.system_theme = wanted.or(input.system_theme);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        tracing::trace!(frame = self.frames, causes = ?ui.ctx().repaint_causes(), "Drawn");
        let state = self.engine.snapshot();
        let env = self.env();
        for action in app_ui(ui, &state, &mut self.ui_state, &env) {
            self.engine.act(action);
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        eframe::set_value(storage, LAYOUT, &self.ui_state);
    }

    fn auto_save_interval(&self) -> Duration {
        Duration::from_secs(10)
    }

    /// What shows for a moment where nothing is drawn yet.
    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// The layout is ours to keep; what else the toolkit remembers may start anew.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

fn follow_desktop(context: &Context) -> Wish {
    let wish = Wish::default();
    let (told, context) = (Arc::clone(&wish), context.clone());
    appearance::watch(move |appearance| {
        *told.lock().unwrap_or_else(PoisonError::into_inner) = appearance;
        context.request_repaint();
    });
    wish
}

fn preference(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// The name, and before it how much waits: new requests and messages that were not on the screen.
fn title(state: &State) -> String {
    let unread: usize = mine::rows(state).iter().map(|row| row.unread).sum();
    match queue::counts(state).new + unread {
        0 => "Atiende".to_owned(),
        waiting => format!("({waiting}) Atiende"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_plain_while_nothing_waits() {
        assert_eq!(title(&State::default()), "Atiende");
    }
}
