//! *Mensajes de chat*: the conversation, and the field to write in.

mod composer;
mod heights;
mod links;
mod list;
mod note;
mod row_ui;
mod rows;

use std::collections::BTreeMap;

use atiende_assets::key;
use atiende_core::{Action, Connection, State};
use atiende_protocol::{CommandId, Request, RequestId};
use egui::{Frame, Margin, Panel, Ui};

use super::details::Question;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Density, EmptyState, section, skeleton_rows};
use list::ListView;

/// What the panel remembers from frame to frame, for each request apart: nothing that is being
/// written to one customer can turn up before another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct ChatView {
    texts: BTreeMap<RequestId, String>,
    notes: note::Notes,
    lists: BTreeMap<RequestId, ListView>,
    is_composer_wanted: bool,
}

impl ChatView {
    /// Gives the keyboard to the field to write in.
    pub fn compose(&mut self, request: RequestId) {
        self.notes.leave(request);
        self.is_composer_wanted = true;
    }

    /// Gives the keyboard to the field for notes.
    pub fn compose_note(&mut self, request: RequestId) {
        self.notes.enter(request);
        self.is_composer_wanted = true;
    }

    /// The text being written to a customer; at first what was kept from the last time.
    fn text(&mut self, state: &State, request: RequestId) -> &mut String {
        let kept = || state.drafts.get(&request).cloned().unwrap_or_default();
        self.texts.entry(request).or_insert_with(kept)
    }

    /// Takes the text of a refused message back; in front of what was written since.
    fn reclaim(&mut self, request: RequestId, message: &str) -> String {
        let text = self.texts.entry(request).or_default();
        *text = if text.is_empty() {
            message.to_owned()
        } else {
            format!("{message}\n{text}")
        };
        text.clone()
    }

    /// Forgets requests that are gone.
    pub fn follow(&mut self, state: &State) {
        self.texts.retain(|id, _| state.requests.contains_key(id));
        self.notes.follow(state);
        self.lists.retain(|id, _| state.timelines.contains_key(id));
    }
}

/// What was clicked in the conversation.
enum Click {
    Retry(CommandId),
    Reclaim(CommandId, String),
    ReclaimNote(CommandId, String),
    Link { url: String, host: String },
    Earlier,
}

/// Draws the conversation above and the field below.
pub(crate) fn chat_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let foot = Frame::new().inner_margin(Margin {
        left: 16,
        right: 16,
        top: 8,
        bottom: 12,
    });
    Panel::bottom("composer")
        .frame(foot)
        .show_separator_line(false)
        .show(ui, |ui| {
            note::switch_ui(ui, scene, request, &mut ui_state.chat);
            if ui_state.chat.notes.is_open(request.id) {
                note::note_ui(ui, scene, request, &mut ui_state.chat, actions);
            } else {
                composer::composer_ui(ui, scene, request, &mut ui_state.chat, actions);
            }
        });
    let body = Frame::new().inner_margin(Margin {
        left: 16,
        right: 6,
        top: 0,
        bottom: 0,
    });
    body.show(ui, |ui| {
        section(ui, scene.text(key::SECTION_CHAT), |_| ());
        ui.add_space(space::XS);
        let Some(timeline) = scene.state.timelines.get(&request.id) else {
            awaited_ui(ui, scene);
            return;
        };
        let view = ui_state.chat.lists.entry(request.id).or_default();
        if let Some(click) = list::list_ui(ui, scene, (request, timeline), view) {
            obey(click, request.id, ui_state, actions);
        }
    });
}

/// The conversation is on its way, or will be.
fn awaited_ui(ui: &mut Ui, scene: Scene<'_>) {
    if matches!(scene.state.connection, Connection::Offline { .. }) {
        let title = scene.text(key::QUEUE_OFFLINE_TITLE);
        EmptyState::new(icons::WIFI_OFF, title, scene.text(key::CHAT_OFFLINE)).show(ui);
    } else {
        skeleton_rows(ui, 4, Density::Comfortable);
    }
}

fn obey(click: Click, request: RequestId, ui_state: &mut UiState, actions: &mut Vec<Action>) {
    match click {
        Click::Retry(id) => actions.push(Action::Retry(id)),
        Click::Earlier => actions.push(Action::LoadEarlier(request)),
        Click::Link { url, host } => ui_state.question = Some(Question::OpenLink { url, host }),
        Click::Reclaim(id, message) => {
            let text = ui_state.chat.reclaim(request, &message);
            actions.push(Action::Reclaim(id));
            actions.push(Action::EditDraft { request, text });
        }
        Click::ReclaimNote(id, note) => {
            let text = ui_state.chat.notes.reclaim(request, &note);
            actions.push(Action::Reclaim(id));
            actions.push(Action::EditNote { request, text });
        }
    }
}
