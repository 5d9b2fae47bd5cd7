//! What the view remembers between frames, and how it is moved through.

use atiende_core::Action;
use atiende_core::CallProblem;
use atiende_core::admin::{Admin, AdminCall};
use atiende_core::deliveries::DeliveryFilter;
use atiende_protocol::{CompanyId, TechnicianId};

use super::companies::CompaniesView;
use super::form::{Form, Kind};
use super::leave::Ask;
use super::settings::SettingsDraft;
use super::technicians::TechniciansView;
use crate::scene::Scene;

/// A part of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    #[default]
    Companies,
    Technicians,
    Settings,
    Deliveries,
    Audit,
}

/// What is in the form beside a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Chosen<Id> {
    #[default]
    None,
    New,
    One(Id),
}

/// Where somebody wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Leave,
    Tab(Tab),
    Company(Chosen<CompanyId>),
    Technician(Chosen<TechnicianId>),
}

/// The last call: of which form, and how many had succeeded before.
#[derive(Clone, Copy, Debug)]
struct Sent {
    form: Option<Kind>,
    done: u64,
}

/// What the view remembers.
#[derive(Clone, Debug, Default)]
pub(crate) struct AdminView {
    is_open: bool,
    tab: Tab,
    sent: Option<Sent>,
    saved: Option<Kind>,
    pub(super) ask: Option<Ask>,
    pub(super) companies: CompaniesView,
    pub(super) technicians: TechniciansView,
    pub(super) settings: Form<SettingsDraft>,
    pub(super) deliveries: DeliveryFilter,
}

impl AdminView {
    /// Whether it stands in the place of the panels.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Opens it; the actions read everything anew.
    pub fn open(&mut self) -> impl Iterator<Item = Action> {
        self.is_open = true;
        let filter = self.deliveries;
        let sent = (self.tab == Tab::Deliveries).then(|| super::deliveries::newest(filter));
        std::iter::once(Action::Administer(AdminCall::Load)).chain(sent)
    }

    /// Makes way for the panels; asks first where something would be lost.
    pub fn make_way(&mut self) {
        if self.is_dirty() {
            self.ask = Some(Ask::Discard(Wish::Leave));
        } else {
            self.is_open = false;
        }
    }

    pub(super) fn tab(&self) -> Tab {
        self.tab
    }

    pub(super) fn is_under_way(&self, form: Kind) -> bool {
        self.sent.is_some_and(|sent| sent.form == Some(form))
    }

    pub(super) fn is_saved(&self, form: Kind) -> bool {
        self.saved == Some(form)
    }

    /// Takes what the service has now; what is being typed stays.
    pub(super) fn follow(&mut self, admin: &Admin) {
        if let Some(sent) = self.sent.filter(|sent| admin.done > sent.done) {
            self.sent = None;
            self.saved = sent.form;
            match sent.form {
                Some(Kind::Company) => self.companies.accept_name(admin),
                Some(Kind::Portal) => self.companies.portal.accept(),
                Some(Kind::Account) => self.technicians.accept(admin),
                Some(Kind::Settings) => self.settings.accept(),
                None => {}
            }
        }
        self.companies.follow(admin);
        self.technicians.follow(admin);
        self.settings.follow(SettingsDraft::of(&admin.settings));
        if self.is_dirty() {
            self.saved = None;
        }
    }

    fn is_dirty(&self) -> bool {
        self.companies.is_dirty() || self.technicians.is_dirty() || self.settings.is_dirty()
    }

    /// Takes back what was typed into a form.
    pub(super) fn undo(&mut self, form: Kind) {
        self.sent = None;
        match form {
            Kind::Company => self.companies.name.discard(),
            Kind::Portal => self.companies.portal.discard(),
            Kind::Account => self.technicians.discard(),
            Kind::Settings => self.settings.discard(),
        }
    }

    fn discard(&mut self) {
        self.companies.discard();
        self.technicians.discard();
        self.settings.discard();
    }
}

/// The view with what it reads and what it asks for.
pub(super) struct Office<'a> {
    pub scene: Scene<'a>,
    pub view: &'a mut AdminView,
    pub actions: &'a mut Vec<Action>,
}

impl<'a> Office<'a> {
    /// What the service has.
    pub fn admin(&self) -> &'a Admin {
        &self.scene.state.admin
    }

    /// Calls the service, for a form or for something else.
    pub fn call(&mut self, form: Option<Kind>, call: AdminCall) {
        let done = self.admin().done;
        self.view.sent = Some(Sent { form, done });
        self.view.saved = None;
        self.actions.push(Action::Administer(call));
    }

    /// What is wrong with a field of a form, in words.
    pub fn problem(&self, form: Kind, field: &str) -> Option<&'static str> {
        let CallProblem::Fields(problems) = self.admin().problem.as_ref()? else {
            return None;
        };
        let problem = problems.iter().find(|problem| problem.field == field)?;
        let sentence = super::problem::sentence(self.scene, problem);
        self.is_refused(form).then_some(sentence)
    }

    /// Whether the service found something wrong with the fields of a form.
    pub fn is_refused(&self, form: Kind) -> bool {
        let has_fields = matches!(self.admin().problem, Some(CallProblem::Fields(_)));
        has_fields && self.view.is_under_way(form) && !self.admin().is_busy
    }

    /// Goes somewhere; asks first where something would be lost.
    pub fn wish(&mut self, wish: Wish) {
        if self.view.is_dirty() {
            self.view.ask = Some(Ask::Discard(wish));
        } else {
            self.go(wish);
        }
    }

    /// Goes somewhere, whatever is lost.
    pub fn go(&mut self, wish: Wish) {
        self.view.discard();
        self.view.sent = None;
        self.view.saved = None;
        match wish {
            Wish::Leave => self.view.is_open = false,
            Wish::Company(chosen) => self.view.companies.choose(chosen, self.admin()),
            Wish::Technician(chosen) => self.view.technicians.choose(chosen, self.admin()),
            Wish::Tab(tab) => {
                self.view.tab = tab;
                match tab {
                    Tab::Audit => self.call(None, AdminCall::LoadAudit(None)),
                    Tab::Deliveries => super::deliveries::load(self, None),
                    Tab::Companies | Tab::Technicians | Tab::Settings => {}
                }
            }
        }
    }

    /// Whether a question or the invitation has the keyboard.
    pub fn is_asking(&self) -> bool {
        self.view.ask.is_some() || self.admin().invitation.is_some()
    }
}
