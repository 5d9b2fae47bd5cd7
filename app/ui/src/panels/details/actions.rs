//! *Acciones*: exactly what may be done, and why something is missing.

use atiende_assets::{Key, key};
use atiende_core::details::{self, Actions, MissingReason};
use atiende_core::{Action, State};
use atiende_protocol::{ActionKind, Request, RequestId, RequestStatus};
use egui::{Ui, vec2};

use super::{Question, Transfer};
use crate::UiState;
use crate::icons;
use crate::keys;
use crate::scene::Scene;
use crate::theme::{self, Tone, height, space};
use crate::widgets::{Button, Icon, IconButton, icon, secondary, section};

/// Below this width handing over and giving back are icons: the other actions need the line.
const ROOMY: f32 = 640.0;

/// Below this width giving back is an icon beside the files' button.
const ROOMY_WITH_FILES: f32 = 790.0;

/// Draws the section.
pub(super) fn actions_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let offered = details::actions(scene.state, request);
    section(ui, scene.text(key::SECTION_ACTIONS), |ui| {
        let clicked = buttons_ui(ui, scene, &offered);
        actions.extend(clicked.and_then(|kind| ask(request, kind, ui_state)));
        if let Some(reason) = offered.reason {
            reason_ui(ui, scene, request, reason);
        }
    });
}

/// Draws a button for each action there is; the one that was clicked.
fn buttons_ui(ui: &mut Ui, scene: Scene<'_>, offered: &Actions) -> Option<ActionKind> {
    let shown = details::SHOWN.into_iter();
    let mut shown = shown
        .filter(|kind| offered.allowed.contains(*kind))
        .peekable();
    shown.peek()?;
    let width = ui.available_width();
    let has_files = offered.allowed.contains(ActionKind::UploadFile);
    let is_tight = width < ROOMY;
    let is_crowded = has_files && width < ROOMY_WITH_FILES;
    let is_short = |kind| match kind {
        ActionKind::Transfer => is_tight,
        ActionKind::Unassign => is_crowded,
        _ => false,
    };
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let mut clicked = None;
        let mut is_first = true;
        for kind in shown {
            clicked = button(ui, scene, kind, offered, (is_first, is_short(kind)))
                .then_some(kind)
                .or(clicked);
            // Sending a file is no step of its own: the next one is the first.
            is_first &= kind == ActionKind::UploadFile;
        }
        clicked
    });
    row.inner
}

/// The first action is the next step, except that ending and closing are never pressed by habit.
fn button(
    ui: &mut Ui,
    scene: Scene<'_>,
    kind: ActionKind,
    offered: &Actions,
    (is_first, is_short): (bool, bool),
) -> bool {
    let label = scene.text(words(kind));
    let is_first = is_first && kind != ActionKind::UploadFile;
    let is_next = is_first && !matches!(kind, ActionKind::EndChat | ActionKind::TakeOver);
    let button = match kind {
        _ if is_next => Button::primary(label),
        ActionKind::Transfer | ActionKind::Unassign => Button::ghost(label),
        _ => Button::secondary(label),
    };
    let keys = keys::of(kind).map_or("", |(_, keys)| keys);
    let keys = keys::written(scene.env.locale, keys);
    let is_busy = offered.is_busy && is_first;
    let reason = (offered.is_busy && !is_first).then_some(scene.text(key::DELIVERY_SENDING));
    if is_short {
        let button = IconButton::new(sign(kind), label).shortcut(&keys);
        return button.disabled_because(reason).show(ui).clicked();
    }
    let button = button
        .icon(sign(kind))
        .shortcut(&keys)
        .busy(is_busy)
        .disabled_because(reason);
    button.show(ui).clicked()
}

/// The action to do now; where a question comes first, it is put and there is none.
pub(crate) fn ask(request: &Request, kind: ActionKind, ui_state: &mut UiState) -> Option<Action> {
    let id = request.id;
    let is_in_chat = request.status == RequestStatus::InChat;
    let question = match kind {
        ActionKind::Close if is_in_chat => Some(Question::Close(id)),
        ActionKind::Unassign if is_in_chat => Some(Question::Unassign(id)),
        ActionKind::TakeOver => Some(Question::TakeOver(id)),
        _ => None,
    };
    if kind == ActionKind::Transfer {
        ui_state.transfer = Some(Transfer::of(id));
        return Some(Action::LoadColleagues(id));
    }
    if question.is_some() {
        ui_state.question = question;
        return None;
    }
    match kind {
        ActionKind::Claim => Some(Action::Claim(id)),
        ActionKind::Join => Some(Action::Join(id)),
        ActionKind::EndChat => Some(Action::EndChat(id)),
        ActionKind::Close => Some(Action::Close(id)),
        ActionKind::Unassign => Some(Action::Unassign(id)),
        ActionKind::UploadFile => Some(Action::PickFiles(id)),
        _ => None,
    }
}

fn words(kind: ActionKind) -> Key {
    match kind {
        ActionKind::Claim => key::ACTION_CLAIM,
        ActionKind::Join => key::ACTION_JOIN,
        ActionKind::EndChat => key::ACTION_END_CHAT,
        ActionKind::Unassign => key::ACTION_UNASSIGN,
        ActionKind::Transfer => key::ACTION_TRANSFER,
        ActionKind::TakeOver => key::ACTION_TAKE_OVER,
        ActionKind::UploadFile => key::UPLOAD_FILE,
        _ => key::ACTION_CLOSE,
    }
}

fn sign(kind: ActionKind) -> Icon {
    match kind {
        ActionKind::Claim => icons::USER_PLUS,
        ActionKind::Join => icons::MESSAGES,
        ActionKind::EndChat => icons::LOG_OUT,
        ActionKind::Unassign => icons::USER_MINUS,
        ActionKind::Transfer => icons::USERS,
        ActionKind::TakeOver => icons::USER_PLUS,
        ActionKind::UploadFile => icons::PAPERCLIP,
        _ => icons::CIRCLE_CHECK,
    }
}

fn reason_ui(ui: &mut Ui, scene: Scene<'_>, request: &Request, reason: MissingReason) {
    let text = reason_words(scene, request, reason);
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let color = theme::tokens(ui).meaning(Tone::Neutral).text;
        icon(ui, icons::INFO, height::ICON, color);
        secondary(ui, &text);
    });
}

fn reason_words(scene: Scene<'_>, request: &Request, reason: MissingReason) -> String {
    let assignee = request
        .assignee
        .as_ref()
        .map_or("", |assignee| &assignee.name);
    match reason {
        MissingReason::NotAvailable => scene.text(key::REASON_NOT_AVAILABLE).to_owned(),
        MissingReason::OfAnother => scene.text_of(key::REASON_OF_ANOTHER, assignee),
        MissingReason::Completed => scene.text(key::REASON_COMPLETED).to_owned(),
        MissingReason::OtherSystem => {
            let system = request.source.operating_system.as_str();
            if system.is_empty() {
                return scene.text(key::REASON_UNKNOWN_SYSTEM).to_owned();
            }
            let values = [("system", system.into())];
            scene
                .env
                .locale
                .text_with(key::REASON_OTHER_SYSTEM, &values)
        }
    }
}

/// What a shortcut does to the selected request; nothing where it is not allowed or under way.
pub(crate) fn selected(state: &State, kind: ActionKind) -> Option<&Request> {
    permitted(state, state.selected?, kind)
}

/// The request, where this may be done with it now.
pub(crate) fn permitted(state: &State, request: RequestId, kind: ActionKind) -> Option<&Request> {
    let request = state.request(request)?;
    let offered = details::actions(state, request);
    (offered.allowed.contains(kind) && !offered.is_busy).then_some(request)
}
