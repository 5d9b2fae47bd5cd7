//! *Ajustes*: what holds for everybody, each with its consequence.

use atiende_assets::key;
use atiende_core::admin::AdminCall;
use atiende_protocol::Settings;
use egui::Ui;

use super::form::{Kind, MINUTES_WIDTH, minutes};
use super::view::Office;
use super::{Readiness, save_ui};
use crate::theme::space;
use crate::widgets::{TextField, caption, checkbox, section};

/// The settings as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SettingsDraft {
    has_gate: bool,
    company_word: String,
    releases: bool,
    minutes: String,
}

const USUAL_MINUTES: u32 = 10;

impl SettingsDraft {
    /// As the service has them.
    pub fn of(settings: &Settings) -> Self {
        let minutes = settings.release_after_minutes;
        Self {
            has_gate: settings.has_availability_gate,
            company_word: settings.company_word.clone().unwrap_or_default(),
            releases: minutes.is_some(),
            minutes: minutes.unwrap_or(USUAL_MINUTES).to_string(),
        }
    }

    /// As the service wants them; nothing where the number is none.
    fn settings(&self) -> Option<Settings> {
        let minutes = match self.releases {
            true => Some(minutes(&self.minutes)?),
            false => None,
        };
        let word = self.company_word.trim();
        Some(Settings {
            has_availability_gate: self.has_gate,
            company_word: (!word.is_empty()).then(|| word.to_owned()),
            release_after_minutes: minutes,
        })
    }
}

/// Draws the form.
pub(super) fn settings_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let word_problem = office.problem(Kind::Settings, "company_word");
    let served = office.problem(Kind::Settings, "release_after_minutes");
    let is_dirty = office.view.settings.is_dirty();
    let typed = &mut office.view.settings.typed;
    section(ui, scene.text(key::SETTINGS_GATE_TITLE), |ui| {
        checkbox(ui, &mut typed.has_gate, scene.text(key::SETTINGS_GATE));
        let consequence = if typed.has_gate {
            key::SETTINGS_GATE_ON
        } else {
            key::SETTINGS_GATE_OFF
        };
        caption(ui, scene.text(consequence));
    });
    ui.add_space(space::S);
    section(ui, scene.text(key::SETTINGS_RELEASE_TITLE), |ui| {
        checkbox(ui, &mut typed.releases, scene.text(key::SETTINGS_RELEASE));
        if typed.releases {
            let is_wrong = minutes(&typed.minutes).is_none();
            let own = is_wrong.then(|| scene.text(key::PROBLEM_MINUTES));
            let name = scene.text(key::SETTINGS_MINUTES);
            let field = TextField::new(name, &mut typed.minutes).width(MINUTES_WIDTH);
            field.error(own.or(served)).show(ui);
        }
        caption(ui, scene.text(key::SETTINGS_RELEASE_HELP));
    });
    ui.add_space(space::S);
    section(ui, scene.text(key::SETTINGS_WORD_TITLE), |ui| {
        let field = TextField::new(scene.text(key::SETTINGS_WORD), &mut typed.company_word);
        let field = field.hint(scene.text(key::SETTINGS_WORD_HINT));
        let field = field.help(scene.text(key::SETTINGS_WORD_HELP));
        field.error(word_problem).show(ui);
    });
    let wanted = typed.settings();
    let ready = Readiness {
        is_dirty,
        is_valid: wanted.is_some(),
    };
    if save_ui(ui, office, Kind::Settings, key::ADMIN_SAVE, ready)
        && let Some(settings) = wanted
    {
        office.call(Some(Kind::Settings), AdminCall::ChangeSettings(settings));
    }
}
