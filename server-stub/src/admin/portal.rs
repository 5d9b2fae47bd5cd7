//! The pages where customers ask for help.

use clap::Subcommand;

use super::{AdminError, company, here, table::table};
use crate::portal::form::{length_fault, one_line};
use crate::storage::{Act, Slug, Storage};

/// The longest title, in characters.
const MAX_TITLE: usize = 120;

/// What can be done with portals.
#[derive(Clone, Debug, Subcommand)]
pub enum Portal {
    /// Add the portal of a company
    Add {
        /// Name of the company
        #[arg(long, value_name = "NAME")]
        company: String,
        /// Last part of the portal's address: a-z, 0-9 and -
        #[arg(long)]
        slug: String,
        /// What the page calls itself [default: the company's name]
        #[arg(long)]
        title: Option<String>,
    },
    /// List the portals
    List,
}

pub(super) async fn run(storage: &dyn Storage, command: Portal) -> Result<String, AdminError> {
    match command {
        Portal::Add {
            company,
            slug,
            title,
        } => add(storage, &company, slug, title).await,
        Portal::List => {
            let portals = storage.portals().await?;
            let rows = portals.into_iter().map(|portal| {
                [
                    format!("/p/{}", portal.slug.as_str()),
                    portal.company.name,
                    portal.title,
                ]
            });
            Ok(table(["ADDRESS", "COMPANY", "TITLE"], rows))
        }
    }
}

async fn add(
    storage: &dyn Storage,
    name: &str,
    slug: String,
    title: Option<String>,
) -> Result<String, AdminError> {
    let company = company(storage, name).await?;
    let slug = Slug::parse(&slug).ok_or(AdminError::WrongSlug(slug))?;
    let title = title.map(|title| one_line(&title));
    if title
        .as_ref()
        .is_some_and(|title| length_fault(title, MAX_TITLE).is_some())
    {
        return Err(AdminError::WrongName(MAX_TITLE));
    }
    let done = format!("portal added: /p/{}\n", slug.as_str());
    let act = Act::AddPortal {
        company: company.id,
        slug,
        title,
    };
    storage.administer(here(), act).await?;
    Ok(done)
}
