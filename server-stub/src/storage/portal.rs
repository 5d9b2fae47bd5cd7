//! Companies, their portals, and what customers send.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, CompanyRef, Customer, PortalId, RequestId, Source, Timestamp};
use sha2::{Digest as _, Sha256};

use super::{Fingerprint, StorageError, TokenHash};
use crate::administration::Color;

/// Keeps companies and portals.
#[async_trait]
pub trait PortalStore {
    /// Adds a company. Fails with [`super::Taken::CompanyName`]; letters' case does not matter.
    async fn add_company(&self, name: String, at: Timestamp) -> Result<CompanyId, StorageError>;

    /// Every company, by name.
    async fn companies(&self) -> Result<Vec<CompanyRef>, StorageError>;

    /// Adds a portal. Fails with [`super::Taken::Slug`] or [`super::Taken::CompanyPortal`].
    async fn add_portal(&self, portal: NewPortal) -> Result<PortalId, StorageError>;

    /// Every portal, by address.
    async fn portals(&self) -> Result<Vec<Portal>, StorageError>;

    /// The portal at this address.
    async fn portal(&self, slug: &Slug) -> Result<Option<Portal>, StorageError>;

    /// Stores what a customer sent, once for each [`NewRequest::form_id`].
    async fn open_request(&self, request: NewRequest) -> Result<Opened, StorageError>;
}

/// The last part of a portal's address: 1 to 63 of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// The longest slug.
    pub const MAX_LEN: usize = 63;

    /// The text as a slug; `None` where it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_allowed = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let fits = (1..=Self::MAX_LEN).contains(&text.len()) && text.bytes().all(is_allowed);
        fits.then(|| Self(text.to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A portal to be added.
#[derive(Clone, Debug)]
pub struct NewPortal {
    /// Whose.
    pub company: CompanyId,
    /// Its address.
    pub slug: Slug,
    /// What the page calls itself; the company's name where `None`.
    pub title: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portal {
    /// Identifies it.
    pub id: PortalId,
    /// Whose it is.
    pub company: CompanyRef,
    /// Its address.
    pub slug: Slug,
    /// What the page calls itself.
    pub title: String,
    /// What customers read first; empty for the usual sentence.
    pub welcome: String,
    /// How it looks, and where.
    pub look: Look,
    /// Whether customers can use it.
    pub is_active: bool,
}

/// How a portal's pages look, and where they may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The accent colour; ours where `None`.
    pub accent: Option<Color>,
    /// The web sites that may embed the pages.
    pub embed_origins: Vec<String>,
}

/// What a customer sent through a portal.
#[derive(Clone)]
pub struct NewRequest {
    /// Through which portal.
    pub portal: PortalId,
    /// The once-only name of the form: a repeat makes no second request.
    pub form_id: String,
    /// The hash of the token that opens the customer's page.
    pub token: TokenHash,
    /// Who asks.
    pub customer: Customer,
    /// The subject.
    pub subject: String,
    /// The problem in the customer's words.
    pub description: String,
    /// The device.
    pub source: Source,
    /// The browser's own line about itself, kept as it came.
    pub user_agent: String,
    /// The language of the customer's page, for example `es`.
    pub locale: String,
    /// When.
    pub at: Timestamp,
}

impl NewRequest {
    /// Tells a repeat of the same form from one with other content.
    pub fn fingerprint(&self) -> Fingerprint {
        let parts = [
            &self.customer.name,
            &self.customer.email,
            &self.subject,
            &self.description,
        ];
        let mut hash = Sha256::new_with_prefix(self.portal.0.to_be_bytes());
        for part in parts {
            // The length keeps "ab" + "c" apart from "a" + "bc".
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        Fingerprint(hash.finalize().into())
    }
}

/// What became of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It made this request.
    New(RequestId),
    /// The same form with the same content made this request before.
    Repeated(RequestId),
    /// The same form with other content made a request before; nothing was stored.
    OtherContent,
}
