//! *Técnicos*: the list, and beside it an account, its password and its sign-ins.

mod access;
mod account;
mod invitation;
mod list;

use atiende_assets::key;
use atiende_core::admin::{Admin, AdminCall};
use atiende_protocol::http::admin::{Account, AccountForm};
use atiende_protocol::{CompanyId, TechnicianId};
use egui::Ui;

use super::form::{Form, Kind};
use super::sheet_ui;
use super::view::{Chosen, Office};
use crate::icons;
use crate::panels::center::area;
use crate::theme;
use crate::widgets::EmptyState;

pub(super) use invitation::invitation_ui;

/// The list's share of the width.
const LIST: f32 = 0.5;

/// An account as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct AccountDraft {
    name: String,
    email: String,
    is_administrator: bool,
    companies: Vec<CompanyId>,
}

impl AccountDraft {
    fn of(form: &AccountForm) -> Self {
        let mut companies = form.companies.clone();
        companies.sort();
        Self {
            name: form.name.clone(),
            email: form.email.clone(),
            is_administrator: form.is_administrator,
            companies,
        }
    }

    fn form(&self, is_disabled: bool) -> AccountForm {
        AccountForm {
            name: self.name.trim().to_owned(),
            email: self.email.trim().to_owned(),
            is_administrator: self.is_administrator,
            is_disabled,
            companies: self.companies.clone(),
        }
    }
}

/// Which account is open, and what is typed about it.
#[derive(Clone, Debug, Default)]
pub(in crate::panels::admin) struct TechniciansView {
    chosen: Chosen<TechnicianId>,
    account: Form<AccountDraft>,
}

impl TechniciansView {
    pub fn choose(&mut self, chosen: Chosen<TechnicianId>, admin: &Admin) {
        self.chosen = chosen;
        self.account = Form::default();
        self.follow(admin);
    }

    /// The account was saved; who was invited stays open.
    pub fn accept(&mut self, admin: &Admin) {
        self.account.accept();
        if let (Chosen::New, Some(invitation)) = (self.chosen, &admin.invitation) {
            self.chosen = Chosen::One(invitation.account.id);
        }
    }

    pub fn follow(&mut self, admin: &Admin) {
        if let Some(account) = self.chosen_account(admin) {
            self.account.follow(AccountDraft::of(&account.form));
        }
    }

    pub fn is_dirty(&self) -> bool {
        self.account.is_dirty()
    }

    pub fn discard(&mut self) {
        self.account.discard();
    }

    fn chosen_account<'a>(&self, admin: &'a Admin) -> Option<&'a Account> {
        match self.chosen {
            Chosen::One(id) => find(admin, id),
            Chosen::New | Chosen::None => None,
        }
    }
}

fn find(admin: &Admin, id: TechnicianId) -> Option<&Account> {
    admin.accounts.iter().find(|account| account.id == id)
}

/// Draws the list and the account.
pub(super) fn technicians_ui(ui: &mut Ui, office: &mut Office<'_>) {
    let rect = ui.available_rect_before_wrap();
    let width = (rect.width() * LIST).round();
    let (left, right) = rect.split_left_right_at_x(rect.left() + width);
    let sunken = theme::tokens(ui).surface.sunken;
    ui.painter().rect_filled(left, 0, sunken);
    area(ui, "technicians", left, |ui| list::list_ui(ui, office));
    area(ui, "technician", right, |ui| {
        if office.view.technicians.chosen == Chosen::None {
            let title = office.scene.text(key::TECHNICIAN_NONE_TITLE);
            let sentence = office.scene.text(key::TECHNICIAN_NONE);
            EmptyState::new(icons::USERS, title, sentence).show(ui);
            return;
        }
        sheet_ui(ui, "technician", |ui| {
            account::account_ui(ui, office);
            if let Some(account) = office.view.technicians.chosen_account(office.admin()) {
                access::access_ui(ui, office, account);
            }
        });
    });
}

/// Refuses a technician from now on, or lets them in again.
pub(super) fn set_disabled(office: &mut Office<'_>, id: TechnicianId, is_disabled: bool) {
    if let Some(account) = find(office.admin(), id) {
        let mut form = account.form.clone();
        form.is_disabled = is_disabled;
        office.call(Some(Kind::Account), AdminCall::ChangeAccount(id, form));
    }
}
