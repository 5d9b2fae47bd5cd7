//! *Solicitudes de asistencia*: views, search and the table of requests.

mod columns;
mod empty;
mod head;
mod rows;
mod table;

use atiende_core::queue::{Counts, Sort, View};
use atiende_core::{Action, State};
use atiende_protocol::{Availability, RequestId, RequestStatus};
use egui::Ui;

use crate::UiState;
use crate::scene::Scene;
use crate::theme::space;
use rows::Rows;

pub(crate) use rows::Move;

/// What the panel remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct QueueView {
    sort: Sort,
    filter: String,
    rows: Rows,
    counts: Option<(u64, Counts)>,
    /// The row that has the keyboard.
    cursor: Option<RequestId>,
    /// A row that must come into sight and get the keyboard.
    reach: Option<RequestId>,
    /// How far the list is scrolled.
    scrolled: f32,
    /// Whether the search field must get the keyboard.
    is_search_wanted: bool,
}

impl QueueView {
    /// Gives the keyboard to the search field.
    pub fn search(&mut self) {
        self.is_search_wanted = true;
    }

    /// Takes the filter away; whether there was one.
    pub fn clear_filter(&mut self) -> bool {
        !std::mem::take(&mut self.filter).is_empty()
    }

    /// How many requests each link leads to.
    fn counts(&mut self, state: &State) -> Counts {
        match self.counts {
            Some((revision, counts)) if revision == state.rows_revision => counts,
            _ => {
                let counts = atiende_core::queue::counts(state);
                self.counts = Some((state.rows_revision, counts));
                counts
            }
        }
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
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(16, 0))
        .show(ui, |ui| {
            head::title_ui(ui, scene, view);
            actions.extend(head::views_ui(ui, scene, view));
            ui.add_space(space::S);
            actions.extend(head::banner_ui(ui, scene));
        });
    if is_first_snapshot_awaited(scene.state) {
        empty::awaited_ui(ui, scene, density);
        return;
    }
    view.rows.refresh(
        scene.state,
        effective_sort(view.sort, scene.state.view),
        &view.filter,
    );
    if view.rows.is_empty() && empty::is_settled(scene.state) {
        actions.extend(empty::empty_ui(ui, scene, &view.filter));
    } else {
        table::table_ui(ui, scene, view, density, actions);
    }
}

/// Closed requests do not wait: by that column they are sorted by when they came, newest first.
fn effective_sort(sort: Sort, view: View) -> Sort {
    use atiende_core::queue::Column;
    match (sort.column, view) {
        (Column::Waiting, View::Completed) => Sort {
            column: Column::SubmittedAt,
            is_descending: true,
        },
        (Column::SubmittedAt, View::New | View::Active | View::All) => Sort::default(),
        _ => sort,
    }
}

/// Whether new requests are kept back because of the technician's status (D6).
fn are_new_hidden(state: &State) -> bool {
    state.view.shows(RequestStatus::New)
        && state
            .me
            .as_ref()
            .is_some_and(|me| me.availability != Availability::Available)
}

fn is_first_snapshot_awaited(state: &State) -> bool {
    state.resume_after().is_none() && state.requests.is_empty()
}
