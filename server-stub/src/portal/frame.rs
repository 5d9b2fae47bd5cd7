//! Whether a page is shown by itself, or inside a page of another web site.

use axum::response::Response;

use crate::storage::Look;

/// Follows the addresses of pages that another site embeds.
const QUERY: &str = "?embed=1";

/// The web sites inside whose pages an answer may be shown; none for a page by itself.
#[derive(Clone, Debug, Default)]
pub struct Frame(Vec<String>);

impl Frame {
    /// What the address asks for, as far as the portal's administrator allows it.
    pub fn of(query: Option<&str>, look: &Look) -> Self {
        let mut parts = query.unwrap_or_default().split('&');
        if parts.any(|part| part == "embed=1") {
            Self(look.embed_origins.clone())
        } else {
            Self::default()
        }
    }

    /// Whether other sites may embed the answer.
    pub fn is_embedded(&self) -> bool {
        !self.0.is_empty()
    }

    /// Follows addresses of ours, so that they stay inside.
    pub fn query(&self) -> &'static str {
        if self.is_embedded() { QUERY } else { "" }
    }

    /// As the policy of an answer names the sites.
    pub fn ancestors(&self) -> String {
        if self.is_embedded() {
            self.0.join(" ")
        } else {
            "'none'".to_owned()
        }
    }

    /// The answer, marked for what sets the headers.
    pub fn around(&self, mut response: Response) -> Response {
        response.extensions_mut().insert(self.clone());
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_for_and_is_allowed_is_embedded() {
        let site = "https://www.acme.example";
        let allowed = Look {
            embed_origins: vec![site.to_owned()],
            ..Look::default()
        };
        let ancestors = |query, look: &Look| Frame::of(query, look).ancestors();
        assert_eq!(ancestors(Some("embed=1"), &allowed), site);
        assert_eq!(ancestors(Some("x=1&embed=1"), &allowed), site);
        for query in [None, Some(""), Some("embed=0"), Some("xembed=1")] {
            assert_eq!(ancestors(query, &allowed), "'none'", "{query:?}");
        }
        assert_eq!(ancestors(Some("embed=1"), &Look::default()), "'none'");
    }
}
