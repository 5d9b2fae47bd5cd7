//! What was found, newest request first, and why nothing is there.

use atiende_assets::key;
use atiende_core::Action;
use atiende_core::search::Search;
use egui::{
    Align, EventFilter, Frame, Key, Layout, Margin, Modifiers, Response, ScrollArea, Ui, vec2,
};

use super::{SearchView, is_offline, row};
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Button, Density, EmptyState, caption, skeleton_rows};

/// How many outlines stand for results on their way.
const AWAITED: usize = 8;

/// Draws the results.
pub(super) fn results_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut SearchView,
    actions: &mut Vec<Action>,
) {
    let Some(search) = &scene.state.search else {
        let title = scene.text(key::SEARCH_START_TITLE);
        EmptyState::new(icons::SEARCH, title, scene.text(key::SEARCH_START)).show(ui);
        return;
    };
    if search.hits.is_empty() {
        actions.extend(nothing_ui(ui, scene, search));
        return;
    }
    Frame::new()
        .inner_margin(Margin::symmetric(16, 6))
        .show(ui, |ui| caption(ui, &how_many(scene, search)));
    Frame::new()
        .inner_margin(Margin::symmetric(4, 0))
        .show(ui, |ui| list_ui(ui, scene, (view, search), actions));
}

fn list_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    (view, search): (&mut SearchView, &Search),
    actions: &mut Vec<Action>,
) {
    let last = usize::from(search.has_more);
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("found");
    if let Some(index) = view.reach {
        let offset = offset(view.scrolled, index, ui.available_height());
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_rows(ui, row::HEIGHT, search.hits.len() + last, |ui, range| {
        let hits = search.hits.iter().enumerate();
        for (index, hit) in hits.skip(range.start).take(range.len()) {
            let response = row::row_ui(ui, scene, hit);
            move_by_keys(ui, view, &response, (index, search.hits.len()));
            if response.clicked() {
                actions.push(Action::Select(hit.request.id));
            }
        }
        if search.has_more && range.end > search.hits.len() {
            actions.extend(more_ui(ui, scene, search));
        }
    });
    view.scrolled = shown.state.clamped_offset().y;
}

/// Where to scroll so that a result is in sight, moving no further than needed.
fn offset(scrolled: f32, index: usize, tall: f32) -> f32 {
    let top = index as f32 * row::HEIGHT;
    let highest = (top + row::HEIGHT - tall).max(0.0);
    scrolled.clamp(highest.min(top), top.max(highest))
}

/// The arrows lead from result to result, also to those that are out of sight.
fn move_by_keys(
    ui: &Ui,
    view: &mut SearchView,
    response: &Response,
    (index, count): (usize, usize),
) {
    if view.reach == Some(index) {
        response.request_focus();
        view.reach = None;
        return; // The key that led here is not for this row.
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed(Key::ArrowDown) && index + 1 < count {
        view.reach = Some(index + 1);
        ui.ctx().request_repaint();
    } else if is_pressed(Key::ArrowUp) && index > 0 {
        view.reach = Some(index - 1);
        ui.ctx().request_repaint();
    }
}

fn how_many(scene: Scene<'_>, search: &Search) -> String {
    let key = if search.has_more {
        key::SEARCH_COUNT_MORE
    } else {
        key::SEARCH_COUNT
    };
    scene.text_count(key, search.hits.len())
}

/// The button below the last result; it says when the last try failed.
fn more_ui(ui: &mut Ui, scene: Scene<'_>, search: &Search) -> Option<Action> {
    let size = vec2(ui.available_width(), row::HEIGHT);
    let row = ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.add_space(space::L);
        let label = if search.has_failed {
            key::SEARCH_MORE_AGAIN
        } else {
            key::SEARCH_MORE
        };
        let offline = is_offline(scene.state).then(|| scene.text(key::SEARCH_OFFLINE));
        let button = Button::secondary(scene.text(label)).disabled_because(offline);
        button.busy(search.is_loading).show(ui).clicked()
    });
    row.inner.then_some(Action::LoadMoreFound)
}

/// Why there is nothing; an action where trying again may help.
fn nothing_ui(ui: &mut Ui, scene: Scene<'_>, search: &Search) -> Option<Action> {
    if search.is_loading && !is_offline(scene.state) {
        Frame::new()
            .inner_margin(4)
            .show(ui, |ui| skeleton_rows(ui, AWAITED, Density::Comfortable));
        return None;
    }
    if search.has_failed || search.is_loading {
        let title = scene.text(key::SEARCH_FAILED_TITLE);
        let failed = EmptyState::new(icons::WIFI_OFF, title, scene.text(key::SEARCH_FAILED));
        let is_tried = failed.action(scene.text(key::RETRY)).show(ui);
        return is_tried.then(|| Action::Search(search.query.clone()));
    }
    let values = [("text", search.query.text.as_str().into())];
    let sentence = scene.env.locale.text_with(key::SEARCH_NOTHING, &values);
    let title = scene.text(key::SEARCH_NOTHING_TITLE);
    EmptyState::new(icons::SEARCH, title, &sentence).show(ui);
    None
}
