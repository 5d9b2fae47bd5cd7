//! What every panel is given to read.

use std::time::Duration;

use atiende_assets::{Key, Locale, key};
use atiende_core::State;
use atiende_protocol::{Request, TechnicianId, Timestamp};
use egui::Ui;
use jiff::tz::TimeZone;

use crate::format;

/// Times that change within these microseconds are drawn anew together.
const TOGETHER: i64 = 5_000_000;

/// What the panels cannot find out by themselves.
#[derive(Clone)]
pub struct Env {
    /// The language.
    pub locale: &'static Locale,
    /// This computer's clock.
    pub now: Timestamp,
    /// Where this computer is, for times of day.
    pub time_zone: TimeZone,
}

/// What every panel is given to read.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub state: &'a State,
    pub env: &'a Env,
}

impl<'a> Scene<'a> {
    /// A text without variables.
    pub fn text(&self, key: Key) -> &'static str {
        self.env.locale.text(key)
    }

    /// What a company is called here, as a label.
    pub fn company_word(&self) -> &'a str {
        let word = self.state.settings.company_word.as_deref();
        let word = word.filter(|word| !word.trim().is_empty());
        word.unwrap_or_else(|| self.text(key::COLUMN_COMPANY))
    }

    /// A text about somebody or something.
    pub fn text_of(&self, key: Key, name: &str) -> String {
        self.env.locale.text_with(key, &[("name", name.into())])
    }

    /// A text with a number.
    pub fn text_count(&self, key: Key, count: usize) -> String {
        self.env.locale.text_with(key, &[("count", count.into())])
    }

    /// Who is signed in.
    pub fn me(&self) -> Option<TechnicianId> {
        self.state.me.as_ref().map(|me| me.id)
    }

    /// Whether the signed-in technician holds a request.
    pub fn is_mine(&self, request: &Request) -> bool {
        self.me().is_some_and(|me| request.is_assigned_to(me))
    }

    /// How long it has been since an instant of the service's clock, in words; the window is drawn
    /// again when they change.
    pub fn waiting(&self, ui: &Ui, since: Timestamp) -> String {
        let elapsed = format::elapsed(since, self.state.service_time(self.env.now));
        let micros = format::micros_to_next_words(elapsed);
        if elapsed < format::MINUTE {
            redraw_after(ui, micros);
        } else {
            self.redraw_with_others_after(ui, micros);
        }
        format::waiting(self.env.locale, elapsed)
    }

    /// Draws the window again so many microseconds from now or up to [`TOGETHER`] later: many rows
    /// whose times change one after the other wake it once.
    pub fn redraw_with_others_after(&self, ui: &Ui, micros: i64) {
        let now = self.state.service_time(self.env.now).0;
        let due = now.saturating_add(micros);
        let early = due.rem_euclid(TOGETHER);
        let rest = if early == 0 { 0 } else { TOGETHER - early };
        redraw_after(ui, micros.saturating_add(rest));
    }

    /// The time of day of an instant.
    pub fn clock(&self, at: Timestamp) -> String {
        format::clock(&self.env.time_zone, at)
    }
}

fn redraw_after(ui: &Ui, micros: i64) {
    let until = Duration::from_micros(micros.unsigned_abs());
    ui.ctx().request_repaint_after(until);
}
