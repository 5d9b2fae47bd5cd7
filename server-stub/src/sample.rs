//! A sample company, portal and technician, for trying the service on one's own computer.

use atiende_protocol::{Availability, CommandId, CompanyId, TechnicianId};
use uuid::Uuid;

use crate::AppState;
use crate::auth::new_token;
use crate::storage::{
    Author, AvailabilityChange, CommandKey, Fingerprint, NewPortal, NewSession, NewTechnician,
    Slug, StorageError, Taken, TokenHash,
};

const COMPANY: &str = "Acme";
const SLUG: &str = "acme";
const EMAIL: &str = "ana@acme.example";
const NAME: &str = "Ana López";

/// No password fits this: the account is only reached by the tokens made here.
const NO_PASSWORD: &str = "!";

/// How to sign in to the sample, and where its portal is.
#[derive(Clone)]
pub struct SampleAccount {
    /// The technician's address.
    pub email: String,
    /// A fresh token of that technician.
    pub token: String,
    /// The portal is at `/p/` and this.
    pub portal_slug: String,
}

/// Makes the sample where it is missing, and signs its technician in.
pub async fn ensure_sample(app: &AppState) -> Result<SampleAccount, StorageError> {
    ensure_portal(app).await?;
    let technician = match app.storage.technician_by_email(EMAIL).await? {
        Some(account) => account.technician.id,
        None => add_technician(app).await?,
    };
    let token = new_token().map_err(|error| StorageError::Unavailable(Box::new(error)))?;
    let session = NewSession {
        technician,
        token: TokenHash::of(&token),
        device: "localhost".to_owned(),
        at: crate::now(),
    };
    app.storage.create_session(session).await?;
    Ok(SampleAccount {
        email: EMAIL.to_owned(),
        token,
        portal_slug: SLUG.to_owned(),
    })
}

async fn ensure_portal(app: &AppState) -> Result<(), StorageError> {
    let Some(slug) = Slug::parse(SLUG) else {
        return Err(StorageError::NotFound);
    };
    if app.storage.portal(&slug).await?.is_some() {
        return Ok(());
    }
    let at = crate::now();
    let company = match app.storage.add_company(COMPANY.to_owned(), at).await {
        Err(StorageError::Taken(Taken::CompanyName)) => existing_company(app).await?,
        added => added?,
    };
    let portal = NewPortal {
        company,
        slug,
        title: None,
        at,
    };
    app.storage.add_portal(portal).await.map(drop)
}

async fn existing_company(app: &AppState) -> Result<CompanyId, StorageError> {
    let companies = app.storage.companies().await?;
    let sample = companies
        .into_iter()
        .find(|company| company.name.eq_ignore_ascii_case(COMPANY));
    sample
        .map(|company| company.id)
        .ok_or(StorageError::NotFound)
}

async fn add_technician(app: &AppState) -> Result<TechnicianId, StorageError> {
    let at = crate::now();
    let technician = NewTechnician {
        email: EMAIL.to_owned(),
        name: NAME.to_owned(),
        password_hash: NO_PASSWORD.to_owned(),
        is_administrator: true,
        companies: Vec::new(),
        at,
    };
    let id = app.storage.add_technician(technician).await?;
    make_available(app, id).await?;
    Ok(id)
}

async fn make_available(app: &AppState, technician: TechnicianId) -> Result<(), StorageError> {
    let change = AvailabilityChange {
        technician,
        command: CommandKey {
            author: Author::Technician(technician),
            id: CommandId(Uuid::now_v7()),
            fingerprint: Fingerprint([0; 32]),
        },
        at: crate::now(),
        availability: Availability::Available,
        reason: None,
    };
    app.storage.commit_availability(change).await.map(drop)
}
