//! Technicians, what they may see, and their sign-ins.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, CompanyRef, Technician, TechnicianId, Timestamp};

use super::{Slug, StorageError, TokenHash};

/// Keeps technicians and their sign-ins.
///
/// Every change of what somebody may see reaches that technician's open sockets at once.
#[async_trait]
pub trait AccountStore {
    /// A technician; `None` where there is none.
    async fn technician(&self, id: TechnicianId) -> Result<Option<Account>, StorageError>;

    /// The technician with this address; letters' case and outer spaces do not matter.
    async fn technician_by_email(&self, email: &str) -> Result<Option<Account>, StorageError>;

    /// Every technician, disabled ones too, by name.
    async fn technicians(&self) -> Result<Vec<Account>, StorageError>;

    /// How many technicians there are, disabled ones included.
    async fn technician_count(&self) -> Result<u64, StorageError>;

    /// The companies that a technician may see, by name: all of them for an administrator.
    async fn companies_of(&self, id: TechnicianId) -> Result<Vec<CompanyRef>, StorageError>;

    /// Adds a technician, who starts as *offline*. Fails with [`super::Taken::Email`].
    async fn add_technician(&self, technician: NewTechnician)
    -> Result<TechnicianId, StorageError>;

    /// Replaces the password. Open sign-ins stay; see [`AccountStore::revoke_sessions_of`].
    async fn set_password(&self, id: TechnicianId, hash: String) -> Result<(), StorageError>;

    /// Shuts a technician out, with every open sign-in, or lets one in again.
    async fn set_disabled(
        &self,
        id: TechnicianId,
        is_disabled: bool,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Lets a technician see a company. Nothing happens where that is so already.
    async fn grant(
        &self,
        id: TechnicianId,
        company: CompanyId,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Takes a company from a technician. Nothing happens where that is so already.
    async fn revoke(
        &self,
        id: TechnicianId,
        company: CompanyId,
        at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Stores a sign-in.
    async fn create_session(&self, session: NewSession) -> Result<SessionId, StorageError>;

    /// The sign-in behind a token; `None` where it was revoked or the technician disabled.
    async fn session(&self, token: TokenHash) -> Result<Option<SessionTechnician>, StorageError>;

    /// Ends a sign-in; its sockets are closed.
    async fn revoke_session(&self, id: SessionId, at: Timestamp) -> Result<(), StorageError>;

    /// Ends every sign-in of a technician; their sockets are closed.
    async fn revoke_sessions_of(&self, id: TechnicianId, at: Timestamp)
    -> Result<(), StorageError>;

    /// Stores a single-use token for setting up the first administrator; replaces earlier ones.
    async fn create_setup_token(&self, token: TokenHash, at: Timestamp)
    -> Result<(), StorageError>;

    /// Whether a set-up token could be used now.
    async fn is_setup_token_valid(&self, token: TokenHash) -> Result<bool, StorageError>;

    /// Uses up a set-up token and adds the first technician and company, all or nothing.
    /// Fails with [`StorageError::NotFound`] where the token is unknown or used.
    async fn consume_setup_token(
        &self,
        token: TokenHash,
        first: NewTechnician,
        company: Option<FirstCompany>,
    ) -> Result<TechnicianId, StorageError>;
}

/// A technician as stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// What others may know.
    pub technician: Technician,
    /// The password as a PHC string.
    pub password_hash: String,
    /// Whether the technician is shut out.
    pub is_disabled: bool,
}

/// A technician to be added.
#[derive(Clone)]
pub struct NewTechnician {
    /// The address used to sign in, as it shall be shown.
    pub email: String,
    /// The name that customers and colleagues read.
    pub name: String,
    /// The password as a PHC string.
    pub password_hash: String,
    /// Whether the technician sees every company and administers the service.
    pub is_administrator: bool,
    /// The companies that the technician may see from the start.
    pub companies: Vec<CompanyId>,
    /// When.
    pub at: Timestamp,
}

/// A company that is added together with the first technician.
#[derive(Clone, Debug)]
pub struct FirstCompany {
    /// Its name.
    pub name: String,
    /// The address of its portal.
    pub slug: Slug,
}

/// Identifies a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(pub i64);

/// A sign-in to be stored.
#[derive(Clone)]
pub struct NewSession {
    /// Who signed in.
    pub technician: TechnicianId,
    /// The hash of the token; the token itself is never stored.
    pub token: TokenHash,
    /// The name of the computer, as the caller gave it.
    pub device: String,
    /// When.
    pub at: Timestamp,
}

/// A valid sign-in and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionTechnician {
    /// The sign-in.
    pub session: SessionId,
    /// Whose it is.
    pub technician: Technician,
    /// When it was last used, to within a minute.
    pub last_used_at: Timestamp,
}
