//! What is asked before the window closes while the technician holds requests.

use std::sync::Arc;

use atiende_assets::key;
use atiende_core::{Action, Connection, State, files, mine};
use atiende_protocol::{Request, RequestId};
use egui::{Context, Id, ScrollArea, Ui, vec2};

use super::details::Transfer;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{Tone, height, space};
use crate::widgets::{Banner, Button, CellTone, IconButton, dialog, secondary, text_cell};

const TALLEST_LIST: f32 = 160.0;
/// The button at the end of a row, and the distance to it.
const BESIDE: f32 = 24.0 + space::S;

/// How far closing the window has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quit {
    /// Nobody closes it.
    #[default]
    No,
    /// The question is on the screen.
    Asking,
    /// It closes; the requests stay.
    Keeping,
    /// It closes once the requests are back in the queue.
    Releasing,
}

impl UiState {
    /// Asks before the window closes, where the technician holds requests; whether it must stay.
    pub fn ask_to_quit(&mut self, state: &State) -> bool {
        if self.takes_leave() || state.mine().next().is_none() {
            return false;
        }
        self.quit = Quit::Asking;
        true
    }

    /// Whether the technician has decided to leave.
    pub fn takes_leave(&self) -> bool {
        matches!(self.quit, Quit::Keeping | Quit::Releasing)
    }

    /// Whether everything is as the technician wants to leave it.
    pub fn may_leave(&self, state: &State) -> bool {
        match self.quit {
            Quit::Keeping => true,
            Quit::Releasing => state.mine().next().is_none(),
            Quit::No | Quit::Asking => false,
        }
    }
}

/// What was clicked.
enum Click {
    Release,
    Keep,
    Cancel,
    Transfer(RequestId),
}

/// Draws the question while it is open.
pub(crate) fn quit_ui(
    ctx: &Context,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if ui_state.quit != Quit::Asking {
        return;
    }
    let rows = mine::rows(scene.state);
    let held: Vec<_> = rows.into_iter().map(|row| row.request).collect();
    let mut click = None;
    let heading = scene.text(key::QUIT_TITLE);
    let is_closed = dialog(ctx, Id::unique("quit"), heading, |ui| {
        secondary(ui, &scene.text_count(key::QUIT_TEXT, held.len()));
        ui.add_space(space::S);
        click = list_ui(ui, scene, &held);
        ui.add_space(space::S);
        uploads_ui(ui, scene);
        ui.add_space(space::S);
        let button = buttons_ui(ui, scene);
        click = click.take().or(button);
    });
    let click = click.or(is_closed.then_some(Click::Cancel));
    match click {
        None => {}
        Some(Click::Cancel) => ui_state.quit = Quit::No,
        Some(Click::Keep) => ui_state.quit = Quit::Keeping,
        Some(Click::Release) => {
            ui_state.quit = Quit::Releasing;
            actions.extend(held.iter().map(|request| Action::Unassign(request.id)));
        }
        Some(Click::Transfer(request)) => {
            ui_state.quit = Quit::No;
            ui_state.transfer = Some(Transfer::of(request));
            actions.extend([Action::Select(request), Action::LoadColleagues(request)]);
        }
    }
}

/// The requests, each with the way to a colleague.
fn list_ui(ui: &mut Ui, scene: Scene<'_>, held: &[Arc<Request>]) -> Option<Click> {
    let area = ScrollArea::vertical().max_height(TALLEST_LIST);
    let shown = area.id_salt("held").show(ui, |ui| {
        let mut click = None;
        for request in held {
            ui.horizontal(|ui| {
                ui.set_min_height(height::ROW);
                ui.spacing_mut().item_spacing.x = space::S;
                let words = format!("#{} · {}", request.id, request.customer.name);
                let name = vec2(ui.available_width() - BESIDE, height::ROW);
                ui.allocate_ui(name, |ui| {
                    text_cell(ui, name.x, &words, CellTone::Strong);
                });
                let values = [("id", request.id.to_string().into())];
                let label = scene.env.locale.text_with(key::QUIT_TRANSFER, &values);
                let button = IconButton::new(icons::USERS, &label).compact();
                if button.show(ui).clicked() {
                    click = Some(Click::Transfer(request.id));
                }
            });
        }
        click
    });
    shown.inner
}

/// What becomes of files that are still on their way.
fn uploads_ui(ui: &mut Ui, scene: Scene<'_>) {
    let count = files::unfinished(scene.state);
    if count > 0 {
        let sentence = scene.text_count(key::QUIT_UPLOADS, count);
        let banner = Banner::new(Tone::Attention, &sentence).icon(icons::UPLOAD);
        // It offers nothing that could be clicked.
        let _ = banner.show(ui);
    }
}

fn buttons_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Click> {
    let is_online = scene.state.connection == Connection::Online;
    let reason = (!is_online).then_some(scene.text(key::QUEUE_OFFLINE_TITLE));
    ui.spacing_mut().item_spacing.y = space::S;
    let release = Button::primary(scene.text(key::QUIT_RELEASE)).disabled_because(reason);
    let release = release.fill_width().show(ui).clicked();
    let keep = Button::secondary(scene.text(key::QUIT_KEEP)).fill_width();
    let keep = keep.show(ui).clicked();
    let cancel = Button::ghost(scene.text(key::CANCEL)).fill_width();
    match () {
        () if cancel.show(ui).clicked() => Some(Click::Cancel),
        () if release => Some(Click::Release),
        () if keep => Some(Click::Keep),
        () => None,
    }
}
