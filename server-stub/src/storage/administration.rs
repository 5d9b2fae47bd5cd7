//! What administrators do, each act together with its record in the audit log.

use async_trait::async_trait;
use atiende_protocol::http::admin::{AccountForm, AuditPage, Company, PortalForm};
use atiende_protocol::{
    Availability, CompanyId, DeliveryId, SessionId, Settings, TechnicianId, Timestamp,
};

use super::{NewTechnician, Slug, StorageError, TokenHash};

/// Keeps what administrators decide, and who decided it.
#[async_trait]
pub trait AdministrationStore {
    /// Carries out an act and records it, both or neither; the id of what it was about.
    ///
    /// Fails with [`StorageError::NotAdministrator`] where the one who acts is none any more, and
    /// with [`StorageError::LastAdministrator`] where nobody could administer afterwards.
    async fn administer(&self, by: By, act: Act) -> Result<i64, StorageError>;

    /// Every company with its portal, by name.
    async fn administered_companies(&self) -> Result<Vec<Company>, StorageError>;

    /// Every technician's account, by name.
    async fn administered_accounts(&self) -> Result<Vec<StoredAccount>, StorageError>;

    /// The sign-ins of a technician that are valid, newest first.
    async fn sign_ins_of(&self, id: TechnicianId) -> Result<Vec<SignIn>, StorageError>;

    /// Notes that a sign-in was used.
    async fn touch_session(&self, id: super::SessionId, at: Timestamp) -> Result<(), StorageError>;

    /// The newest `limit` records before `before`.
    async fn audit_page(
        &self,
        before: Option<i64>,
        limit: usize,
    ) -> Result<AuditPage, StorageError>;

    /// The name of the technician whom a link was made for, where it works at `at`.
    async fn invited(
        &self,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<Option<String>, StorageError>;

    /// Uses up a link: replaces the password and ends every sign-in. Fails with
    /// [`StorageError::NotFound`] where the link does not work at `at`.
    async fn accept_invitation(
        &self,
        token: TokenHash,
        password_hash: String,
        at: Timestamp,
    ) -> Result<(), StorageError>;
}

/// Who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// The administrator; `None` for the command line.
    pub technician: Option<TechnicianId>,
    /// When.
    pub at: Timestamp,
}

/// An administrative act. Forms are clean and keep the rules of [`crate::administration`].
pub enum Act {
    /// Adds a company. Fails with [`super::Taken::CompanyName`].
    AddCompany(String),
    /// Gives a company another name. Fails with [`super::Taken::CompanyName`].
    RenameCompany(CompanyId, String),
    /// Makes a company's portal, or changes all of it. Fails with [`super::Taken::Slug`].
    SetPortal(CompanyId, PortalForm),
    /// Makes a company's portal as the command line describes it. Fails with
    /// [`super::Taken::Slug`] or [`super::Taken::CompanyPortal`].
    AddPortal {
        /// Whose.
        company: CompanyId,
        /// Its address.
        slug: Slug,
        /// What the page calls itself; the company's name where `None`.
        title: Option<String>,
    },
    /// Adds a technician who has a password. Fails with [`super::Taken::Email`].
    AddTechnician(NewTechnician),
    /// Adds a technician who has none yet. Fails with [`super::Taken::Email`].
    Invite(AccountForm, NewLink),
    /// Changes an account. Fails with [`super::Taken::Email`].
    ChangeAccount(TechnicianId, AccountForm),
    /// Shuts a technician out.
    Disable(TechnicianId),
    /// Lets a technician see a company.
    Grant(TechnicianId, CompanyId),
    /// Takes a company from a technician.
    Revoke(TechnicianId, CompanyId),
    /// Takes the password away, ends every sign-in and makes a link for a new password.
    Reset(TechnicianId, NewLink),
    /// Ends one sign-in of a technician.
    EndSession(TechnicianId, SessionId),
    /// Ends every sign-in of a technician.
    EndSessions(TechnicianId),
    /// Changes what holds for everybody.
    ChangeSettings(Settings),
    /// Has a delivery that was given up tried again; nothing where it waits or was sent meanwhile.
    RetryDelivery(DeliveryId),
}

/// A link for choosing a password.
#[derive(Clone, Copy, Debug)]
pub struct NewLink {
    /// The hash of its token; the token itself is never stored.
    pub token: TokenHash,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// A technician's account as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAccount {
    /// Who.
    pub id: TechnicianId,
    /// What can be changed.
    pub form: AccountForm,
    /// The chat status.
    pub availability: Availability,
    /// Whether a password is still to be chosen.
    pub is_invited: bool,
}

/// A valid sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Which.
    pub id: SessionId,
    /// The computer's name.
    pub device: String,
    /// Since when.
    pub signed_in_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Timestamp,
}
