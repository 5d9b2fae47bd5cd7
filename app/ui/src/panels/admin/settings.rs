//! *Ajustes*: what holds for everybody, each with its consequence.

use atiende_assets::key;
use atiende_core::admin::AdminCall;
use atiende_protocol::Settings;
use egui::Ui;

use super::form::{Kind, MINUTES_WIDTH, minutes};
use super::limit::Limit;
use super::view::Office;
use super::{Readiness, save_ui};
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{TextField, below_checkbox, checkbox, help, section};

/// The settings as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SettingsDraft {
    has_gate: bool,
    company_word: String,
    releases: bool,
    minutes: String,
    max_file: Limit,
    max_request: Limit,
    hides_details: bool,
}

const USUAL_MINUTES: u32 = 10;
/// How wide a field for a limit is.
const LIMIT_WIDTH: f32 = 220.0;

impl SettingsDraft {
    /// As the service has them.
    pub fn of(settings: &Settings) -> Self {
        let minutes = settings.release_after_minutes;
        Self {
            has_gate: settings.has_availability_gate,
            company_word: settings.company_word.clone().unwrap_or_default(),
            releases: minutes.is_some(),
            minutes: minutes.unwrap_or(USUAL_MINUTES).to_string(),
            max_file: Limit::of(settings.max_file_bytes),
            max_request: Limit::of(settings.max_request_bytes),
            hides_details: settings.hides_details,
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
            max_file_bytes: self.max_file.bytes()?,
            max_request_bytes: self.request_bytes()?,
            hides_details: self.hides_details,
        })
    }
}

impl SettingsDraft {
    /// All files of a request; never less than one of them.
    fn request_bytes(&self) -> Option<u64> {
        let least = self.max_file.bytes().unwrap_or_default();
        self.max_request.bytes().filter(|bytes| *bytes >= least)
    }
}

/// Draws the form.
pub(super) fn settings_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let word_problem = office.problem(Kind::Settings, "company_word");
    let served = office.problem(Kind::Settings, "release_after_minutes");
    let served_limits =
        ["max_file_bytes", "max_request_bytes"].map(|field| office.problem(Kind::Settings, field));
    let is_dirty = office.view.settings.is_dirty();
    let typed = &mut office.view.settings.typed;
    section(ui, scene.text(key::SETTINGS_GATE_TITLE), |ui| {
        checkbox(ui, &mut typed.has_gate, scene.text(key::SETTINGS_GATE));
        let consequence = if typed.has_gate {
            key::SETTINGS_GATE_ON
        } else {
            key::SETTINGS_GATE_OFF
        };
        below_checkbox(ui, |ui| help(ui, scene.text(consequence)));
    });
    ui.add_space(space::S);
    section(ui, scene.text(key::SETTINGS_RELEASE_TITLE), |ui| {
        checkbox(ui, &mut typed.releases, scene.text(key::SETTINGS_RELEASE));
        below_checkbox(ui, |ui| {
            if typed.releases {
                ui.add_space(space::XS);
                let is_wrong = minutes(&typed.minutes).is_none();
                let own = is_wrong.then(|| scene.text(key::PROBLEM_MINUTES));
                let name = scene.text(key::SETTINGS_MINUTES);
                let field = TextField::new(name, &mut typed.minutes).width(MINUTES_WIDTH);
                field.error(own.or(served)).show(ui);
            }
            help(ui, scene.text(key::SETTINGS_RELEASE_HELP));
        });
    });
    ui.add_space(space::S);
    section(ui, scene.text(key::SETTINGS_WORD_TITLE), |ui| {
        let field = TextField::new(scene.text(key::SETTINGS_WORD), &mut typed.company_word);
        let field = field.hint(scene.text(key::SETTINGS_WORD_HINT));
        let field = field.help(scene.text(key::SETTINGS_WORD_HELP));
        field.error(word_problem).show(ui);
    });
    ui.add_space(space::S);
    limits_ui(ui, scene, typed, served_limits);
    ui.add_space(space::S);
    hides_ui(ui, scene, typed);
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

/// Draws how much leaves the console in notifications.
fn hides_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut SettingsDraft) {
    section(ui, scene.text(key::SETTINGS_HIDES_TITLE), |ui| {
        let name = scene.text(key::SETTINGS_HIDES);
        checkbox(ui, &mut typed.hides_details, name);
        let consequence = match typed.hides_details {
            true => key::SETTINGS_HIDES_ON,
            false => key::SETTINGS_HIDES_OFF,
        };
        below_checkbox(ui, |ui| help(ui, scene.text(consequence)));
    });
}

/// Draws the limits for files (D14).
fn limits_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    typed: &mut SettingsDraft,
    served: [Option<&'static str>; 2],
) {
    let is_file_wrong = typed.max_file.bytes().is_none();
    let is_request_wrong = typed.request_bytes().is_none();
    let [file_served, request_served] = served;
    let of_file = is_file_wrong.then(|| scene.text(key::PROBLEM_FILE_SIZE));
    let of_request = is_request_wrong.then(|| scene.text(key::PROBLEM_REQUEST_SIZE));
    section(ui, scene.text(key::SETTINGS_FILES_TITLE), |ui| {
        let name = scene.text(key::SETTINGS_MAX_FILE);
        let field = TextField::new(name, &mut typed.max_file.typed).width(LIMIT_WIDTH);
        field.error(of_file.or(file_served)).show(ui);
        let name = scene.text(key::SETTINGS_MAX_REQUEST);
        let field = TextField::new(name, &mut typed.max_request.typed).width(LIMIT_WIDTH);
        field.error(of_request.or(request_served)).show(ui);
        help(ui, scene.text(key::SETTINGS_FILES_HELP));
    });
}
