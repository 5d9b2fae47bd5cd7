//! *Detalles*: the selected request, what may be done with it, its conversation and its facts.

mod actions;
mod confirm;
mod facts;
mod header;
mod others;
mod transcript;
mod transfer;

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_protocol::{Request, RequestStatus};
use egui::{Frame, Margin, Rect, Ui};

use super::center::area;
use super::chat;
use super::split::{Run, split};
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, space};
use crate::widgets::{EmptyState, badge, divider};

pub(crate) use actions::{ask, permitted, selected};
pub(crate) use confirm::{Question, question_ui};
pub(crate) use transfer::{Transfer, transfer_ui};

const NARROWEST_FACTS: f32 = 220.0;
const NARROWEST_CHAT: f32 = 360.0;

/// How much room there is for the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// Details and source have a column of their own.
    Wide,
    /// They come and go in a drawer.
    Tight,
}

/// Draws the panel.
pub(crate) fn details_ui(
    ui: &mut Ui,
    room: Room,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let selected = scene.state.selected.and_then(|id| scene.state.request(id));
    let Some(request) = selected else {
        let title = scene.text(key::DETAILS_NONE_TITLE);
        EmptyState::new(icons::MESSAGE, title, scene.text(key::DETAILS_NONE)).show(ui);
        return;
    };
    Frame::new()
        .inner_margin(Margin {
            left: 16,
            right: 16,
            top: 10,
            bottom: 12,
        })
        .show(ui, |ui| {
            actions.extend(header::header_ui(ui, room, scene, request, ui_state));
            ui.add_space(space::XS);
            actions::actions_ui(ui, scene, request, ui_state, actions);
        });
    divider(ui);
    let rect = ui.available_rect_before_wrap();
    actions.extend(chat::drop_ui(ui, rect, scene, request, ui_state));
    match room {
        Room::Wide => columns_ui(ui, rect, scene, request, (ui_state, actions)),
        Room::Tight if ui_state.layout.are_facts_open => {
            area(ui, "facts", rect, |ui| {
                facts::facts_ui(ui, scene, request, actions)
            });
        }
        Room::Tight => area(ui, "chat", rect, |ui| {
            chat::chat_ui(ui, scene, request, ui_state, actions);
        }),
    }
}

fn columns_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: Scene<'_>,
    request: &Request,
    (ui_state, actions): (&mut UiState, &mut Vec<Action>),
) {
    let widest = (rect.width() - NARROWEST_CHAT).max(NARROWEST_FACTS);
    let width = ui_state.layout.facts.clamp(NARROWEST_FACTS, widest).round();
    let (left, right) = rect.split_left_right_at_x(rect.right() - width);
    ui.painter()
        .rect_filled(right, 0, theme::tokens(ui).surface.sunken);
    area(ui, "chat", left, |ui| {
        chat::chat_ui(ui, scene, request, ui_state, actions)
    });
    area(ui, "facts", right, |ui| {
        facts::facts_ui(ui, scene, request, actions)
    });
    let line = Rect::from_min_max(right.left_top(), right.left_bottom());
    let moved = split(ui, scene.text(key::SPLIT_FACTS), line, Run::Down);
    if moved != 0.0 {
        ui_state.layout.facts = (width - moved).clamp(NARROWEST_FACTS, widest);
    }
}

/// Where a request stands, as a badge.
pub(super) fn status_badge(ui: &mut Ui, scene: Scene<'_>, status: RequestStatus) {
    let tone = match status {
        RequestStatus::New => Tone::Attention,
        RequestStatus::Assigned => Tone::Calm,
        RequestStatus::InChat => Tone::Success,
        RequestStatus::ChatEnded | RequestStatus::Completed => Tone::Neutral,
    };
    badge(ui, tone, scene.text(status_words(status)));
}

/// Where a request stands, in words.
pub(super) fn status_words(status: RequestStatus) -> Key {
    match status {
        RequestStatus::New => key::STATUS_NEW,
        RequestStatus::Assigned => key::STATUS_ASSIGNED,
        RequestStatus::InChat => key::STATUS_IN_CHAT,
        RequestStatus::ChatEnded => key::STATUS_CHAT_ENDED,
        RequestStatus::Completed => key::STATUS_COMPLETED,
    }
}
