//! Finding requests: by what was said in them, and by who asked.

use async_trait::async_trait;
use atiende_protocol::http::{RequestPage, SearchPage};
use atiende_protocol::{CompanyId, RequestId, TechnicianId, Timestamp};

use super::StorageError;

/// Finds requests.
#[async_trait]
pub trait SearchStore {
    /// One page of the requests that `viewer` may see and that have every word of the query,
    /// newest first, each with the line that fits best.
    async fn search(
        &self,
        viewer: TechnicianId,
        query: SearchQuery,
    ) -> Result<SearchPage, StorageError>;

    /// The newest `limit` other requests of the same customer: of the same company, and from the
    /// same address. `None` where the request may not be seen.
    async fn others(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        limit: usize,
    ) -> Result<Option<RequestPage>, StorageError>;
}

/// What to look for.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// Words, in any order, wherever a request has them; the last one may be unfinished. Letters'
    /// case and accents do not matter. `#7` is the number of a request.
    pub text: String,
    /// Only in this company.
    pub company: Option<CompanyId>,
    /// Only requests sent then or later.
    pub from: Timestamp,
    /// Only requests sent before.
    pub until: Timestamp,
    /// Only those with a smaller id.
    pub before: Option<RequestId>,
    /// How many; at most [`SearchQuery::MAX_LIMIT`] are given.
    pub limit: usize,
}

impl SearchQuery {
    /// The longest page.
    pub const MAX_LIMIT: usize = 50;

    /// The newest requests that have these words.
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            company: None,
            from: Timestamp(i64::MIN),
            until: Timestamp(i64::MAX),
            before: None,
            limit: Self::MAX_LIMIT,
        }
    }
}
