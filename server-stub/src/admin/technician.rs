//! Technicians.

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{AdminError, account, company, here, table::table};
use crate::auth::password::{self, MAX_PASSWORD, MIN_PASSWORD};
use crate::portal::form::{MAX_NAME, email_fault, length_fault, one_line};
use crate::storage::{Account, Act, NewTechnician, Storage, StorageError};

/// What can be done with technicians.
#[derive(Clone, Debug, Subcommand)]
pub enum Technician {
    /// Add a technician
    Add(Add),
    /// List the technicians
    List,
    /// Shut a technician out and end every sign-in
    Disable {
        /// The technician's e-mail
        email: String,
    },
}

/// A technician to be added.
#[derive(Args, Clone, Debug)]
pub struct Add {
    /// Address used to sign in
    #[arg(long)]
    email: String,
    /// Name that customers and colleagues read
    #[arg(long)]
    name: String,
    /// Sees every company and administers the service
    #[arg(long)]
    administrator: bool,
    /// Company that the technician may see; may be repeated
    #[arg(long = "company", value_name = "NAME")]
    companies: Vec<String>,
    #[command(flatten)]
    password: PasswordFlags,
}

/// Where the password is: never among the arguments, which every user of the computer can read.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct PasswordFlags {
    /// Read the password from the standard input
    #[arg(long)]
    password_stdin: bool,
    /// Read the password from a file
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

pub(super) async fn run(storage: &dyn Storage, command: Technician) -> Result<String, AdminError> {
    match command {
        Technician::Add(new) => add(storage, new).await,
        Technician::List => list(storage).await,
        Technician::Disable { email } => {
            let id = account(storage, &email).await?.technician.id;
            storage.administer(here(), Act::Disable(id)).await?;
            Ok(format!("technician disabled: {email}\n"))
        }
    }
}

async fn add(storage: &dyn Storage, new: Add) -> Result<String, AdminError> {
    let (email, name) = (one_line(&new.email), one_line(&new.name));
    if email_fault(&email).is_some() {
        return Err(AdminError::WrongEmail(email));
    }
    if length_fault(&name, MAX_NAME).is_some() {
        return Err(AdminError::WrongName(MAX_NAME));
    }
    let mut companies = Vec::new();
    for name in &new.companies {
        companies.push(company(storage, name).await?.id);
    }
    let password = new
        .password
        .read()
        .map_err(AdminError::UnreadablePassword)?;
    if !(MIN_PASSWORD..=MAX_PASSWORD).contains(&password.chars().count()) {
        return Err(AdminError::WrongPassword);
    }
    let hash = password::hash(password).await;
    let technician = NewTechnician {
        email: email.clone(),
        name,
        password_hash: hash.map_err(|error| StorageError::Unavailable(Box::new(error)))?,
        is_administrator: new.administrator,
        companies,
        at: crate::now(),
    };
    let act = Act::AddTechnician(technician);
    let id = storage.administer(here(), act).await?;
    Ok(format!("technician {id} added: {email}\n"))
}

impl PasswordFlags {
    /// The first line: editors and `echo` end it.
    fn read(&self) -> std::io::Result<String> {
        let mut text = String::new();
        match &self.password_file {
            Some(path) => text = std::fs::read_to_string(path)?,
            None => {
                std::io::stdin().lock().read_to_string(&mut text)?;
            }
        }
        Ok(text.lines().next().unwrap_or_default().to_owned())
    }
}

async fn list(storage: &dyn Storage) -> Result<String, AdminError> {
    let mut rows = Vec::new();
    for Account {
        technician,
        is_disabled,
        ..
    } in storage.technicians().await?
    {
        let companies = if technician.is_administrator {
            "(all)".to_owned()
        } else {
            let companies = storage.companies_of(technician.id).await?;
            let names: Vec<String> = companies.into_iter().map(|company| company.name).collect();
            names.join(", ")
        };
        let role = if technician.is_administrator {
            "administrator"
        } else {
            "technician"
        };
        let state = if is_disabled { "disabled" } else { "active" };
        rows.push([
            technician.email,
            technician.name,
            role.to_owned(),
            state.to_owned(),
            companies,
        ]);
    }
    Ok(table(
        ["E-MAIL", "NAME", "ROLE", "STATE", "COMPANIES"],
        rows,
    ))
}
