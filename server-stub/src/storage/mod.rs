//! Where everything is kept: the traits, grouped by noun, and how a backend is opened.
//!
//! A backend is a folder here and a folder of migrations, and passes the storage contract in
//! `tests/it`. No rule lives here: those are in [`crate::commands`].

mod account;
mod administration;
mod administration_sql;
mod change;
mod error;
mod files;
mod hold;
mod notification;
mod notification_sql;
mod portal;
mod queue;
mod request;
mod search;
mod settings;
mod sql;
mod sqlite;
mod sync;
mod timeline;
mod words;

use std::sync::Arc;

use async_trait::async_trait;

pub use account::{
    Account, AccountStore, FirstCompany, NewSession, NewTechnician, SessionId, SessionTechnician,
};
pub use administration::{Act, AdministrationStore, By, NewLink, SignIn, StoredAccount};
pub use change::{
    AccessChange, Author, AvailabilityChange, Change, CommandKey, Commit, Committed,
    CommittedChange, Expected, Fingerprint, NoSink, Sink,
};
pub use error::{StorageError, Taken};
pub use files::{BegunUpload, FileSituation, FileStore, StoredFile, Upload, UploadRoom};
pub use hold::HoldStore;
pub use notification::{
    DeliveryQuery, DueDelivery, Happening, Listener, MAX_CONTACTS, Matter, NewCode, NewContact,
    NewDelivery, NotificationStore, Plan, Settled, Way,
};
pub use portal::{Look, NewPortal, NewRequest, Opened, Portal, PortalStore, Slug};
pub use queue::{Queue, QueueStore};
pub use request::{
    About, CustomerRequest, Heir, PageQuery, RequestStore, StoredRequest, TechnicianSituation,
    TokenHash, View,
};
pub use search::{SearchQuery, SearchStore};
pub use settings::SettingsStore;
pub use sync::{
    CatchUp, MAX_REPLAY, Resume, Scope, TIMELINE_SLICE, TechnicianSync, Watched, can_replay,
};
pub use timeline::{Cut, TimelineStore};

/// What a backend can do.
#[async_trait]
pub trait Storage:
    RequestStore
    + TimelineStore
    + SearchStore
    + AccountStore
    + PortalStore
    + SettingsStore
    + HoldStore
    + NotificationStore
    + FileStore
    + QueueStore
    + AdministrationStore
    + Send
    + Sync
{
    /// Writes a request's change, its entries and its command together, or none of them.
    async fn commit(&self, change: Change) -> Result<Commit, StorageError>;

    /// Writes a technician's chat status and its command together.
    async fn commit_availability(&self, change: AvailabilityChange)
    -> Result<Commit, StorageError>;

    /// The same 32 random bytes for the whole life of the database; keys every HMAC.
    fn secret_key(&self) -> [u8; 32];

    /// Goes up by one with every change of somebody's sessions, scope or availability, also when
    /// another process made it.
    async fn access_epoch(&self) -> Result<i64, StorageError>;

    /// Writes all that waits, tidies up and ends the writer. Every later write is refused.
    async fn close(&self);
}

/// Opens the backend that the URL's scheme names, and brings its schema up to date.
///
/// `sqlite:PATH` is a file. What is committed goes to `sink`, in the order of the log, before
/// anybody is told that it was stored.
pub async fn open(url: &str, sink: Arc<dyn Sink>) -> Result<Arc<dyn Storage>, StorageError> {
    match url.split_once(':') {
        Some(("sqlite", path)) => Ok(Arc::new(sqlite::SqliteStorage::open(path, sink).await?)),
        _ => Err(StorageError::UnknownScheme),
    }
}
