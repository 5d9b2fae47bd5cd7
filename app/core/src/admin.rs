//! Administration: what the service is asked, and what is known of it.

use atiende_protocol::http::admin::{
    Account, AccountForm, AuditPage, AuditRecord, Company, CompanyForm, Invitation, PortalForm,
    Session,
};
use atiende_protocol::{CompanyId, SessionId, Settings, TechnicianId};

use crate::CallProblem;

/// A call of an administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminCall {
    /// Read companies, technicians and settings anew.
    Load,
    /// Create a company.
    AddCompany(CompanyForm),
    /// Rename a company.
    ChangeCompany(CompanyId, CompanyForm),
    /// Make or change a company's portal.
    SetPortal(CompanyId, PortalForm),
    /// Invite a technician.
    Invite(AccountForm),
    /// Change a technician's account.
    ChangeAccount(TechnicianId, AccountForm),
    /// Make a new link for choosing a password; ends every sign-in.
    Reset(TechnicianId),
    /// Read a technician's sign-ins.
    LoadSessions(TechnicianId),
    /// End one of them.
    EndSession(TechnicianId, SessionId),
    /// End all of them.
    EndSessions(TechnicianId),
    /// Change what holds for everybody.
    ChangeSettings(Settings),
    /// Read the audit log: records before this one, or the newest.
    LoadAudit(Option<i64>),
    /// Close the invitation's link.
    ForgetInvitation,
}

/// The service's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminAnswer {
    /// Everything but the audit log.
    Loaded {
        /// Every company.
        companies: Vec<Company>,
        /// Every technician.
        accounts: Vec<Account>,
        /// What holds for everybody.
        settings: Settings,
    },
    /// A company, new or changed.
    Company(Company),
    /// A technician's account, changed.
    Account(Account),
    /// A link to be handed over.
    Invitation(Invitation),
    /// A technician's sign-ins.
    Sessions(TechnicianId, Vec<Session>),
    /// What holds for everybody, changed.
    Settings(Settings),
    /// A page of the audit log.
    Audit {
        /// The page.
        page: AuditPage,
        /// Whether it continues the known one.
        is_continuation: bool,
    },
}

/// What an administrator sees.
#[derive(Clone, Debug, Default)]
pub struct Admin {
    /// Whether it was read.
    pub is_loaded: bool,
    /// Whether a call is under way.
    pub is_busy: bool,
    /// Goes up with every change that succeeded, so that a form knows when it is done.
    pub done: u64,
    /// Why the last call failed.
    pub problem: Option<CallProblem>,
    /// Every company, by name.
    pub companies: Vec<Company>,
    /// Every technician, by name.
    pub accounts: Vec<Account>,
    /// What holds for everybody.
    pub settings: Settings,
    /// A link to be handed over.
    pub invitation: Option<Invitation>,
    /// The sign-ins of one technician.
    pub sessions: Option<(TechnicianId, Vec<Session>)>,
    /// The audit log, newest first, as far as it is loaded.
    pub audit: Vec<AuditRecord>,
    /// Whether there is more of it.
    pub has_more_audit: bool,
}

impl Admin {
    pub(crate) fn apply(&mut self, answer: Result<AdminAnswer, CallProblem>) {
        self.is_busy = false;
        self.problem = None;
        match answer {
            Ok(answer) => {
                self.done += 1;
                self.learn(answer);
            }
            Err(problem) => self.problem = Some(problem),
        }
    }

    fn learn(&mut self, answer: AdminAnswer) {
        match answer {
            AdminAnswer::Loaded {
                companies,
                accounts,
                settings,
            } => {
                self.is_loaded = true;
                (self.companies, self.accounts, self.settings) = (companies, accounts, settings);
            }
            AdminAnswer::Company(company) => {
                let is_same = |known: &Company| known.id == company.id;
                put(&mut self.companies, company.clone(), is_same);
                self.companies
                    .sort_by_key(|company| company.name.to_lowercase());
            }
            AdminAnswer::Account(account) => self.learn_account(account),
            AdminAnswer::Invitation(invitation) => {
                self.learn_account(invitation.account.clone());
                self.invitation = Some(invitation);
            }
            AdminAnswer::Sessions(technician, sessions) => {
                self.sessions = Some((technician, sessions));
            }
            AdminAnswer::Settings(settings) => self.settings = settings,
            AdminAnswer::Audit {
                page,
                is_continuation,
            } => {
                if !is_continuation {
                    self.audit.clear();
                }
                self.audit.extend(page.records);
                self.has_more_audit = page.has_more;
            }
        }
    }

    fn learn_account(&mut self, account: Account) {
        let is_same = |known: &Account| known.id == account.id;
        put(&mut self.accounts, account.clone(), is_same);
        self.accounts
            .sort_by_key(|account| account.form.name.to_lowercase());
    }
}

/// Replaces what is the same, or adds it.
fn put<T>(list: &mut Vec<T>, item: T, is_same: impl Fn(&T) -> bool) {
    match list.iter_mut().find(|known| is_same(known)) {
        Some(known) => *known = item,
        None => list.push(item),
    }
}
