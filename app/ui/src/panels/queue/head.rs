//! Above the table: title, search, views, and why new requests are missing.

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_core::queue::{self, View};
use atiende_protocol::Availability;
use egui::{Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::{QueueView, are_new_hidden, next};
use crate::icons;
use crate::panels::wait;
use crate::scene::Scene;
use crate::theme::{Tone, height, space};
use crate::widgets::{
    Banner, BannerClick, IconButton, chip, chip_bar, panel_header, search_field, tip,
};

const SEARCH: f32 = 220.0;

/// The title, and at its right *take next* and the search field.
pub(super) fn title_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut QueueView) -> Option<Action> {
    let panel = ui.available_width();
    let width = SEARCH.min(panel * 0.5 - height::CONTROL);
    panel_header(ui, scene.text(key::REQUESTS_PANEL), |ui| {
        ui.allocate_ui(vec2(width, height::CONTROL), |ui| {
            let name = scene.text(key::QUEUE_SEARCH);
            let clear = scene.text(key::QUEUE_SEARCH_CLEAR);
            let field = search_field(ui, &mut view.filter, name, clear);
            if std::mem::take(&mut view.is_search_wanted) {
                field.request_focus();
            }
        });
        next::next_ui(ui, scene, panel)
    })
}

/// The links that switch the view; an action when one was clicked.
pub(super) fn views_ui(ui: &mut Ui, scene: Scene<'_>, view: &mut QueueView) -> Option<Action> {
    let counts = queue::counts(scene.state);
    let completed = &scene.state.completed;
    let is_complete = completed.is_begun && !completed.has_more;
    let count = |shown: View| match shown {
        View::New => Some(counts.new),
        View::Active => Some(counts.active),
        View::All => Some(counts.new + counts.active + completed.requests.len()),
        View::Completed => is_complete.then(|| completed.requests.len()),
    };
    let mut clicked = None;
    columns_button(ui, scene, view);
    chip_bar(ui, |ui| {
        for shown in View::ALL {
            let is_shown = shown == scene.state.view;
            let link = chip(ui, scene.text(name(shown)), count(shown), is_shown);
            if link.clicked() && !is_shown {
                clicked = Some(Action::ShowView(shown));
            }
            if link.hovered() || link.has_focus() {
                too_long_tip(scene, shown, link);
            }
        }
    });
    clicked
}

/// At the right of the links: which columns there are.
fn columns_button(ui: &mut Ui, scene: Scene<'_>, view: &mut QueueView) {
    let line = ui.available_rect_before_wrap();
    let side = height::CONTROL_COMPACT;
    let corner = pos2(line.right() - side, line.top());
    let place = Rect::from_min_size(corner, vec2(side, side));
    let mut corner = ui.new_child(UiBuilder::new().id_salt("columns").max_rect(place));
    let button = IconButton::new(icons::SLIDERS, scene.text(key::COLUMNS_TITLE));
    view.is_choosing |= button.compact().show(&mut corner).clicked();
}

/// Says how many have been waiting too long, while somebody asks.
fn too_long_tip(scene: Scene<'_>, view: View, link: Response) {
    let count = wait::too_long(scene, view);
    if count > 0 {
        tip(link, &scene.text_count(key::CHIP_TOO_LONG, count), None);
    }
}

fn name(view: View) -> Key {
    match view {
        View::All => key::VIEW_ALL,
        View::New => key::VIEW_NEW,
        View::Active => key::VIEW_ACTIVE,
        View::Completed => key::VIEW_COMPLETED,
    }
}

/// Why there are no new requests, and the way out in one click (D6).
pub(super) fn banner_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Action> {
    if !are_new_hidden(scene.state) {
        return None;
    }
    let sentence = match scene.state.availability() {
        Availability::Busy => key::NOT_AVAILABLE_BUSY,
        Availability::Away => key::NOT_AVAILABLE_AWAY,
        Availability::Offline => key::NOT_AVAILABLE_OFFLINE,
        Availability::Available => return None,
    };
    let banner = Banner::new(Tone::Attention, scene.text(sentence));
    let click = banner.action(scene.text(key::BECOME_AVAILABLE)).show(ui);
    ui.add_space(space::S);
    let is_clicked = click == Some(BannerClick::Action);
    is_clicked.then(|| Action::SetAvailability {
        availability: Availability::Available,
        reason: String::new(),
    })
}
