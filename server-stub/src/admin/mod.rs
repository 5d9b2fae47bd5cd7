//! The administration commands: they work on the data folder, also while the service runs.

mod company;
mod grant;
mod portal;
mod table;
mod technician;

use std::path::Path;
use std::sync::Arc;

use atiende_protocol::CompanyRef;
use clap::Subcommand;
use thiserror::Error;

use crate::auth::password::{MAX_PASSWORD, MIN_PASSWORD};
use crate::service::database_url;
use crate::storage::{Account, By, Committed, Sink, Slug, Storage, StorageError, Taken, open};

/// What can be administered.
#[derive(Clone, Debug, Subcommand)]
pub enum Admin {
    /// Companies
    #[command(subcommand)]
    Company(company::Company),
    /// The pages where customers ask for help
    #[command(subcommand)]
    Portal(portal::Portal),
    /// Technicians
    #[command(subcommand)]
    Technician(technician::Technician),
    /// Let a technician see a company
    Grant(grant::Grant),
    /// Take a company from a technician
    Revoke(grant::Grant),
}

/// Why a command was not carried out.
#[derive(Debug, Error)]
pub enum AdminError {
    /// No company has this name.
    #[error("There is no company called {0}; see: atiende-server admin company list")]
    NoCompany(String),
    /// No technician has this address.
    #[error(
        "There is no technician with the e-mail {0}; see: atiende-server admin technician list"
    )]
    NoTechnician(String),
    /// Not a portal's address.
    #[error("{0} cannot be a portal's address: use a-z, 0-9 and -, up to {max} characters", max = Slug::MAX_LEN)]
    WrongSlug(String),
    /// Not an e-mail address.
    #[error("{0} is not an e-mail address")]
    WrongEmail(String),
    /// A name that is empty or too long.
    #[error("A name has 1 to {0} characters")]
    WrongName(usize),
    /// A password that is too short or too long.
    #[error("A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters")]
    WrongPassword,
    /// The password cannot be read.
    #[error("The password cannot be read: {0}")]
    UnreadablePassword(std::io::Error),
    /// Something that must be unique exists already.
    #[error("There is already {0}")]
    Taken(Taken),
    /// Nobody could administer the service afterwards.
    #[error("This is the last administrator; add another one first")]
    LastAdministrator,
    /// The database was written by a newer version.
    #[error("The database was written by a newer version of this program")]
    TooNew,
    /// The data folder cannot be used.
    #[error("The database in {0} cannot be opened: {1}")]
    CannotOpen(String, StorageError),
    /// The storage failed.
    #[error("The database failed: {0}")]
    Storage(StorageError),
}

impl From<StorageError> for AdminError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Taken(taken) => Self::Taken(taken),
            StorageError::LastAdministrator => Self::LastAdministrator,
            other => Self::Storage(other),
        }
    }
}

/// Carries out a command and gives what it has to say.
pub async fn run(folder: &Path, command: Admin) -> Result<String, AdminError> {
    let storage = open_storage(folder).await?;
    let done = match command {
        Admin::Company(command) => company::run(&*storage, command).await,
        Admin::Portal(command) => portal::run(&*storage, command).await,
        Admin::Technician(command) => technician::run(&*storage, command).await,
        Admin::Grant(pair) => grant::grant(&*storage, pair).await,
        Admin::Revoke(pair) => grant::revoke(&*storage, pair).await,
    };
    storage.close().await;
    done
}

async fn open_storage(folder: &Path) -> Result<Arc<dyn Storage>, AdminError> {
    let cannot = |error| AdminError::CannotOpen(folder.display().to_string(), error);
    std::fs::create_dir_all(folder).map_err(|_| cannot(StorageError::NotWritable))?;
    let opened = open(&database_url(folder), Arc::new(Nobody)).await;
    opened.map_err(|error| match error {
        StorageError::TooNew { .. } => AdminError::TooNew,
        error => cannot(error),
    })
}

/// Who acts here has no name: whoever may use this computer's data folder.
fn here() -> By {
    By {
        technician: None,
        at: crate::now(),
    }
}

/// Nobody listens here; a running service sees the change in the database.
struct Nobody;

impl Sink for Nobody {
    fn publish(&self, _: Vec<Committed>) {}
}

async fn company(storage: &dyn Storage, name: &str) -> Result<CompanyRef, AdminError> {
    let wanted = name.trim().to_lowercase();
    let companies = storage.companies().await?;
    let found = companies
        .into_iter()
        .find(|company| company.name.to_lowercase() == wanted);
    found.ok_or_else(|| AdminError::NoCompany(name.to_owned()))
}

async fn account(storage: &dyn Storage, email: &str) -> Result<Account, AdminError> {
    let found = storage.technician_by_email(email).await?;
    found.ok_or_else(|| AdminError::NoTechnician(email.to_owned()))
}
