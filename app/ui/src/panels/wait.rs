//! How long a customer has been waiting, against the limits of the company.

use atiende_assets::key;
use atiende_core::State;
use atiende_core::queue::{self, View};
use atiende_protocol::{Request, Timestamp};
use egui::{Role, Ui, WidgetInfo};

use crate::format;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, space};
use crate::widgets::{CellTone, Icon, icon, text_cell, tip, toned};

const SECOND: i64 = 1_000_000;
const SIGN: f32 = 14.0;

/// How the time stands to the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Within them.
    Calm,
    /// Amber.
    Long,
    /// Red.
    TooLong,
}

impl Level {
    /// The level now, and after how many microseconds it is another one.
    fn of(state: &State, request: &Request, now: Timestamp) -> (Self, Option<i64>) {
        let limits = state.limits_of(request.company.id);
        let (Some(since), Some(limits)) = (request.waiting_since, limits) else {
            return (Self::Calm, None);
        };
        let elapsed = format::elapsed(since, state.service_time(now));
        let amber = i64::from(limits.amber_secs) * SECOND;
        let red = i64::from(limits.red_secs) * SECOND;
        match elapsed {
            _ if elapsed >= red => (Self::TooLong, None),
            _ if elapsed >= amber => (Self::Long, Some(red - elapsed)),
            _ => (Self::Calm, Some(amber - elapsed)),
        }
    }

    fn sign(self) -> Option<(Icon, Tone)> {
        match self {
            Self::Calm => None,
            Self::Long => Some((icons::CLOCK, Tone::Attention)),
            Self::TooLong => Some((icons::TRIANGLE_ALERT, Tone::Danger)),
        }
    }
}

/// The time in words, and what is wrong with it.
pub(crate) fn words(scene: Scene<'_>, request: &Request) -> Option<String> {
    let since = request.waiting_since?;
    let elapsed = format::elapsed(since, scene.state.service_time(scene.env.now));
    let time = format::waiting(scene.env.locale, elapsed);
    let key = match Level::of(scene.state, request, scene.env.now).0 {
        Level::Calm => return None,
        Level::Long => key::WAIT_LONG,
        Level::TooLong => key::WAIT_TOO_LONG,
    };
    let values = [("time", time.into())];
    Some(scene.env.locale.text_with(key, &values))
}

/// Draws the time; beyond a limit with a sign and its own colour, so that neither is alone.
pub(crate) fn waiting_ui(ui: &mut Ui, scene: Scene<'_>, request: &Request) {
    let Some(since) = request.waiting_since else {
        text_cell(ui, ui.available_width(), "—", CellTone::Secondary);
        return;
    };
    let time = scene.waiting(ui, since);
    let (level, next) = Level::of(scene.state, request, scene.env.now);
    if let Some(micros) = next {
        scene.redraw_with_others_after(ui, micros);
    }
    let Some((sign, tone)) = level.sign() else {
        text_cell(ui, ui.available_width(), &time, CellTone::Number);
        return;
    };
    ui.spacing_mut().item_spacing.x = space::XS;
    icon(ui, sign, SIGN, theme::tokens(ui).meaning(tone).text);
    let label = toned(ui, tone, &time);
    let explained = words(scene, request).unwrap_or_default();
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &explained));
    tip(label, &explained, None);
}

/// How many requests of a view have been waiting longer than the red limit.
pub(crate) fn too_long(scene: Scene<'_>, view: View) -> usize {
    let now = scene.state.service_time(scene.env.now);
    let since = |secs: u32| Timestamp(now.0.saturating_sub(i64::from(secs) * SECOND));
    let limits = scene.state.limits.iter();
    let counts = limits.map(|limits| {
        let until = since(limits.red_secs);
        queue::waiting_since(scene.state, view, limits.company, until)
    });
    counts.sum()
}
