//! What was looked for in everything that was ever said, and what was found.

use std::sync::Arc;

use atiende_protocol::http::SnippetPart;
use atiende_protocol::{CompanyId, Request, Seq};
use imbl::Vector;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words, a name, an address, a number.
    pub text: String,
    /// Only in this company.
    pub company: Option<CompanyId>,
    /// Only requests sent on this day or later, as `2026-01-31`.
    pub from: Option<String>,
    /// Only requests sent on this day or earlier.
    pub to: Option<String>,
}

/// What was found, newest request first, as far as it is loaded.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was looked for.
    pub query: SearchQuery,
    /// What is loaded.
    pub hits: Vector<Hit>,
    /// Whether there is more.
    pub has_more: bool,
    /// Whether a page is under way.
    pub is_loading: bool,
    /// Whether the last try failed.
    pub has_failed: bool,
}

/// A request in which something was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The request.
    pub request: Arc<Request>,
    /// The line of its timeline; `None` where the row itself was found.
    pub entry: Option<Seq>,
    /// The words around, with what was found marked.
    pub snippet: Vec<SnippetPart>,
}
