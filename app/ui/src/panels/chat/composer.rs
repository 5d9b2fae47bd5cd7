//! The field to write in, and why it cannot be written in.

use atiende_assets::{Key, key};
use atiende_core::{Action, Connection, chat, files};
use atiende_protocol::{ActionKind, MAX_MESSAGE_CHARS, Request, RequestStatus};
use egui::{Pos2, Rect, Ui, UiBuilder, Vec2, pos2, vec2};

use super::ChatView;
use crate::icons;
use crate::keys;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::{Button, IconButton, caption, composer};

/// From this length on it is told how much fits.
const NEARLY_FULL: usize = MAX_MESSAGE_CHARS * 8 / 10;
const SEND: f32 = 96.0;

/// Draws the field, or the reason why there is none.
pub(super) fn composer_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    request: &Request,
    view: &mut ChatView,
    actions: &mut Vec<Action>,
) {
    if !chat::may_write(scene.state, request) {
        let reason = scene.text(reason(scene, request));
        ui.add_enabled_ui(false, |ui| {
            composer(ui, &mut String::new(), scene.text(key::COMPOSER), reason);
        });
        return;
    }
    let is_wanted = std::mem::take(&mut view.is_composer_wanted);
    let text = view.text(scene.state, request.id);
    let before = text.clone();
    let attach = files::may_send(scene.state, request).then(|| scene.text(key::UPLOAD_ATTACH));
    let written = ui
        .push_id(request.id.0, |ui| {
            let hint = scene.text_of(key::COMPOSER_HINT, &request.customer.name);
            let button = Button::primary(scene.text(key::COMPOSER_SEND)).icon(icons::SEND);
            let name = scene.text(key::COMPOSER);
            line_ui(
                ui,
                scene,
                Line {
                    name,
                    hint: &hint,
                    button,
                    width: SEND,
                    attach,
                    text,
                    is_wanted,
                },
            )
        })
        .inner;
    below_ui(ui, scene, text);
    if *text != before {
        actions.push(Action::EditDraft {
            request: request.id,
            text: text.clone(),
        });
    }
    if written.is_sent && !text.trim().is_empty() {
        actions.push(Action::SendMessage {
            request: request.id,
            text: text.clone(),
        });
        // What is too long comes back as a notice, and stays here to be shortened.
        if text.trim().chars().count() <= MAX_MESSAGE_CHARS {
            text.clear();
        }
    }
    if written.is_attaching {
        actions.push(Action::PickFiles(request.id));
    }
    view.is_composing = written.has_keyboard;
}

/// A field with the button that sends what is in it.
pub(super) struct Line<'a> {
    pub name: &'a str,
    pub hint: &'a str,
    pub button: Button<'a>,
    /// How wide the button is.
    pub width: f32,
    /// The name of the button that chooses files, where there is one.
    pub attach: Option<&'a str>,
    pub text: &'a mut String,
    /// Whether the field must get the keyboard.
    pub is_wanted: bool,
}

/// What was done with a field and its buttons.
pub(super) struct Written {
    pub is_sent: bool,
    pub is_attaching: bool,
    pub has_keyboard: bool,
}

/// Draws the field and its buttons.
pub(super) fn line_ui(ui: &mut Ui, scene: Scene<'_>, line: Line<'_>) -> Written {
    let mut room = ui.available_rect_before_wrap();
    let left = room.left();
    room.min.x += line.attach.map_or(0.0, |_| height::CONTROL + space::XS);
    room.max.x -= line.width + space::S;
    let field = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        composer(ui, line.text, line.name, line.hint)
    });
    if line.is_wanted {
        field.inner.response.request_focus();
    }
    // The buttons stay beside the last line of a field that grows.
    let top = field.response.rect.bottom() - height::CONTROL;
    let is_attaching = line
        .attach
        .is_some_and(|name| attach_ui(ui, scene, pos2(left, top), name));
    let corner = pos2(room.right() + space::S, top);
    let place = Rect::from_min_size(corner, vec2(line.width, height::CONTROL));
    let mut beside = ui.new_child(UiBuilder::new().id_salt("send").max_rect(place));
    let is_clicked = line
        .button
        .shortcut(scene.text(key::NAME_ENTER))
        .fill_width()
        .show(&mut beside)
        .clicked();
    Written {
        is_sent: field.inner.is_submitted || is_clicked,
        is_attaching,
        has_keyboard: field.inner.response.has_focus(),
    }
}

/// Draws the button that chooses files; whether it was clicked.
fn attach_ui(ui: &mut Ui, scene: Scene<'_>, corner: Pos2, name: &str) -> bool {
    let place = Rect::from_min_size(corner, Vec2::splat(height::CONTROL));
    let mut beside = ui.new_child(UiBuilder::new().id_salt("attach").max_rect(place));
    let keys = keys::of(ActionKind::UploadFile).map_or("", |(_, keys)| keys);
    let keys = keys::written(scene.env.locale, keys);
    let button = IconButton::new(icons::PAPERCLIP, name).shortcut(&keys);
    button.show(&mut beside).clicked()
}

pub(super) fn below_ui(ui: &mut Ui, scene: Scene<'_>, text: &str) {
    let count = text.chars().count();
    if count > NEARLY_FULL {
        let values = [
            ("count", count.to_string().into()),
            ("max", MAX_MESSAGE_CHARS.to_string().into()),
        ];
        ui.add_space(space::XS);
        caption(
            ui,
            &scene.env.locale.text_with(key::COMPOSER_LENGTH, &values),
        );
    }
    if matches!(scene.state.connection, Connection::Offline { .. }) {
        ui.add_space(space::XS);
        caption(ui, scene.text(key::COMPOSER_OFFLINE));
    }
}

fn reason(scene: Scene<'_>, request: &Request) -> Key {
    match request.status {
        RequestStatus::Completed => key::COMPOSER_COMPLETED,
        RequestStatus::New => key::COMPOSER_NEW,
        _ if !scene.is_mine(request) => key::COMPOSER_OF_ANOTHER,
        RequestStatus::ChatEnded => key::COMPOSER_ENDED,
        RequestStatus::Assigned | RequestStatus::InChat => key::COMPOSER_NOT_JOINED,
    }
}
