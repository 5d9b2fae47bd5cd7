//! The Support Center: how the three panels share the window.

use atiende_assets::key;
use atiende_core::Action;
use egui::{Rect, Ui, UiBuilder, vec2};

use super::details::Room;
use super::split::{Run, split};
use super::{details, mine, queue, search};
use crate::UiState;
use crate::scene::Scene;
use crate::theme::{self, space};
use crate::ui_state::Tab;
use crate::widgets::{chip, chip_bar, divider};

/// From this width on, details and source have a column of their own.
const WIDE: f32 = 1100.0;
/// Below this width there is room for one panel only.
const NARROW: f32 = 800.0;
const NARROWEST_LISTS: f32 = 320.0;
const NARROWEST_DETAILS: f32 = 440.0;
const LOWEST_LIST: f32 = 132.0;

/// Draws the panels into the space that is left.
pub(crate) fn center_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let rect = ui.available_rect_before_wrap();
    ui.painter()
        .rect_filled(rect, 0, theme::tokens(ui).surface.panel);
    if rect.width() < NARROW {
        tabs_ui(ui, scene, ui_state, actions);
    } else {
        columns_ui(ui, rect, scene, ui_state, actions);
    }
    if !ui_state.search.is_open()
        && let Some(Action::Search(query)) = actions.last()
    {
        ui_state.search.follow(query); // The queue's filter found nothing.
    }
}

fn columns_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let widest = (rect.width() - NARROWEST_DETAILS).max(NARROWEST_LISTS);
    let lists = (rect.width() * ui_state.layout.lists)
        .clamp(NARROWEST_LISTS, widest)
        .round();
    let (left, right) = rect.split_left_right_at_x(rect.left() + lists);
    area(ui, "lists", left, |ui| match ui_state.search.is_open() {
        true => search::search_ui(ui, scene, ui_state, actions),
        false => lists_ui(ui, left, scene, ui_state, actions),
    });
    let room = if rect.width() >= WIDE {
        Room::Wide
    } else {
        Room::Tight
    };
    area(ui, "details", right, |ui| {
        details::details_ui(ui, room, scene, ui_state, actions)
    });
    let line = Rect::from_min_max(left.right_top(), left.right_bottom());
    let moved = split(ui, scene.text(key::SPLIT_SIDES), line, Run::Down);
    if moved != 0.0 {
        ui_state.layout.lists = ((lists + moved) / rect.width()).clamp(0.2, 0.75);
    }
}

fn lists_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let tallest = (rect.height() - LOWEST_LIST).max(LOWEST_LIST);
    let queue = (rect.height() * ui_state.layout.queue)
        .clamp(LOWEST_LIST, tallest)
        .round();
    let (above, below) = rect.split_top_bottom_at_y(rect.top() + queue);
    area(ui, "queue", above, |ui| {
        queue::queue_ui(ui, scene, ui_state, actions)
    });
    area(ui, "mine", below, |ui| {
        mine::mine_ui(ui, scene, ui_state, actions)
    });
    let line = Rect::from_min_max(below.left_top(), below.right_top());
    let moved = split(ui, scene.text(key::SPLIT_LISTS), line, Run::Across);
    if moved != 0.0 {
        ui_state.layout.queue = ((queue + moved) / rect.height()).clamp(0.15, 0.85);
    }
}

fn tabs_ui(ui: &mut Ui, scene: Scene<'_>, ui_state: &mut UiState, actions: &mut Vec<Action>) {
    let tabs = [
        (Tab::Queue, key::REQUESTS_PANEL),
        (Tab::Mine, key::MINE_PANEL),
        (Tab::Details, key::DETAILS_PANEL),
    ];
    egui::Frame::new().inner_margin(space::S).show(ui, |ui| {
        chip_bar(ui, |ui| {
            for (tab, label) in tabs {
                if chip(ui, scene.text(label), None, ui_state.layout.tab == tab).clicked() {
                    ui_state.layout.tab = tab;
                }
            }
        });
    });
    divider(ui);
    let before = actions.len();
    match ui_state.layout.tab {
        Tab::Queue if ui_state.search.is_open() => {
            search::search_ui(ui, scene, ui_state, actions);
        }
        Tab::Queue => queue::queue_ui(ui, scene, ui_state, actions),
        Tab::Mine => mine::mine_ui(ui, scene, ui_state, actions),
        Tab::Details => details::details_ui(ui, Room::Tight, scene, ui_state, actions),
    }
    let opened = actions
        .iter()
        .skip(before)
        .any(|action| matches!(action, Action::Select(_)));
    if opened {
        ui_state.layout.tab = Tab::Details;
    }
}

/// A part of the window with its own cursor and clip.
pub(super) fn area(ui: &mut Ui, salt: &'static str, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    inside.shrink_clip_rect(rect);
    inside.spacing_mut().item_spacing = vec2(space::S, 0.0);
    content(&mut inside);
}
