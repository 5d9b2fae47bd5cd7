//! *Mis solicitudes de asistencia*: what the technician holds, whose turn it is, what is unread.

mod columns;

use std::sync::Arc;

use atiende_assets::{Key, key};
use atiende_core::mine::{self, MineRow, MineSort, Turn};
use atiende_core::{Action, State};
use atiende_protocol::RequestId;
use egui::{Response, ScrollArea, Ui};

use self::columns::Fitted;
use super::presence;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{Density, EmptyState, TableRow, caption, panel_header};

/// The rows, as of a revision of the state, in the order that the technician chose.
#[derive(Clone, Debug, Default)]
pub(crate) struct MineView {
    made_of: Option<(u64, MineSort)>,
    rows: Arc<Vec<MineRow>>,
    sort: MineSort,
}

impl MineView {
    /// The rows, worked out anew only when something changed.
    pub fn rows(&mut self, state: &State) -> Arc<Vec<MineRow>> {
        let made_of = Some((state.revision(), self.sort));
        if self.made_of != made_of {
            self.rows = Arc::new(mine::sorted_rows(state, self.sort));
            self.made_of = made_of;
        }
        Arc::clone(&self.rows)
    }

    /// The request to which a key leads.
    pub fn numbered(&mut self, state: &State, number: usize) -> Option<RequestId> {
        let rows = self.rows(state);
        let row = rows.iter().find(|row| row.number == number)?;
        Some(row.request.id)
    }
}

/// Draws the panel.
pub(crate) fn mine_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let rows = ui_state.mine.rows(scene.state);
    let density = ui_state.layout.density();
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(16, 0))
        .show(ui, |ui| {
            panel_header(ui, scene.text(key::MINE_PANEL), |ui| {
                if !rows.is_empty() {
                    caption(ui, &rows.len().to_string());
                }
            });
        });
    if rows.is_empty() {
        let title = scene.text(key::MINE_EMPTY_TITLE);
        EmptyState::new(icons::USER_PLUS, title, scene.text(key::MINE_EMPTY)).show(ui);
        return;
    }
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(4, 0))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let columns = columns::fit(ui.available_width() - 2.0 * space::M);
            columns::headers_ui(ui, scene, &mut ui_state.mine.sort, &columns);
            let area = ScrollArea::vertical().auto_shrink(false).id_salt("mine");
            area.show_rows(ui, density.row_height(), rows.len(), |ui, range| {
                for row in rows.iter().skip(range.start).take(range.len()) {
                    let response = row_ui(ui, scene, row, (&columns, density));
                    if response.clicked() {
                        actions.push(Action::Select(row.request.id));
                    }
                }
            });
        });
}

fn row_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    row: &MineRow,
    (columns, density): (&[Fitted], Density),
) -> Response {
    let request = &row.request;
    let turn = scene.text(words(scene, row));
    let name = format!(
        "{}. {} — {}: {turn}",
        row.number, request.customer.name, request.company.name
    );
    TableRow::new(("mine", request.id.0), &name)
        .selected(scene.state.selected == Some(request.id))
        .density(density)
        .marker((row.turn == Turn::Technician).then_some(Tone::Attention))
        .show(ui, |ui| {
            for fitted in columns {
                columns::cell_ui(ui, scene, *fitted, row);
            }
        })
}

/// Whose turn it is; waiting for somebody who is not there is told as such.
fn words(scene: Scene<'_>, row: &MineRow) -> Key {
    let is_absent = presence::is_customer_absent(scene.state, row.request.id);
    match row.turn {
        Turn::Customer if is_absent => key::CUSTOMER_ABSENT,
        turn => turn_words(turn),
    }
}

fn turn_words(turn: Turn) -> Key {
    match turn {
        Turn::ToJoin => key::TURN_TO_JOIN,
        Turn::Technician => key::TURN_TECHNICIAN,
        Turn::Customer => key::TURN_CUSTOMER,
        Turn::ToClose => key::TURN_TO_CLOSE,
    }
}

fn turn_tone(turn: Turn) -> Tone {
    match turn {
        Turn::ToJoin => Tone::Accent,
        Turn::Technician => Tone::Attention,
        Turn::Customer | Turn::ToClose => Tone::Neutral,
    }
}
