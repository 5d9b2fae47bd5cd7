//! The answer to `GET /api/v1/search?q=&company=&from=&to=&before=`.

use serde::{Deserialize, Serialize};

use crate::{Request, Seq};

/// What was found, newest request first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchPage {
    /// One for each request.
    pub hits: Vec<SearchHit>,
    /// Whether there are more before the last one.
    pub has_more: bool,
}

/// A request in which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    /// The request.
    pub request: Request,
    /// The line of its timeline; `None` where the row itself was found.
    pub entry: Option<Seq>,
    /// The words around, with what was found marked.
    pub snippet: Vec<SnippetPart>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_match: bool,
}
