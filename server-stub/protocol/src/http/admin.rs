//! Bodies of the calls under `/api/v1/admin`, for administrators only.
//!
//! Reading answers lists; every change answers the changed thing, and lands in the audit log.

use serde::{Deserialize, Serialize};

use crate::{Availability, CompanyId, PortalId, SessionId, TechnicianId, Timestamp};

/// A company (`GET /companies`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Which.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// Its portal, if it has one.
    pub portal: Option<Portal>,
}

/// `POST /companies` and `PATCH /companies/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyForm {
    /// Its name.
    pub name: String,
}

/// A portal; one a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    /// Which.
    pub id: PortalId,
    /// What can be changed about it.
    #[serde(flatten)]
    pub form: PortalForm,
}

/// `PUT /companies/{id}/portal`: makes it, or changes all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalForm {
    /// Its address: `/p/{slug}`.
    pub slug: String,
    /// The title on the page; empty for the company's name.
    pub title: String,
    /// What customers read first; empty for the usual sentence.
    pub welcome: String,
    /// The accent colour as `#rrggbb`; empty for ours.
    pub color: String,
    /// Whether customers can use it.
    pub is_active: bool,
    /// The web sites that may embed it, as origins such as `https://www.example.com`.
    pub embed_origins: Vec<String>,
    /// From when on waiting is amber, in seconds.
    pub amber_secs: u32,
    /// From when on waiting is red, in seconds.
    pub red_secs: u32,
}

/// A technician (`GET /technicians`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Who.
    pub id: TechnicianId,
    /// What can be changed about the account.
    #[serde(flatten)]
    pub form: AccountForm,
    /// The chat status.
    pub availability: Availability,
    /// Whether a console is connected.
    pub is_connected: bool,
    /// Whether an invitation is still to be accepted.
    pub is_invited: bool,
}

/// `POST /technicians` (answered by [`Invitation`]) and `PATCH /technicians/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountForm {
    /// The name that customers and colleagues read.
    pub name: String,
    /// The address used to sign in.
    pub email: String,
    /// Whether the technician sees every company and administers the service.
    pub is_administrator: bool,
    /// Whether signing in is refused.
    pub is_disabled: bool,
    /// The companies that a technician who is no administrator may see.
    pub companies: Vec<CompanyId>,
}

/// A link by which a technician chooses a password, once. Also the answer to
/// `POST /technicians/{id}/reset`, which ends every sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Whose.
    pub account: Account,
    /// To be handed over by a safe way.
    pub link: String,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// A sign-in (`GET /technicians/{id}/sessions`; `DELETE` ends all of them).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which; `DELETE /technicians/{id}/sessions/{session}` ends it.
    pub id: SessionId,
    /// The computer's name, as the console told it.
    pub device: String,
    /// Since when.
    pub signed_in_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// The audit log (`GET /audit?before=`), newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// What was done.
    pub records: Vec<AuditRecord>,
    /// Whether there are more before the last one.
    pub has_more: bool,
}

/// An administrative act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRecord {
    /// Its place in the audit log.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the command line.
    pub technician: Option<String>,
    /// What, as a word: `company_created`, `technician_disabled`…
    pub act: String,
    /// To what: a name at that time.
    pub subject: String,
    /// What changed, for reading: never a secret.
    pub detail: String,
}

/// Why a form was refused: the field's name and a word such as `empty`, `too_long`, `taken`,
/// `malformed`, `last_administrator`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong with it.
    pub problem: String,
}
