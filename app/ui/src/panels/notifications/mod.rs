//! *Avisos*: by which methods the technician hears of what, in the place of the panels.

mod contacts;
mod draft;
mod events;
mod leave;
mod muted;
mod quiet;
mod view;
mod words;

use atiende_assets::key;
use atiende_core::Action;
use atiende_core::notify::NotifyCall;
use egui::{Frame, Margin, Rect, ScrollArea, Ui, vec2};

use super::call_problem::problem_ui;
use super::center::area;
use super::form::{FormClick, Progress, Readiness, save_row};
use super::page;
use crate::UiState;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::divider;

pub(crate) use view::NotificationsView;
use view::{Page, Sent};
pub(crate) use words::kind_words;

/// From this width on, contacts stand beside what concerns this computer.
const ROOMY: f32 = 820.0;
/// Columns do not grow wider than this: long lines are hard to read.
const COLUMN: f32 = 560.0;
const FOOT: f32 = height::CONTROL + 2.0 * space::M;

/// Draws the page.
pub(crate) fn notifications_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let is_typing = ui_state.is_typing;
    let view = &mut ui_state.notifications;
    view.follow(scene.state, time_zone(scene));
    let mut page = Page {
        scene,
        view,
        actions,
    };
    let heading = (key::NOTIFICATIONS_TITLE, page.notify().is_busy);
    let is_left = page::head_ui(ui, scene, heading, |_| ());
    problem_ui(ui, scene, page.notify().problem.as_ref());
    let rect = ui.available_rect_before_wrap();
    let (body, foot) = rect.split_top_bottom_at_y(rect.bottom() - FOOT);
    area(ui, "rules", body, |ui| body_ui(ui, &mut page));
    foot_ui(ui, foot, &mut page);
    let is_asking = page.is_asking();
    leave::question_ui(ui.ctx(), &mut page);
    contacts::secret_ui(ui.ctx(), &mut page);
    if is_left || page::is_escaped(ui, is_typing, is_asking) {
        page.view.make_way();
    }
}

/// Where this computer is, as the time zone database names it.
fn time_zone(scene: Scene<'_>) -> &str {
    scene.env.time_zone.iana_name().unwrap_or("UTC")
}

fn body_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("page");
    area.show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin::symmetric(24, 12))
            .show(ui, |ui| columns_ui(ui, page));
    });
}

fn columns_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let room = ui.available_width();
    let is_roomy = room >= ROOMY;
    let share = if is_roomy {
        ((room - space::XXL) / 2.0).floor()
    } else {
        room
    };
    let width = share.min(COLUMN);
    if !is_roomy {
        ui.set_max_width(width);
        here_ui(ui, page);
        ui.add_space(space::M);
        contacts::contacts_ui(ui, page);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        let column = vec2(width, ui.available_height());
        let down = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(column, down, |ui| here_ui(ui, page));
        ui.allocate_ui_with_layout(column, down, |ui| contacts::contacts_ui(ui, page));
    });
}

/// What concerns this computer, and what concerns every method.
fn here_ui(ui: &mut Ui, page: &mut Page<'_>) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    events::events_ui(ui, page);
    quiet::quiet_ui(ui, page);
    muted::muted_ui(ui, page);
}

fn foot_ui(ui: &mut Ui, rect: Rect, page: &mut Page<'_>) {
    area(ui, "foot", rect, |ui| {
        divider(ui);
        Frame::new()
            .inner_margin(Margin::symmetric(24, 11))
            .show(ui, |ui| save_ui(ui, page));
    });
}

fn save_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let wanted = page.view.rules.typed.rules();
    let ready = Readiness {
        is_dirty: page.view.rules.is_dirty(),
        is_valid: wanted.is_some(),
    };
    let progress = match () {
        () if page.is_under_way(Sent::Rules) => Progress::UnderWay,
        () if page.notify().is_busy => Progress::Blocked,
        () if !page.problems(Sent::Rules).is_empty() => Progress::Refused,
        () if page.view.is_done(Sent::Rules) && !ready.is_dirty => Progress::Saved,
        () => Progress::Idle,
    };
    match save_row(ui, page.scene, key::NOTIFICATIONS_SAVE, (ready, progress)) {
        Some(FormClick::Save) => {
            if let Some(rules) = wanted {
                page.call(Sent::Rules, NotifyCall::SetRules(rules));
            }
        }
        Some(FormClick::Undo) => page.view.rules.discard(),
        None => {}
    }
}
