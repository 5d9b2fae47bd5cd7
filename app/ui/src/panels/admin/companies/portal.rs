//! A company's portal: where it is, how it looks, who may embed it, when waiting is too long.

use atiende_assets::{Key, key};
use atiende_core::Session;
use atiende_core::admin::AdminCall;
use atiende_protocol::http::admin::Company;
use egui::Ui;

use super::draft::PortalDraft;
use super::snippet::snippet;
use crate::panels::admin::form::{Kind, MINUTES_WIDTH, minutes};
use crate::panels::admin::view::Office;
use crate::panels::admin::{Readiness, save_ui};
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{TextField, Tint, checkbox, help, key_value, status, tint};

/// Draws the form.
pub(super) fn portal_ui(ui: &mut Ui, office: &mut Office<'_>, company: &Company) {
    let scene = office.scene;
    let told = |office: &Office<'_>, field| office.problem(Kind::Portal, field);
    let problems = [
        "slug",
        "title",
        "welcome",
        "color",
        "embed_origins",
        "amber_secs",
        "red_secs",
    ]
    .map(|field| told(office, field));
    let [slug, title, welcome, color, origins, amber, red] = problems;
    let has_portal = company.portal.is_some();
    let form = &mut office.view.companies.portal;
    let is_dirty = form.is_dirty();
    let typed = &mut form.typed;
    ui.spacing_mut().item_spacing.y = space::S;
    checkbox(ui, &mut typed.is_active, scene.text(key::PORTAL_IS_ACTIVE));
    address_ui(ui, scene, typed, slug);
    let field = TextField::new(scene.text(key::PORTAL_PAGE_TITLE), &mut typed.title);
    field.hint(&company.name).error(title).show(ui);
    let field = TextField::new(scene.text(key::PORTAL_WELCOME), &mut typed.welcome).rows(3);
    field
        .help(scene.text(key::PORTAL_WELCOME_HELP))
        .error(welcome)
        .show(ui);
    color_ui(ui, scene, typed, color);
    limits_ui(ui, scene, typed, (amber, red));
    embed_ui(ui, scene, typed, (company, origins));
    let wanted = typed.form();
    let label = if has_portal {
        key::PORTAL_SAVE
    } else {
        key::PORTAL_CREATE
    };
    let ready = Readiness {
        is_dirty,
        is_valid: wanted.is_some(),
    };
    if save_ui(ui, office, Kind::Portal, label, ready)
        && let Some(form) = wanted
    {
        office.call(Some(Kind::Portal), AdminCall::SetPortal(company.id, form));
    }
}

fn address_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut PortalDraft, problem: Option<&str>) {
    let field = TextField::new(scene.text(key::PORTAL_SLUG), &mut typed.slug).hint("acme");
    let field = field.help(scene.text(key::PORTAL_SLUG_HELP));
    field.error(problem).show(ui);
    if let Some(address) = address(scene, typed) {
        let name = scene.text(key::PORTAL_ADDRESS);
        key_value(ui, name, &address, &scene.text_of(key::COPY_VALUE, name));
    }
}

/// Where customers find the portal, once the address has a word.
fn address(scene: Scene<'_>, typed: &PortalDraft) -> Option<String> {
    let Session::SignedIn { service, .. } = &scene.state.session else {
        return None;
    };
    let slug = typed.slug.trim();
    (!slug.is_empty()).then(|| format!("{service}/p/{slug}"))
}

/// The colour, how it looks, and whether white letters can be read on it.
fn color_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut PortalDraft, problem: Option<&str>) {
    let field = TextField::new(scene.text(key::PORTAL_COLOR), &mut typed.color);
    let field = field.hint("#0a7d55").width(MINUTES_WIDTH);
    let field = field.help(scene.text(key::PORTAL_COLOR_HELP));
    field.error(problem).show(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (tone, words) = match tint(ui, typed.color.trim()) {
            Tint::Readable => (Tone::Success, key::COLOR_READABLE),
            Tint::Faint => (Tone::Attention, key::COLOR_FAINT),
            Tint::Unknown if typed.color.trim().is_empty() => (Tone::Neutral, key::COLOR_OURS),
            Tint::Unknown => (Tone::Danger, key::PROBLEM_COLOR_MALFORMED),
        };
        status(ui, tone, scene.text(words));
    });
}

/// From when on waiting shows, in minutes.
fn limits_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    typed: &mut PortalDraft,
    (amber, red): (Option<&str>, Option<&str>),
) {
    let field = |ui: &mut Ui, label: Key, text: &mut String, problem: Option<&str>| {
        let own = minutes(text)
            .is_none()
            .then(|| scene.text(key::PROBLEM_MINUTES));
        let field = TextField::new(scene.text(label), text).width(MINUTES_WIDTH * 1.5);
        field.error(own.or(problem)).show(ui);
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        field(ui, key::PORTAL_AMBER, &mut typed.amber, amber);
        field(ui, key::PORTAL_RED, &mut typed.red, red);
    });
    help(ui, scene.text(key::PORTAL_LIMITS_HELP));
}

/// Who may embed the portal, and the lines that do it.
fn embed_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    typed: &mut PortalDraft,
    (company, problem): (&Company, Option<&str>),
) {
    let field = TextField::new(scene.text(key::PORTAL_ORIGINS), &mut typed.origins).rows(2);
    let field = field.help(scene.text(key::PORTAL_ORIGINS_HELP));
    field.error(problem).show(ui);
    let has_origins = typed.origins().next().is_some();
    let Some(address) = address(scene, typed).filter(|_| has_origins) else {
        return;
    };
    let title = match typed.title.trim() {
        "" => &company.name,
        title => title,
    };
    let name = scene.text(key::PORTAL_SNIPPET);
    let copy = scene.text_of(key::COPY_VALUE, name);
    key_value(ui, name, &snippet(&address, title), &copy);
}
