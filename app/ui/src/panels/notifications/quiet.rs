//! When nothing is heard at all.

use atiende_assets::key;
use egui::Ui;

use super::draft::{RulesDraft, minute};
use super::time_zone;
use super::view::{Page, Sent};
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{TextField, below_checkbox, checkbox, help, link, section};

/// How wide a field for a time is.
const TIME: f32 = 120.0;

/// Draws the hours.
pub(super) fn quiet_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let scene = page.scene;
    let mut problems = page.problems(Sent::Rules).iter();
    let is_refused = problems.any(|problem| problem.field == "quiet_hours");
    let typed = &mut page.view.rules.typed;
    section(ui, scene.text(key::QUIET_TITLE), |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        checkbox(ui, &mut typed.is_quiet, scene.text(key::QUIET_ON));
        below_checkbox(ui, |ui| {
            if typed.is_quiet {
                ui.add_space(space::XS);
                hours_ui(ui, scene, typed, is_refused);
                ui.scope(|ui| zone_ui(ui, scene, typed));
            }
            help(ui, scene.text(key::QUIET_HELP));
        });
    });
}

fn hours_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut RulesDraft, is_refused: bool) {
    let (from, to) = (minute(&typed.from), minute(&typed.to));
    let wrong = |minute: Option<u16>| minute.is_none().then_some(key::QUIET_PROBLEM);
    let same = (from == to).then_some(key::QUIET_PROBLEM_SAME);
    let refused = is_refused.then_some(key::QUIET_PROBLEM_SERVICE);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let field = TextField::new(scene.text(key::QUIET_FROM), &mut typed.from).width(TIME);
        let problem = wrong(from).map(|words| scene.text(words));
        field.hint("22:00").error(problem).show(ui);
        let field = TextField::new(scene.text(key::QUIET_TO), &mut typed.to).width(TIME);
        let problem = wrong(to).or(same).or(refused);
        let problem = problem.map(|words| scene.text(words));
        field.hint("07:00").error(problem).show(ui);
    });
}

/// Where these hours hold, and the way to where this computer is.
fn zone_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut RulesDraft) {
    ui.spacing_mut().interact_size.y = 0.0; // A line of text, not of buttons.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        help(ui, &scene.text_of(key::QUIET_ZONE, &typed.time_zone));
        let here = time_zone(scene);
        if here != typed.time_zone && link(ui, &scene.text_of(key::QUIET_ZONE_HERE, here)).clicked()
        {
            here.clone_into(&mut typed.time_zone);
        }
    });
}
