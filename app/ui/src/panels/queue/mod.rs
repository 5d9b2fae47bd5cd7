//! *Solicitudes de asistencia*: views, search and the table of requests.

mod chooser;
mod columns;
mod companies;
mod empty;
mod head;
mod next;
mod rows;
mod table;
mod wanted;

use std::collections::BTreeSet;

use atiende_core::queue::{Column, Listing, Sort, View};
use atiende_core::{Action, State};
use atiende_protocol::{CompanyId, RequestId, RequestStatus};
use egui::Ui;

use crate::UiState;
use crate::scene::Scene;
use crate::theme::space;

pub(crate) use chooser::columns_ui;
pub(crate) use next::take_next;
pub(crate) use rows::Move;
pub use wanted::Columns;

/// What the panel remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct QueueView {
    sort: Sort,
    filter: String,
    listing: Listing,
    /// The row that has the keyboard.
    cursor: Option<RequestId>,
    /// A row that must come into sight and get the keyboard.
    reach: Option<RequestId>,
    /// How far the list is scrolled.
    scrolled: f32,
    /// Whether the search field must get the keyboard.
    is_search_wanted: bool,
    /// The companies that are shown; none for all of them.
    companies: BTreeSet<CompanyId>,
    /// Whether the dialog for the columns is open.
    is_choosing: bool,
}

impl QueueView {
    /// Gives the keyboard to the search field.
    pub fn search(&mut self) {
        self.is_search_wanted = true;
    }

    /// Takes the filter away; whether there was one.
    pub fn clear_filter(&mut self) -> bool {
        let had_companies = !std::mem::take(&mut self.companies).is_empty();
        !std::mem::take(&mut self.filter).is_empty() || had_companies
    }

    /// Whether the dialog for the columns is open.
    pub fn is_choosing(&self) -> bool {
        self.is_choosing
    }
}

/// Draws the panel.
pub(crate) fn queue_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let density = ui_state.layout.density();
    let view = &mut ui_state.queue;
    let columns = &mut ui_state.layout.columns;
    view.follow_companies(scene.state);
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(16, 0))
        .show(ui, |ui| {
            actions.extend(head::title_ui(ui, scene, view));
            actions.extend(head::views_ui(ui, scene, view));
            companies::companies_ui(ui, scene, &mut view.companies);
            ui.add_space(space::S);
            actions.extend(head::banner_ui(ui, scene));
        });
    let sort = effective_sort(view.sort, scene.state.view, columns);
    view.refresh(ui.ctx(), scene.state, sort);
    let is_empty = view.listing.is_empty();
    if is_first_snapshot_awaited(scene.state) || is_empty && view.listing.is_behind() {
        empty::awaited_ui(ui, scene, density);
    } else if is_empty && empty::is_settled(scene.state) {
        actions.extend(empty::empty_ui(ui, scene, &view.filter));
    } else {
        table::table_ui(ui, scene, view, (density, columns), actions);
    }
}

/// Closed requests do not wait: by that column they are sorted by when they came, newest first.
fn effective_sort(sort: Sort, view: View, columns: &Columns) -> Sort {
    let is_hidden = sort.column != Column::Waiting && !columns.shows(view, sort.column);
    let sort = if is_hidden { Sort::default() } else { sort };
    match (sort.column, view) {
        (Column::Waiting, View::Completed) => Sort {
            column: Column::SubmittedAt,
            is_descending: true,
        },
        _ => sort,
    }
}

/// Whether new requests are kept back because of the technician's status (D6).
fn are_new_hidden(state: &State) -> bool {
    state.view.shows(RequestStatus::New)
        && state.viewer().is_some_and(|viewer| !viewer.receives_new)
}

fn is_first_snapshot_awaited(state: &State) -> bool {
    state.resume_after().is_none() && state.requests.is_empty()
}
