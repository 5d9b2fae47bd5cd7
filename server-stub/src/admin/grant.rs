//! Which technician sees which company.

use clap::Args;

use super::{AdminError, account, company, here};
use crate::storage::{Act, Storage};

/// A technician and a company.
#[derive(Args, Clone, Debug)]
pub struct Grant {
    /// The technician's e-mail
    #[arg(long)]
    email: String,
    /// Name of the company
    #[arg(long, value_name = "NAME")]
    company: String,
}

pub(super) async fn grant(storage: &dyn Storage, pair: Grant) -> Result<String, AdminError> {
    let technician = account(storage, &pair.email).await?.technician;
    let company = company(storage, &pair.company).await?;
    let act = Act::Grant(technician.id, company.id);
    storage.administer(here(), act).await?;
    Ok(format!("{} may see {}\n", technician.email, company.name))
}

pub(super) async fn revoke(storage: &dyn Storage, pair: Grant) -> Result<String, AdminError> {
    let technician = account(storage, &pair.email).await?.technician;
    let company = company(storage, &pair.company).await?;
    let act = Act::Revoke(technician.id, company.id);
    storage.administer(here(), act).await?;
    let and_yet = if technician.is_administrator {
        ", but is an administrator"
    } else {
        ""
    };
    Ok(format!(
        "{} was taken from {}{and_yet}\n",
        company.name, technician.email
    ))
}
