//! *Mis solicitudes de asistencia*: what the technician holds, whose turn it is, what is unread.

use std::sync::Arc;

use atiende_assets::{Key, key};
use atiende_core::mine::{self, MineRow, Turn};
use atiende_core::{Action, State};
use egui::{Align, Layout, Response, ScrollArea, Ui, vec2};

use super::{presence, wait};
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{
    CellTone, Density, EmptyState, TableRow, badge, caption, cell, counter, panel_header, text_cell,
};

/// The rows, as of a revision of the state.
#[derive(Clone, Debug, Default)]
pub(crate) struct MineView {
    made_of: Option<u64>,
    rows: Arc<Vec<MineRow>>,
}

impl MineView {
    /// The rows, worked out anew only when something changed.
    pub fn rows(&mut self, state: &State) -> Arc<Vec<MineRow>> {
        if self.made_of != Some(state.revision()) {
            self.rows = Arc::new(mine::rows(state));
            self.made_of = Some(state.revision());
        }
        Arc::clone(&self.rows)
    }
}

const NUMBER: f32 = 18.0;
const UNREAD: f32 = 30.0;
const WAITING: f32 = 64.0;
const TURN: f32 = 148.0;

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
            let area = ScrollArea::vertical().auto_shrink(false).id_salt("mine");
            area.show_rows(ui, density.row_height(), rows.len(), |ui, range| {
                for (index, row) in rows.iter().enumerate().skip(range.start).take(range.len()) {
                    let response = row_ui(ui, scene, row, index + 1, density);
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
    number: usize,
    density: Density,
) -> Response {
    let request = &row.request;
    let turn = scene.text(words(scene, row));
    let name = format!(
        "{number}. {} — {}: {turn}",
        request.customer.name, request.company.name
    );
    TableRow::new(("mine", request.id.0), &name)
        .selected(scene.state.selected == Some(request.id))
        .density(density)
        .marker((row.turn == Turn::Technician).then_some(Tone::Attention))
        .show(ui, |ui| cells(ui, scene, row, number))
}

fn cells(ui: &mut Ui, scene: Scene<'_>, row: &MineRow, number: usize) {
    let request = &row.request;
    let has_number = number <= 9;
    let number = if has_number {
        number.to_string()
    } else {
        String::new()
    };
    text_cell(ui, NUMBER, &number, CellTone::Secondary);
    let is_roomy = ui.available_width() > 400.0;
    let gaps = space::S * if is_roomy { 4.0 } else { 3.0 };
    let names = ui.available_width() - TURN - UNREAD - WAITING - gaps;
    let customer = if is_roomy { names * 0.55 } else { names };
    text_cell(
        ui,
        customer.floor(),
        &request.customer.name,
        CellTone::Strong,
    );
    if is_roomy {
        text_cell(
            ui,
            (names * 0.45).floor(),
            &request.company.name,
            CellTone::Secondary,
        );
    }
    cell(ui, TURN, |ui| {
        badge(ui, turn_tone(row.turn), scene.text(words(scene, row)))
    });
    cell(ui, UNREAD, |ui| {
        if row.unread > 0 {
            let words = scene.text_count(key::MINE_UNREAD, row.unread);
            crate::widgets::tip(counter(ui, Tone::Accent, row.unread), &words, None);
        }
    });
    waiting_ui(ui, scene, row);
}

fn waiting_ui(ui: &mut Ui, scene: Scene<'_>, row: &MineRow) {
    let size = vec2(WAITING, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if row.request.waiting_since.is_some() {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                wait::waiting_ui(ui, scene, &row.request);
            });
        }
    });
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
