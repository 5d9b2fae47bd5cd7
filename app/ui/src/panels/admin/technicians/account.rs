//! An account's form: name, address, role and companies.

use atiende_assets::key;
use atiende_core::admin::AdminCall;
use atiende_protocol::http::admin::Company;
use egui::Ui;

use super::AccountDraft;
use super::list::role;
use crate::panels::admin::form::Kind;
use crate::panels::admin::view::{Chosen, Office};
use crate::panels::admin::{Readiness, save_ui};
use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{TextField, checkbox, help, section, segmented, status};

/// Draws the form of the open account, or of a new one.
pub(super) fn account_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let told = |field| office.problem(Kind::Account, field);
    let problems = [
        "name",
        "email",
        "is_administrator",
        "companies",
        "is_disabled",
    ]
    .map(told);
    let [name, email, role_problem, companies_problem, disabled] = problems;
    let companies = &office.admin().companies;
    let view = &mut office.view.technicians;
    let is_dirty = view.account.is_dirty();
    let typed = &mut view.account.typed;
    let field = TextField::new(scene.text(key::TECHNICIAN_NAME), &mut typed.name);
    field
        .help(scene.text(key::TECHNICIAN_NAME_HELP))
        .error(name)
        .show(ui);
    let field = TextField::new(scene.text(key::TECHNICIAN_EMAIL), &mut typed.email);
    field
        .hint(scene.text(key::CONNECT_EMAIL_HINT))
        .error(email)
        .show(ui);
    section(ui, scene.text(key::TECHNICIAN_ROLE), |ui| {
        role_ui(ui, scene, typed)
    });
    for problem in [role_problem, disabled].into_iter().flatten() {
        status(ui, Tone::Danger, problem);
    }
    if !typed.is_administrator {
        section(ui, scene.text(key::TECHNICIAN_COMPANIES), |ui| {
            companies_ui(ui, companies, typed);
            if let Some(problem) = companies_problem {
                status(ui, Tone::Danger, problem);
            }
        });
    }
    let is_disabled = view
        .chosen_account(&scene.state.admin)
        .is_some_and(|account| account.form.is_disabled);
    let form = view.account.typed.form(is_disabled);
    let (label, call) = match view.chosen {
        Chosen::One(id) => (key::TECHNICIAN_SAVE, AdminCall::ChangeAccount(id, form)),
        Chosen::New | Chosen::None => (key::TECHNICIAN_SEND, AdminCall::Invite(form)),
    };
    let ready = Readiness {
        is_dirty,
        is_valid: true,
    };
    if save_ui(ui, office, Kind::Account, label, ready) {
        office.call(Some(Kind::Account), call);
    }
}

fn role_ui(ui: &mut Ui, scene: Scene<'_>, typed: &mut AccountDraft) {
    let names = [false, true].map(|is_administrator| scene.text(role(is_administrator)));
    let now = usize::from(typed.is_administrator);
    if let Some(choice) = segmented(ui, scene.text(key::TECHNICIAN_ROLE), &names, now) {
        typed.is_administrator = choice == 1;
    }
    let words = if typed.is_administrator {
        key::ROLE_ADMINISTRATOR_HELP
    } else {
        key::ROLE_TECHNICIAN_HELP
    };
    help(ui, scene.text(words));
}

fn companies_ui(ui: &mut Ui, companies: &[Company], typed: &mut AccountDraft) {
    ui.spacing_mut().item_spacing.y = space::XXS;
    for company in companies {
        let mut is_seen = typed.companies.contains(&company.id);
        if checkbox(ui, &mut is_seen, &company.name).changed() {
            typed.companies.retain(|id| *id != company.id);
            if is_seen {
                typed.companies.push(company.id);
            }
            typed.companies.sort();
        }
    }
}
