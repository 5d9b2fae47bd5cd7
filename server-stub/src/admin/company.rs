//! Companies.

use clap::Subcommand;

use super::{AdminError, here, table::table};
use crate::portal::form::{length_fault, one_line};
use crate::storage::{Act, Storage};

/// The longest name of a company, in characters.
pub(super) const MAX_NAME: usize = 120;

/// What can be done with companies.
#[derive(Clone, Debug, Subcommand)]
pub enum Company {
    /// Add a company
    Add {
        /// Its name
        name: String,
    },
    /// List the companies
    List,
}

pub(super) async fn run(storage: &dyn Storage, command: Company) -> Result<String, AdminError> {
    match command {
        Company::Add { name } => add(storage, &name).await,
        Company::List => {
            let companies = storage.companies().await?;
            let rows = companies
                .into_iter()
                .map(|company| [company.id.to_string(), company.name]);
            Ok(table(["ID", "NAME"], rows))
        }
    }
}

async fn add(storage: &dyn Storage, name: &str) -> Result<String, AdminError> {
    let name = one_line(name);
    if length_fault(&name, MAX_NAME).is_some() {
        return Err(AdminError::WrongName(MAX_NAME));
    }
    let act = Act::AddCompany(name.clone());
    let id = storage.administer(here(), act).await?;
    Ok(format!("company {id} added: {name}\n"))
}
