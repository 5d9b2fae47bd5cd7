//! *Administración*: companies and their portals, technicians, settings, deliveries and the audit log, for administrators only.

mod audit;
mod companies;
mod deliveries;
mod form;
mod leave;
mod limit;
mod problem;
mod settings;
mod technicians;
mod view;

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_core::admin::AdminCall;
use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

use super::call_problem::{problem_ui, problem_words};
use super::form::{FormClick, Progress, Readiness, save_row};
use super::page;
use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::space;
use crate::widgets::{Button, Density, EmptyState, chip, skeleton_rows};

pub(crate) use deliveries::leave as leave_deliveries;
use form::Kind;
pub(crate) use view::AdminView;
use view::{Office, Tab, Wish};

/// Forms do not grow wider than this: long lines are hard to read.
const FORM: f32 = 620.0;

const TABS: [(Tab, Key); 5] = [
    (Tab::Companies, key::ADMIN_COMPANIES),
    (Tab::Technicians, key::ADMIN_TECHNICIANS),
    (Tab::Settings, key::ADMIN_SETTINGS),
    (Tab::Deliveries, key::DELIVERIES_TITLE),
    (Tab::Audit, key::ADMIN_AUDIT),
];

/// Whether the view is open, and may be.
pub(crate) fn is_open(scene: Scene<'_>, ui_state: &UiState) -> bool {
    ui_state.admin.is_open() && is_allowed(scene)
}

/// Whether the signed-in technician is an administrator.
pub(crate) fn is_allowed(scene: Scene<'_>) -> bool {
    let me = scene.state.me.as_ref();
    me.is_some_and(|me| me.is_administrator)
}

/// Draws the view in the place of the panels.
pub(crate) fn admin_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    ui_state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let is_typing = ui_state.is_typing;
    let view = &mut ui_state.admin;
    view.follow(&scene.state.admin);
    let mut office = Office {
        scene,
        view,
        actions,
    };
    head_ui(ui, &mut office);
    if scene.state.admin.is_loaded {
        problem_ui(ui, scene, scene.state.admin.problem.as_ref());
        tab_ui(ui, &mut office);
    } else {
        awaited_ui(ui, &mut office);
    }
    let is_asking = office.is_asking();
    leave::question_ui(ui.ctx(), &mut office);
    technicians::invitation_ui(ui.ctx(), &mut office);
    if page::is_escaped(ui, is_typing, is_asking) {
        office.wish(Wish::Leave);
    }
}

fn head_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let is_busy = scene.state.admin.is_busy || deliveries::is_loading(office);
    let heading = (key::ADMIN_TITLE, is_busy);
    let is_left = page::head_ui(ui, scene, heading, |row| {
        for (tab, label) in TABS {
            let is_shown = office.view.tab() == tab;
            if chip(row, scene.text(label), None, is_shown).clicked() && !is_shown {
                office.wish(Wish::Tab(tab));
            }
        }
    });
    if is_left {
        office.wish(Wish::Leave);
    }
}

fn sentence(scene: Scene<'_>) -> Option<&'static str> {
    let words = problem_words(scene.state.admin.problem.as_ref()?);
    words.map(|words| scene.text(words))
}

fn awaited_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let Some(sentence) = sentence(office.scene) else {
        Frame::new()
            .inner_margin(12)
            .show(ui, |ui| skeleton_rows(ui, 8, Density::Comfortable));
        return;
    };
    let title = office.scene.text(key::ADMIN_NOT_LOADED);
    let empty = EmptyState::new(icons::CIRCLE_ALERT, title, sentence);
    if empty.action(office.scene.text(key::RETRY)).show(ui) {
        office.call(None, AdminCall::Load);
    }
}

fn tab_ui(ui: &mut Ui, office: &mut Office<'_>) {
    match office.view.tab() {
        Tab::Companies => companies::companies_ui(ui, office),
        Tab::Technicians => technicians::technicians_ui(ui, office),
        Tab::Settings => sheet_ui(ui, "settings", |ui| settings::settings_ui(ui, office)),
        Tab::Deliveries => deliveries::deliveries_ui(ui, office),
        Tab::Audit => audit::audit_ui(ui, office),
    }
}

/// A page that scrolls and is not wider than can be read.
fn sheet_ui(ui: &mut Ui, salt: &'static str, content: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().auto_shrink(false).id_salt(salt);
    area.show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin::symmetric(24, 16))
            .show(ui, |ui| {
                ui.set_max_width(FORM.min(ui.available_width()));
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                content(ui);
            });
    });
}

/// Draws the end of a form; whether it is to be sent.
fn save_ui(ui: &mut Ui, office: &mut Office<'_>, form: Kind, label: Key, ready: Readiness) -> bool {
    let scene = office.scene;
    let progress = match () {
        () if scene.state.admin.is_busy && office.view.is_under_way(form) => Progress::UnderWay,
        () if scene.state.admin.is_busy => Progress::Blocked,
        () if office.view.is_saved(form) => Progress::Saved,
        () if office.is_refused(form) => Progress::Refused,
        () => Progress::Idle,
    };
    ui.add_space(space::XS);
    let click = save_row(ui, scene, label, (ready, progress));
    if click == Some(FormClick::Undo) {
        office.view.undo(form);
    }
    click == Some(FormClick::Save)
}

/// The last row of a list that goes on: whether more of it is wanted.
fn more_ui(ui: &mut Ui, scene: Scene<'_>, is_busy: bool) -> bool {
    let size = vec2(ui.available_width(), Density::Comfortable.row_height());
    let row = ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
        ui.set_min_size(size);
        let button = Button::secondary(scene.text(key::AUDIT_MORE)).compact();
        button.busy(is_busy).show(ui).clicked()
    });
    row.inner
}
