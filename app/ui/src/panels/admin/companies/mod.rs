//! *Empresas*: the list, and beside it a company's name and portal.

mod draft;
mod portal;
mod snippet;

use atiende_assets::key;
use atiende_core::admin::{Admin, AdminCall};
use atiende_protocol::CompanyId;
use atiende_protocol::http::admin::{Company, CompanyForm};
use egui::{Frame, Margin, ScrollArea, Ui};

use super::form::{Form, Kind};
use super::view::{Chosen, Office, Wish};
use super::{Readiness, save_ui, sheet_ui};
use crate::icons;
use crate::panels::center::area;
use crate::scene::Scene;
use crate::theme::{self, Tone, space};
use crate::widgets::{
    Button, CellTone, EmptyState, TableRow, TextField, badge, cell, divider, panel_header, section,
    text_cell,
};
use draft::PortalDraft;

const LIST: f32 = 340.0;
const PORTAL: f32 = 96.0;

/// Which company is open, and what is typed about it.
#[derive(Clone, Debug, Default)]
pub(in crate::panels::admin) struct CompaniesView {
    chosen: Chosen<CompanyId>,
    pub name: Form<String>,
    pub portal: Form<PortalDraft>,
}

impl CompaniesView {
    pub fn choose(&mut self, chosen: Chosen<CompanyId>, admin: &Admin) {
        self.chosen = chosen;
        self.name = Form::default();
        self.portal = Form::default();
        self.follow(admin);
    }

    /// The name was saved; a new company stays open under its number.
    pub fn accept_name(&mut self, admin: &Admin) {
        self.name.accept();
        let name = self.name.typed.trim().to_lowercase();
        let is_it = |company: &&Company| company.name.to_lowercase() == name;
        if self.chosen == Chosen::New
            && let Some(company) = admin.companies.iter().find(is_it)
        {
            self.chosen = Chosen::One(company.id);
        }
    }

    pub fn follow(&mut self, admin: &Admin) {
        let Some(company) = self.company(admin) else {
            return;
        };
        self.name.follow(company.name.clone());
        let portal = company.portal.as_ref();
        self.portal
            .follow(PortalDraft::of(portal.map(|portal| &portal.form)));
    }

    pub fn is_dirty(&self) -> bool {
        self.name.is_dirty() || self.portal.is_dirty()
    }

    pub fn discard(&mut self) {
        self.name.discard();
        self.portal.discard();
    }

    fn company<'a>(&self, admin: &'a Admin) -> Option<&'a Company> {
        let Chosen::One(id) = self.chosen else {
            return None;
        };
        admin.companies.iter().find(|company| company.id == id)
    }
}

/// Draws both.
pub(super) fn companies_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let rect = ui.available_rect_before_wrap();
    let width = LIST.min(rect.width() * 0.4).round();
    let (left, right) = rect.split_left_right_at_x(rect.left() + width);
    let sunken = theme::tokens(ui).surface.sunken;
    ui.painter().rect_filled(left, 0, sunken);
    area(ui, "companies", left, |ui| list_ui(ui, office));
    area(ui, "company", right, |ui| {
        match office.view.companies.chosen {
            Chosen::None => {
                let title = office.scene.text(key::COMPANY_NONE_TITLE);
                let sentence = office.scene.text(key::COMPANY_NONE);
                EmptyState::new(icons::BUILDING, title, sentence).show(ui);
            }
            _ => sheet_ui(ui, "company", |ui| company_ui(ui, office)),
        }
    });
}

fn list_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let margin = Margin::symmetric(16, 0);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        panel_header(ui, scene.text(key::ADMIN_COMPANIES), |ui| {
            let add = Button::secondary(scene.text(key::COMPANY_ADD)).icon(icons::PLUS);
            if add.compact().show(ui).clicked() {
                office.wish(Wish::Company(Chosen::New));
            }
        });
    });
    // The words of a row begin below the title.
    let inset = Frame::new().inner_margin(Margin::symmetric(4, 0));
    inset.show(ui, |ui| rows_ui(ui, office));
}

fn rows_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let chosen = office.view.companies.chosen;
    let area = ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("companies");
    area.show(ui, |ui| {
        for company in &office.admin().companies {
            let row = TableRow::new(("company", company.id.0), &company.name);
            let row = row.selected(chosen == Chosen::One(company.id));
            let response = row.show(ui, |ui| cells_ui(ui, scene, company));
            if response.clicked() && chosen != Chosen::One(company.id) {
                office.wish(Wish::Company(Chosen::One(company.id)));
            }
        }
    });
}

fn cells_ui(ui: &mut Ui, scene: Scene<'_>, company: &Company) {
    let name = ui.available_width() - PORTAL - space::S;
    text_cell(ui, name, &company.name, CellTone::Strong);
    cell(ui, PORTAL, |ui| {
        let portal = company.portal.as_ref();
        let (tone, words) = match portal.map(|portal| portal.form.is_active) {
            Some(true) => (Tone::Success, key::PORTAL_ACTIVE),
            Some(false) => (Tone::Attention, key::PORTAL_INACTIVE),
            None => (Tone::Neutral, key::PORTAL_NONE),
        };
        badge(ui, tone, scene.text(words));
    });
}

fn company_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    name_ui(ui, office);
    let Some(company) = office.view.companies.company(office.admin()) else {
        return;
    };
    ui.add_space(space::M);
    divider(ui);
    section(ui, scene.text(key::PORTAL_TITLE), |ui| {
        portal::portal_ui(ui, office, company)
    });
}

fn name_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let scene = office.scene;
    let problem = office.problem(Kind::Company, "name");
    let view = &mut office.view.companies;
    let field = TextField::new(scene.text(key::COMPANY_NAME), &mut view.name.typed);
    field.error(problem).show(ui);
    let name = view.name.typed.trim().to_owned();
    let (is_dirty, typed) = (view.name.is_dirty(), CompanyForm { name });
    let (label, call) = match view.chosen {
        Chosen::One(id) => (key::COMPANY_SAVE, AdminCall::ChangeCompany(id, typed)),
        Chosen::New | Chosen::None => (key::COMPANY_CREATE, AdminCall::AddCompany(typed)),
    };
    let ready = Readiness {
        is_dirty,
        is_valid: true,
    };
    if save_ui(ui, office, Kind::Company, label, ready) {
        office.call(Some(Kind::Company), call);
    }
}
