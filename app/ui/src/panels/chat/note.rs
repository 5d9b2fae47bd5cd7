//! Notes for colleagues: a field of its own, in its own colour, whose text goes its own way.

use std::collections::{BTreeMap, BTreeSet};

use atiende_assets::key;
use atiende_core::{Action, State, details};
use atiende_protocol::{ActionKind, MAX_MESSAGE_CHARS, Request, RequestId};
use egui::{Context, Frame, Margin, Stroke, Ui};

use super::ChatView;
use super::composer::{Line, below_ui, line_ui};
use super::files;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, radius, space};
use crate::widgets::{Banner, Button, icon, segmented, toned};

/// The width of the button.
const ADD: f32 = 128.0;

/// What is being written to colleagues, and where.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    texts: BTreeMap<RequestId, String>,
    /// The requests whose field is the one for notes.
    open: BTreeSet<RequestId>,
    /// Whether the field had the keyboard at the end of the last frame.
    pub has_keyboard: bool,
    /// Where a picture was pasted and not taken.
    pasted_at: Option<RequestId>,
}

impl Notes {
    pub fn is_open(&self, request: RequestId) -> bool {
        self.open.contains(&request)
    }

    pub fn enter(&mut self, request: RequestId) {
        self.open.insert(request);
    }

    pub fn leave(&mut self, request: RequestId) {
        self.open.remove(&request);
        self.pasted_at = None;
    }

    /// A note carries no files: takes a picture that was pasted, and remembers to say so.
    pub fn refuse_picture(&mut self, ctx: &Context, request: RequestId) {
        if files::pasted(ctx).is_some() {
            self.pasted_at = Some(request);
        }
    }

    /// Takes the text of a refused note back; in front of what was written since.
    pub fn reclaim(&mut self, request: RequestId, note: &str) -> String {
        self.enter(request);
        let text = self.texts.entry(request).or_default();
        *text = if text.is_empty() {
            note.to_owned()
        } else {
            format!("{note}\n{text}")
        };
        text.clone()
    }

    /// Forgets requests that are gone.
    pub fn follow(&mut self, state: &State) {
        let is_there = |id: &RequestId| state.requests.contains_key(id);
        self.texts.retain(|id, _| is_there(id));
        self.open.retain(is_there);
    }

    fn text(&mut self, state: &State, request: RequestId) -> &mut String {
        let kept = || state.notes.get(&request).cloned().unwrap_or_default();
        self.texts.entry(request).or_insert_with(kept)
    }
}

/// Whether the technician may leave a note at this request.
pub(crate) fn may_note(state: &State, request: &Request) -> bool {
    let offered = details::actions(state, request);
    offered.allowed.contains(ActionKind::AddNote)
}

/// Draws the switch between the customer's field and the colleagues'.
pub(super) fn switch_ui(ui: &mut Ui, scene: Scene<'_>, request: &Request, view: &mut ChatView) {
    if !may_note(scene.state, request) {
        view.notes.leave(request.id);
        return;
    }
    let options = [key::COMPOSER_TO_CUSTOMER, key::COMPOSER_NOTE].map(|text| scene.text(text));
    let open = usize::from(view.notes.is_open(request.id));
    match segmented(ui, scene.text(key::COMPOSER_SWITCH), &options, open) {
        Some(0) => view.compose(request.id),
        Some(_) => view.compose_note(request.id),
        None => {}
    }
    ui.add_space(space::S);
}

/// Draws the field for notes.
pub(super) fn note_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    view: &mut ChatView,
    actions: &mut Vec<Action>,
) {
    let is_wanted = std::mem::take(&mut view.is_composer_wanted);
    view.is_composing = false;
    refused_ui(ui, scene, request.id, &mut view.notes);
    let text = view.notes.text(scene.state, request.id);
    let before = text.clone();
    let written = ground(ui, |ui| {
        sign_ui(ui, scene);
        let line = Line {
            name: scene.text(key::COMPOSER_NOTE_FIELD),
            hint: scene.text(key::COMPOSER_NOTE_HINT),
            button: Button::secondary(scene.text(key::COMPOSER_NOTE_ADD)).icon(icons::NOTE),
            width: ADD,
            attach: None,
            text: &mut *text,
            is_wanted,
        };
        let written = ui.push_id(("note", request.id.0), |ui| line_ui(ui, scene, line));
        below_ui(ui, scene, text);
        written.inner
    });
    if *text != before {
        actions.push(Action::EditNote {
            request: request.id,
            text: text.clone(),
        });
    }
    if written.is_sent && !text.trim().is_empty() {
        actions.push(Action::AddNote {
            request: request.id,
            text: text.clone(),
        });
        // What is too long comes back as a notice, and stays here to be shortened.
        if text.trim().chars().count() <= MAX_MESSAGE_CHARS {
            text.clear();
        }
    }
    view.notes.has_keyboard = written.has_keyboard;
}

/// Says that a picture was not taken, until that is dismissed or the field is left.
fn refused_ui(ui: &mut Ui, scene: Scene<'_>, request: RequestId, notes: &mut Notes) {
    if notes.pasted_at != Some(request) {
        return;
    }
    let banner = Banner::new(Tone::Calm, scene.text(key::NOTE_NO_FILES)).icon(icons::IMAGE);
    if banner.dismiss(scene.text(key::DISMISS)).show(ui).is_some() {
        notes.pasted_at = None;
    }
    ui.add_space(space::S);
}

fn ground<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let meaning = theme::tokens(ui).meaning(Tone::Attention);
    let frame = Frame::new()
        .fill(meaning.background)
        .stroke(Stroke::new(1.0, meaning.border))
        .corner_radius(radius::LARGE)
        .inner_margin(Margin::same(8));
    let framed = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        content(ui)
    });
    framed.inner
}

fn sign_ui(ui: &mut Ui, scene: Scene<'_>) {
    let ink = theme::tokens(ui).meaning(Tone::Attention).text;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        icon(ui, icons::LOCK, 14.0, ink);
        toned(ui, Tone::Attention, scene.text(key::NOTE_SIGN));
    });
    ui.add_space(space::XS);
}
