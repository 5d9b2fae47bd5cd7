//! The card that signs in to a service.

use atiende_assets::{Key, key};
use atiende_core::{Action, SignInProblem};
use egui::{Key as Pressed, Response, Ui};

use super::WelcomeView;
use super::problem::{Place, place, sentence};
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{Banner, Button, TextField, card, secondary, title};

/// Draws the card; an action when the form was sent.
pub(super) fn form_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut WelcomeView,
    is_busy: bool,
    problem: Option<&SignInProblem>,
) -> Option<Action> {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        title(ui, scene.text(key::CONNECT_TITLE));
        secondary(ui, scene.text(key::CONNECT_LEAD));
        ui.add_space(space::M);
        let is_entered = fields(ui, scene, view, problem);
        if let Some(problem) = problem.filter(|problem| place(problem) == Place::Form) {
            Banner::new(Tone::Danger, &sentence(scene.env.locale, problem)).show(ui);
            ui.add_space(space::S);
        }
        let button = Button::primary(scene.text(key::CONNECT_BUTTON)).icon(icons::LOG_IN);
        let is_trying = is_busy && !view.tries_local;
        let reason = (is_busy && view.tries_local).then_some(scene.text(key::STARTING));
        let button = button.busy(is_trying).disabled_because(reason).fill_width();
        let is_clicked = button.show(ui).clicked();
        if (is_clicked || is_entered) && !is_busy {
            view.send()
        } else {
            None
        }
    })
}

/// Draws the fields; whether Enter was pressed in one of them.
fn fields(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut WelcomeView,
    problem: Option<&SignInProblem>,
) -> bool {
    let told = |at: Place| problem.filter(|problem| place(problem) == at);
    let told = |at: Place| told(at).map(|problem| sentence(scene.env.locale, problem));
    let is_checked = view.is_checked;
    let missing = |text: &str, key: Key| {
        (is_checked && text.trim().is_empty()).then(|| scene.text(key).to_owned())
    };
    let service = missing(&view.service, key::CONNECT_SERVICE_EMPTY).or(told(Place::Service));
    let email = missing(&view.email, key::CONNECT_EMAIL_EMPTY);
    let password = missing(&view.password, key::CONNECT_PASSWORD_EMPTY).or(told(Place::Password));
    let mut is_entered = false;
    let mut field = |ui: &mut Ui, field: TextField<'_>, error: Option<String>| {
        let response = field.error(error.as_deref()).show(ui);
        is_entered |= is_entered_in(ui, &response);
        ui.add_space(space::S);
    };
    let hinted = |key, hint| (scene.text(key), scene.text(hint));
    let (name, hint) = hinted(key::CONNECT_SERVICE, key::CONNECT_SERVICE_HINT);
    field(
        ui,
        TextField::new(name, &mut view.service).hint(hint),
        service,
    );
    let (name, hint) = hinted(key::CONNECT_EMAIL, key::CONNECT_EMAIL_HINT);
    field(ui, TextField::new(name, &mut view.email).hint(hint), email);
    let name = scene.text(key::CONNECT_PASSWORD);
    field(
        ui,
        TextField::new(name, &mut view.password).password(),
        password,
    );
    is_entered
}

fn is_entered_in(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Pressed::Enter))
}

impl WelcomeView {
    /// The action that signs in, once every field has something in it.
    fn send(&mut self) -> Option<Action> {
        self.is_checked = true;
        self.tries_local = false;
        let (service, email) = (self.service.trim(), self.email.trim());
        if service.is_empty() || email.is_empty() || self.password.is_empty() {
            return None;
        }
        let password = self.password.clone();
        Some(Action::SignIn {
            service: service.to_owned(),
            email: email.to_owned(),
            password,
        })
    }
}
