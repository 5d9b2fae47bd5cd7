//! Reading requests, each time for somebody: what the caller may not see is not found.

use async_trait::async_trait;
use atiende_protocol::http::RequestPage;
use atiende_protocol::{
    Colleague, Request, RequestId, Seq, Technician, TechnicianId, TechnicianRef,
};
use sha2::{Digest as _, Sha256};

use super::{Resume, SessionId, StorageError, TechnicianSync};

/// Reads requests.
#[async_trait]
pub trait RequestStore {
    /// One page of the requests that `viewer` may see, newest first.
    async fn request_page(
        &self,
        viewer: TechnicianId,
        query: PageQuery,
    ) -> Result<RequestPage, StorageError>;

    /// A request, where `viewer` may see it.
    async fn visible_request(
        &self,
        viewer: TechnicianId,
        id: RequestId,
    ) -> Result<Option<Request>, StorageError>;

    /// The new request that has been waiting longest among those that `viewer` may see.
    async fn longest_waiting(
        &self,
        viewer: TechnicianId,
    ) -> Result<Option<RequestId>, StorageError>;

    /// Everybody else who could take a request over; `None` where `viewer` may not see it. Who is
    /// connected is not known here: [`crate::live::Hub::is_connected`] says.
    async fn colleagues(
        &self,
        viewer: TechnicianId,
        request: RequestId,
    ) -> Result<Option<Vec<Colleague>>, StorageError>;

    /// The request whose customer holds this token.
    async fn customer_request(
        &self,
        token: TokenHash,
    ) -> Result<Option<CustomerRequest>, StorageError>;

    /// A request with its version, whoever asks: for a customer who proved the token.
    async fn request(&self, id: RequestId) -> Result<Option<StoredRequest>, StorageError>;

    /// Everything needed to decide on a technician's command; `None` where the sign-in is over.
    async fn situation(
        &self,
        session: SessionId,
        about: About,
    ) -> Result<Option<TechnicianSituation>, StorageError>;

    /// Everything a technician's socket needs to be current, read at one instant; `None` where
    /// the sign-in is over.
    async fn technician_sync(
        &self,
        session: SessionId,
        resume: Resume,
    ) -> Result<Option<TechnicianSync>, StorageError>;
}

/// The SHA-256 of a token. Tokens are random, so that no slow hash is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// The hash of a token as it travels.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token).into())
    }
}

/// Which requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Open and assigned to nobody.
    New,
    /// Open and assigned.
    Active,
    /// Closed.
    Completed,
    /// All.
    #[default]
    All,
}

/// Which page of which requests.
#[derive(Clone, Debug, Default)]
pub struct PageQuery {
    /// Which requests.
    pub view: View,
    /// Only those whose number this is, or whose customer, e-mail or subject contains it; letters'
    /// case does not matter, nor do accents where whole words are given. All where it is empty.
    pub search: String,
    /// Only those with a smaller id.
    pub before: Option<RequestId>,
    /// How many; at most [`PageQuery::MAX_LIMIT`] are given.
    pub limit: usize,
}

impl PageQuery {
    /// The longest page.
    pub const MAX_LIMIT: usize = 100;
}

/// A request as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRequest {
    /// The request.
    pub request: Request,
    /// Goes up with every change.
    pub version: i64,
}

/// A request as its customer's page needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRequest {
    /// The request.
    pub request: Request,
    /// What the portal calls itself.
    pub portal_title: String,
    /// The address of the portal.
    pub portal_slug: String,
    /// How the portal's pages look.
    pub look: super::Look,
    /// The language that the customer used.
    pub locale: String,
}

/// What a technician's command is decided on, read at one instant.
#[derive(Clone, Debug)]
pub struct TechnicianSituation {
    /// Who commands.
    pub technician: Technician,
    /// Where the technician's scope last changed; see [`super::Expected::scope_seq`].
    pub scope_seq: Seq,
    /// Whether only *Available* technicians receive new requests.
    pub has_gate: bool,
    /// The request, where there is one and its company may be seen, new or not.
    pub stored: Option<StoredRequest>,
    /// Who could take the request over, where somebody was named who can.
    pub heir: Option<Heir>,
}

/// What a command is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// Which request.
    pub request: Option<RequestId>,
    /// Who is to have it.
    pub heir: Option<TechnicianId>,
}

/// Somebody who may see a request's company and is not disabled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heir {
    /// Who.
    pub technician: TechnicianRef,
    /// Where the scope last changed; see [`super::Expected::heir`].
    pub scope_seq: Seq,
}
