//! *Mensajes de chat*: the conversation, and the field to write in.

mod composer;
mod files;
mod happened;
mod heights;
mod links;
mod list;
mod message;
mod note;
mod row_ui;
mod rows;

use std::collections::BTreeMap;

use atiende_assets::key;
use atiende_core::{Action, Connection, Purpose, State, Timeline};
use atiende_protocol::{CommandId, FileId, Request, RequestId, SentFile};
use egui::{Frame, Margin, Panel, Ui};

use super::details::Question;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Density, EmptyState, section, skeleton_rows};
use files::{Pastes, Pictures};
pub(crate) use files::{Viewing, drop_ui, shown_name, viewer_ui};
use list::ListView;
use row_ui::Source;

/// What the panel remembers from frame to frame, for each request apart: nothing that is being
/// written to one customer can turn up before another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct ChatView {
    texts: BTreeMap<RequestId, String>,
    notes: note::Notes,
    lists: BTreeMap<RequestId, ListView>,
    pictures: Pictures,
    pastes: Pastes,
    is_composer_wanted: bool,
    /// Whether the field for the customer had the keyboard at the end of the last frame.
    is_composing: bool,
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
    Link {
        url: String,
        host: String,
    },
    Earlier,
    Zoom(Box<SentFile>),
    Fetch {
        file: Box<SentFile>,
        sender: String,
        purpose: Purpose,
    },
    Do(Box<Action>),
}

/// Sends the pasted pictures that are ready.
pub(crate) fn pasted(ui_state: &mut UiState) -> Vec<Action> {
    ui_state.chat.pastes.ready()
}

/// A picture is pasted into the field for the customer, or where nothing else is written: never
/// out of a note or a search into a customer's chat.
fn paste(ui: &Ui, scene: Scene<'_>, request: &Request, ui_state: &mut UiState) {
    let chat = &ui_state.chat;
    let is_note = chat.notes.is_open(request.id);
    let has_keyboard = match is_note {
        true => chat.notes.has_keyboard,
        false => chat.is_composing,
    };
    if ui_state.has_dialog() || ui_state.is_typing && !has_keyboard {
        return;
    }
    let chat = &mut ui_state.chat;
    if is_note {
        chat.notes.refuse_picture(ui.ctx(), request.id);
    } else if atiende_core::files::may_send(scene.state, request) {
        chat.pastes.take(ui.ctx(), request.id);
    }
}

/// Draws the conversation above and the field below.
pub(crate) fn chat_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    paste(ui, scene, request, ui_state);
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
        if let Some(click) = list_ui(ui, scene, (request, timeline), (ui_state, actions)) {
            obey(click, request.id, ui_state, actions);
        }
    });
}

/// Draws the conversation, and asks for the pictures in it.
fn list_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    (request, timeline): (&Request, &Timeline),
    (ui_state, actions): (&mut UiState, &mut Vec<Action>),
) -> Option<Click> {
    let ChatView {
        lists, pictures, ..
    } = &mut ui_state.chat;
    let source = Source {
        scene,
        request,
        timeline,
        pictures,
    };
    let shown = list::list_ui(ui, source, lists.entry(request.id).or_default());
    let unknown = |file: &&FileId| !scene.state.previews.contains_key(*file);
    let fetch = |file: &FileId| Action::FetchPreview {
        request: request.id,
        file: *file,
    };
    actions.extend(shown.pictures.iter().filter(unknown).map(fetch));
    pictures.follow(ui.ctx(), scene.state, &shown.pictures);
    shown.click
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
        Click::Do(action) => actions.push(*action),
        Click::Zoom(file) => ui_state.viewing = Some(Viewing::of(request, file)),
        Click::Fetch {
            file,
            sender,
            purpose,
        } if purpose == Purpose::Open && file.file_type.asks_before_opening() => {
            ui_state.question = Some(Question::OpenFile {
                request,
                file,
                sender,
            });
        }
        Click::Fetch { file, purpose, .. } => {
            // The first of two clicks on a picture has begun to look at it.
            ui_state.viewing = None;
            let file = *file;
            actions.push(Action::FetchFile {
                request,
                file,
                purpose,
            });
        }
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
