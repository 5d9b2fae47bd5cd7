//! *Buscar en todo*: what was ever said, written or sent, by words, company and days.

mod form;
mod results;
mod row;

use atiende_assets::key;
use atiende_core::search::SearchQuery;
use atiende_core::{Action, Connection, State};
use atiende_protocol::CompanyId;
use egui::{Frame, Margin, Ui};

use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{IconButton, divider, panel_header};

/// What is being looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchView {
    is_open: bool,
    is_field_wanted: bool,
    /// Whether the form was sent once: from then on it says what is wrong.
    is_checked: bool,
    text: String,
    company: Option<CompanyId>,
    from: String,
    to: String,
    /// The result that must come into sight and take the keyboard.
    reach: Option<usize>,
    scrolled: f32,
}

impl SearchView {
    /// Whether it stands in the place of the lists.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Opens it and leads the keyboard to its field.
    pub fn open(&mut self) {
        self.is_open = true;
        self.is_field_wanted = true;
    }

    /// Opens it on a search that was started elsewhere.
    pub fn follow(&mut self, query: &SearchQuery) {
        *self = Self {
            text: query.text.clone(),
            company: query.company,
            from: query.from.clone().unwrap_or_default(),
            to: query.to.clone().unwrap_or_default(),
            ..Self::default()
        };
        self.open();
    }

    /// Lets the lists show again; what was found is there the next time.
    pub fn hide(&mut self) {
        self.is_open = false;
    }

    /// Leaves it; what was typed is there the next time.
    pub fn leave(&mut self) -> Action {
        self.hide();
        self.is_checked = false;
        Action::EndSearch
    }
}

/// Draws the view in the place of the lists.
pub(crate) fn search_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let view = &mut ui_state.search;
    Frame::new()
        .inner_margin(Margin::symmetric(16, 0))
        .show(ui, |ui| {
            let is_left = panel_header(ui, scene.text(key::SEARCH_TITLE), |ui| {
                let leave = IconButton::new(icons::X, scene.text(key::SEARCH_LEAVE));
                leave.shortcut("Esc").show(ui).clicked()
            });
            if is_left {
                actions.push(view.leave());
            }
            actions.extend(form::form_ui(ui, scene, view).map(Action::Search));
            ui.add_space(space::M);
        });
    divider(ui);
    results::results_ui(ui, scene, view, actions);
}

fn is_offline(state: &State) -> bool {
    matches!(state.connection, Connection::Offline { .. })
}
