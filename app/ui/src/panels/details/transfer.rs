//! Handing a request over: to a colleague, or back to the queue.

use atiende_assets::key;
use atiende_core::Action;
use atiende_protocol::{ActionKind, Colleague, MAX_MESSAGE_CHARS, RequestId, TechnicianId};
use egui::{Align, Context, Id, Layout, ScrollArea, Ui};

use crate::UiState;
use crate::icons;
use crate::panels::top_bar::availability_words;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{
    Button, CellTone, TableRow, TextField, avatar, caption, cell, dialog, icon, secondary,
    skeleton_rows, status, text_cell,
};

const TALLEST_LIST: f32 = 224.0;
const NAME: f32 = 132.0;

/// What is being decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transfer {
    request: RequestId,
    to: Option<Target>,
    note: String,
}

/// Who gets the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Colleague(TechnicianId),
    Queue,
}

impl Transfer {
    /// Nobody is chosen yet.
    pub fn of(request: RequestId) -> Self {
        Self {
            request,
            to: None,
            note: String::new(),
        }
    }

    fn action(&self) -> Option<Action> {
        let request = self.request;
        Some(match self.to? {
            Target::Queue => Action::Unassign(request),
            Target::Colleague(to) => Action::Transfer {
                request,
                to,
                note: self.note.clone(),
            },
        })
    }
}

/// Draws the dialog while it is open; what was decided.
pub(crate) fn transfer_ui(
    ctx: &Context,
    scene: Scene<'_>,
    ui_state: &mut UiState,
) -> Option<Action> {
    let transfer = ui_state.transfer.as_mut()?;
    if super::permitted(scene.state, transfer.request, ActionKind::Transfer).is_none() {
        ui_state.transfer = None; // It is somebody else's meanwhile.
        return None;
    }
    let mut clicked = None;
    let heading = scene.text(key::TRANSFER_TITLE);
    let is_closed = dialog(ctx, Id::unique("transfer"), heading, |ui| {
        secondary(ui, scene.text(key::TRANSFER_LEAD));
        ui.add_space(space::M);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            list_ui(ui, scene, transfer);
        });
        ui.add_space(space::M);
        note_ui(ui, scene, transfer);
        ui.add_space(space::L);
        clicked = buttons_ui(ui, scene, transfer);
    });
    let action = transfer.action().filter(|_| clicked == Some(Clicked::Do));
    if is_closed || clicked.is_some() {
        ui_state.transfer = None;
    }
    action
}

fn list_ui(ui: &mut Ui, scene: Scene<'_>, transfer: &mut Transfer) {
    let is_back = transfer.to == Some(Target::Queue);
    let back = scene.text(key::TRANSFER_BACK);
    let row = TableRow::new("queue", back).selected(is_back);
    let response = row.show(ui, |ui| {
        let color = ui.visuals().text_color();
        icon(ui, icons::UNDO, height::ICON, color);
        text_cell(ui, ui.available_width(), back, CellTone::Primary);
    });
    if response.clicked() {
        transfer.to = Some(Target::Queue);
    }
    let known = scene.state.colleagues.as_ref();
    let Some((_, colleagues)) = known.filter(|(of, _)| *of == transfer.request) else {
        skeleton_rows(ui, 3, crate::widgets::Density::Comfortable);
        return;
    };
    if colleagues.is_empty() {
        ui.add_space(space::XS);
        caption(ui, scene.text(key::TRANSFER_NOBODY));
    }
    let area = ScrollArea::vertical().max_height(TALLEST_LIST);
    area.id_salt("colleagues").show(ui, |ui| {
        for colleague in colleagues {
            colleague_ui(ui, scene, colleague, transfer);
        }
    });
}

fn colleague_ui(ui: &mut Ui, scene: Scene<'_>, colleague: &Colleague, transfer: &mut Transfer) {
    let target = Target::Colleague(colleague.technician.id);
    let words = presence_words(scene, colleague);
    let held = scene.text_count(key::TRANSFER_HOLDS, colleague.open_requests as usize);
    let name = format!("{}, {words}, {held}", colleague.technician.name);
    let row = TableRow::new(("colleague", colleague.technician.id.0), &name);
    let response = row.selected(transfer.to == Some(target)).show(ui, |ui| {
        avatar(ui, &colleague.technician.name, 20.0);
        text_cell(ui, NAME, &colleague.technician.name, CellTone::Strong);
        let rest = ui.available_width() - space::S - 64.0;
        cell(ui, rest, |ui| status(ui, tone(colleague), &words));
        text_cell(ui, 64.0, &held, CellTone::Secondary);
    });
    if response.clicked() {
        transfer.to = Some(target);
    }
}

fn tone(colleague: &Colleague) -> crate::theme::Tone {
    match colleague.is_connected {
        true => availability_words(colleague.availability).1,
        false => crate::theme::Tone::Neutral,
    }
}

/// *Busy: on the phone*, or that no console is connected.
fn presence_words(scene: Scene<'_>, colleague: &Colleague) -> String {
    if !colleague.is_connected {
        return scene.text(key::TRANSFER_NOT_CONNECTED).to_owned();
    }
    let words = scene.text(availability_words(colleague.availability).0);
    match &colleague.availability_reason {
        Some(reason) => format!("{words}: {reason}"),
        None => words.to_owned(),
    }
}

fn note_ui(ui: &mut Ui, scene: Scene<'_>, transfer: &mut Transfer) {
    let is_back = transfer.to == Some(Target::Queue);
    TextField::new(scene.text(key::TRANSFER_NOTE), &mut transfer.note)
        .help(scene.text(key::TRANSFER_NOTE_HELP))
        .rows(3)
        .disabled(is_back)
        .show(ui);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clicked {
    Do,
    Leave,
}

fn buttons_ui(ui: &mut Ui, scene: Scene<'_>, transfer: &Transfer) -> Option<Clicked> {
    let is_too_long = transfer.note.trim().chars().count() > MAX_MESSAGE_CHARS;
    let reason = match transfer.to {
        None => Some(scene.text(key::TRANSFER_CHOOSE)),
        Some(_) if is_too_long => Some(scene.text(key::TRANSFER_TOO_LONG)),
        Some(_) => None,
    };
    let label = match transfer.to {
        Some(Target::Queue) => key::ACTION_UNASSIGN,
        _ => key::TRANSFER_CONFIRM,
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let hand = Button::primary(scene.text(label)).disabled_because(reason);
        let hand = hand.show(ui).clicked().then_some(Clicked::Do);
        let leave = Button::secondary(scene.text(key::CANCEL)).show(ui);
        hand.or(leave.clicked().then_some(Clicked::Leave))
    })
    .inner
}
