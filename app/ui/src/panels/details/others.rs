//! The other requests that came with the same e-mail address: a claim, not a proof.

use atiende_assets::key;
use atiende_core::Action;
use atiende_protocol::Request;
use egui::Ui;

use super::status_words;
use crate::format;
use crate::scene::{Env, Scene};
use crate::theme::space;
use crate::widgets::{CellTone, TableRow, help, section, text_cell, tip};

const ID: f32 = 44.0;
const STATUS: f32 = 84.0;
/// Below this width the status is told by the tooltip only.
const ROOMY: f32 = 280.0;

/// Draws the section; an action when one was clicked.
pub(super) fn others_ui(ui: &mut Ui, scene: Scene<'_>, request: &Request) -> Option<Action> {
    let others = scene.state.others.as_ref();
    let others = others.filter(|others| others.of == request.id)?;
    section(ui, scene.text(key::OTHERS_TITLE), |ui| {
        if others.requests.is_empty() {
            help(ui, scene.text(key::OTHERS_NONE));
            return None;
        }
        help(ui, scene.text(key::OTHERS_HELP));
        ui.add_space(space::XS);
        let mut clicked = None;
        for other in &others.requests {
            if other_ui(ui, scene, other) {
                clicked = Some(Action::Select(other.id));
            }
        }
        if others.has_more {
            help(ui, scene.text(key::OTHERS_MORE));
        }
        clicked
    })
}

/// One request on a line; whether it was clicked.
fn other_ui(ui: &mut Ui, scene: Scene<'_>, other: &Request) -> bool {
    let values = [
        ("id", other.id.to_string().into()),
        ("subject", other.subject.as_str().into()),
    ];
    let name = scene.env.locale.text_with(key::OTHERS_OPEN, &values);
    let status = scene.text(status_words(other.status));
    let row = TableRow::new(("other", other.id.0), &name).flush();
    let row = row.show(ui, |ui| {
        text_cell(ui, ID, &other.id.to_string(), CellTone::Secondary);
        let is_tight = ui.available_width() < ROOMY;
        let beside = if is_tight { 0.0 } else { STATUS + space::S };
        let rest = ui.available_width() - beside;
        text_cell(ui, rest, &other.subject, CellTone::Primary);
        if !is_tight {
            text_cell(ui, STATUS, status, CellTone::Secondary);
        }
    });
    let Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    let sent = format::full(locale, time_zone, other.submitted_at, *now);
    tip(row, &format!("{} · {sent} · {status}", other.subject), None).clicked()
}
