//! The card that starts a service on this computer.

use atiende_assets::key;
use atiende_core::{Action, SignInProblem};
use egui::Ui;

use super::WelcomeView;
use super::problem::{Place, place, sentence};
use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, height, space};
use crate::widgets::{Banner, Button, card, icon, secondary, title};

/// Draws the card; an action when its button was clicked.
pub(super) fn local_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut WelcomeView,
    (is_busy, problem): (bool, Option<&SignInProblem>),
    tall: f32,
) -> Option<Action> {
    let bottom = ui.max_rect().top() + tall - space::L - height::CONTROL;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        title(ui, scene.text(key::LOCAL_TITLE));
        secondary(ui, scene.text(key::LOCAL_LEAD));
        ui.add_space(space::M);
        points(ui, scene);
        ui.add_space(space::M);
        if let Some(problem) = problem.filter(|problem| place(problem) == Place::Local) {
            Banner::new(Tone::Danger, &sentence(scene.env.locale, problem)).show(ui);
            ui.add_space(space::S);
        }
        // Level with the button of the card beside.
        ui.add_space((bottom - ui.cursor().top()).max(0.0));
        let button = Button::secondary(scene.text(key::LOCAL_BUTTON)).icon(icons::PLAY);
        let reason = (is_busy && !view.tries_local).then_some(scene.text(key::STATUS_CONNECTING));
        let button = button
            .busy(is_busy && view.tries_local)
            .disabled_because(reason);
        let is_clicked = button.fill_width().show(ui).clicked();
        view.tries_local |= is_clicked;
        is_clicked.then_some(Action::TryLocal)
    })
}

fn points(ui: &mut Ui, scene: Scene<'_>) {
    let points = [
        (icons::LAPTOP, key::LOCAL_STEP_SERVICE),
        (icons::GLOBE, key::LOCAL_STEP_PORTAL),
        (icons::HISTORY, key::LOCAL_STEP_DATA),
    ];
    let color = theme::tokens(ui).meaning(Tone::Accent).text;
    for (sign, text) in points {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            icon(ui, sign, height::ICON, color);
            secondary(ui, scene.text(text));
        });
    }
}
