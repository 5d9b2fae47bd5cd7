//! *Administración*: companies and their portals, technicians, settings and the audit log, for administrators only.

mod audit;
mod companies;
mod form;
mod leave;
mod problem;
mod settings;
mod technicians;
mod view;

use atiende_assets::{Key, key};
use atiende_core::Action;
use atiende_core::admin::{AdminCall, AdminProblem};
use egui::{Align, Frame, Key as Pressed, Layout, Margin, Modifiers, ScrollArea, Ui, vec2};

use crate::UiState;
use crate::icons;
use crate::scene::Scene;
use crate::theme::{self, Tone, height, space};
use crate::widgets::{
    Banner, Button, Density, EmptyState, IconButton, chip, divider, skeleton_rows, spinner, status,
    title,
};

use form::Kind;
pub(crate) use view::AdminView;
use view::{Office, Tab, Wish};

/// Forms do not grow wider than this: long lines are hard to read.
const FORM: f32 = 620.0;

const TABS: [(Tab, Key); 4] = [
    (Tab::Companies, key::ADMIN_COMPANIES),
    (Tab::Technicians, key::ADMIN_TECHNICIANS),
    (Tab::Settings, key::ADMIN_SETTINGS),
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
    let rect = ui.available_rect_before_wrap();
    let ground = theme::tokens(ui).surface.panel;
    ui.painter().rect_filled(rect, 0, ground);
    head_ui(ui, &mut office);
    divider(ui);
    if scene.state.admin.is_loaded {
        problem_ui(ui, scene);
        tab_ui(ui, &mut office);
    } else {
        awaited_ui(ui, &mut office);
    }
    let is_asking = office.is_asking();
    leave::question_ui(ui.ctx(), &mut office);
    technicians::invitation_ui(ui.ctx(), &mut office);
    let is_free = !is_typing && !is_asking && !ui.ctx().any_popup_open();
    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Pressed::Escape)) {
        office.wish(Wish::Leave);
    }
}

fn head_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height::BAR));
    let inside = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(inside);
    row.spacing_mut().item_spacing.x = space::S;
    let back = IconButton::new(icons::ARROW_LEFT, scene.text(key::ADMIN_LEAVE));
    if back.shortcut("Esc").show(&mut row).clicked() {
        office.wish(Wish::Leave);
    }
    title(&mut row, scene.text(key::ADMIN_TITLE));
    row.add_space(space::M);
    for (tab, label) in TABS {
        let is_shown = office.view.tab() == tab;
        if chip(&mut row, scene.text(label), None, is_shown).clicked() && !is_shown {
            office.wish(Wish::Tab(tab));
        }
    }
    if scene.state.admin.is_busy {
        row.with_layout(Layout::right_to_left(Align::Center), |ui| spinner(ui, 16.0));
    }
}

/// What is wrong and not about a field.
fn problem_ui(ui: &mut Ui, scene: Scene<'_>) {
    let Some(sentence) = sentence(scene) else {
        return;
    };
    Frame::new()
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| Banner::new(Tone::Danger, sentence).show(ui));
}

fn sentence(scene: Scene<'_>) -> Option<&'static str> {
    match scene.state.admin.problem.as_ref()? {
        AdminProblem::Forbidden => Some(scene.text(key::ADMIN_FORBIDDEN)),
        AdminProblem::Unavailable => Some(scene.text(key::ADMIN_UNAVAILABLE)),
        AdminProblem::Fields(_) => None,
    }
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

/// Whether a form may be sent.
#[derive(Clone, Copy)]
struct Readiness {
    is_dirty: bool,
    /// Whether every number is one: what is not cannot be sent.
    is_valid: bool,
}

/// The buttons that save a form and take back what was typed, and beside them how it went;
/// whether the form is to be sent.
fn save_ui(ui: &mut Ui, office: &mut Office<'_>, form: Kind, label: Key, ready: Readiness) -> bool {
    let scene = office.scene;
    let is_busy = scene.state.admin.is_busy && office.view.is_under_way(form);
    let reason = match () {
        () if is_busy => None,
        () if scene.state.admin.is_busy => Some(key::ADMIN_BUSY),
        () if !ready.is_dirty => Some(key::ADMIN_NOTHING_CHANGED),
        () if !ready.is_valid => Some(key::ADMIN_CHECK_FIELDS),
        () => None,
    };
    ui.add_space(space::XS);
    let row = ui.horizontal_wrapped(|ui| {
        let button = Button::primary(scene.text(label)).busy(is_busy);
        let button = button.disabled_because(reason.map(|reason| scene.text(reason)));
        let is_clicked = button.show(ui).clicked();
        let undo = Button::ghost(scene.text(key::ADMIN_UNDO));
        if ready.is_dirty && !is_busy && undo.show(ui).clicked() {
            office.view.undo(form);
        }
        if office.view.is_saved(form) {
            status(ui, Tone::Success, scene.text(key::ADMIN_SAVED));
        } else if office.is_refused(form) {
            status(ui, Tone::Danger, scene.text(key::ADMIN_CHECK_FIELDS));
        }
        is_clicked
    });
    row.inner
}
