//! The welcome page: connect to a service, or try one on this computer.

mod form;
mod local;
mod problem;

use atiende_assets::key;
use atiende_core::{Action, Preferences, Session, SignInProblem};
use egui::{Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use serde::{Deserialize, Serialize};

use super::top_bar::preferences::{language_menu, theme_menu};
use crate::scene::Scene;
use crate::theme::{self, space};
use crate::widgets::{display, mark, secondary};

const CARD: f32 = 380.0;

/// What is being typed on the welcome page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WelcomeView {
    service: String,
    email: String,
    #[serde(skip)]
    password: String,
    /// Whether the form was sent at least once: before that, empty fields are not mistakes.
    #[serde(skip)]
    is_checked: bool,
    /// Whether the last try was the service on this computer.
    #[serde(skip)]
    tries_local: bool,
}

impl WelcomeView {
    /// Fills in the address of a service.
    pub fn propose_service(&mut self, service: String) {
        self.service = service;
    }

    /// The same, once the password has done its work.
    pub fn without_password(self) -> Self {
        Self {
            password: String::new(),
            is_checked: false,
            ..self
        }
    }
}

/// Draws the page.
pub(crate) fn welcome_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut WelcomeView,
    actions: &mut Vec<Action>,
) {
    let Session::Welcome { is_busy, problem } = &scene.state.session else {
        return;
    };
    let window = theme::tokens(ui).surface.window;
    ui.painter().rect_filled(ui.max_rect(), 0, window);
    corner(ui, scene, actions);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let above = ((ui.available_height() - 560.0) * 0.42).clamp(space::XL, 160.0);
        ui.add_space(above);
        ui.vertical_centered(|ui| {
            mark(ui, 48.0);
            ui.add_space(space::S);
            display(ui, scene.text(key::WELCOME_TITLE));
            secondary(ui, scene.text(key::WELCOME_LEAD));
        });
        ui.add_space(space::XL);
        cards(ui, scene, view, actions, (*is_busy, problem.as_ref()));
        ui.add_space(space::XL);
    });
}

/// Language and theme, in the corner of the page.
fn corner(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let rect = ui.max_rect().shrink(space::M);
    let layout = Layout::right_to_left(egui::Align::Min);
    let mut corner = ui.new_child(
        UiBuilder::new()
            .id_salt("corner")
            .max_rect(rect)
            .layout(layout),
    );
    let mut push = |preferences: Preferences| actions.push(Action::SetPreferences(preferences));
    if let Some(preferences) = theme_menu(&mut corner, scene) {
        push(preferences);
    }
    if let Some(preferences) = language_menu(&mut corner, scene) {
        push(preferences);
    }
}

fn cards(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut WelcomeView,
    actions: &mut Vec<Action>,
    (is_busy, problem): (bool, Option<&SignInProblem>),
) {
    let room = ui.available_rect_before_wrap();
    let is_wide = room.width() >= 2.0 * CARD + space::L + 2.0 * space::XL;
    let card = CARD.min(room.width() - 2.0 * space::L);
    let width = if is_wide { 2.0 * card + space::L } else { card };
    let left = room.center().x - width / 2.0;
    let first = Rect::from_min_size(pos2(left, room.top()), vec2(card, room.height()));
    let form = ui.scope_builder(UiBuilder::new().max_rect(first), |ui| {
        actions.extend(form::form_ui(ui, scene, view, is_busy, problem));
    });
    let beside = vec2(card + space::L, 0.0);
    let below = vec2(0.0, form.response.rect.height() + space::L);
    let second = first.translate(if is_wide { beside } else { below });
    ui.scope_builder(UiBuilder::new().max_rect(second), |ui| {
        let tall = if is_wide {
            form.response.rect.height()
        } else {
            0.0
        };
        actions.extend(local::local_ui(ui, scene, view, (is_busy, problem), tall));
    });
}
