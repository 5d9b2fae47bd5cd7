//! What a start is for, and the line by which a later start says so.

use atiende_engine::ports::RequestId;

use crate::activation::Token;
use crate::link;

/// What a start is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errand {
    /// The request to go to.
    pub request: Option<RequestId>,
    /// What lets the window come to the front.
    pub token: Option<Token>,
}

impl Errand {
    /// The longest line, with room to spare for the link.
    pub(super) const MAX_BYTES: u64 = 64 + Token::MAX_BYTES as u64;

    /// The link and the token, as far as they are there. The token is last: it may have spaces.
    pub(super) fn line(&self) -> String {
        let link = self.request.map(link::to).unwrap_or_default();
        match &self.token {
            Some(token) => format!("{link} {}", token.as_str()),
            None => link,
        }
    }

    /// What a line says, if it was said by a start.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (link, token) = match line.split_once(' ') {
            Some((link, token)) => (link, Some(Token::read(token)?)),
            None => (line, None),
        };
        let request = match link {
            "" => None,
            link => Some(link::request(link)?),
        };
        Some(Self { request, token })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_a_start_is_for() {
        let requests = [None, Some(RequestId(i64::MAX))];
        let longest = "x".repeat(Token::MAX_BYTES);
        let tokens = [None, Some("a b"), Some(longest.as_str())];
        for (request, token) in requests.iter().flat_map(|r| tokens.map(|t| (*r, t))) {
            let token = token.and_then(Token::read);
            let errand = Errand { request, token };
            let line = errand.line();
            assert!((line.len() as u64) < Errand::MAX_BYTES, "{line}");
            assert_eq!(Errand::read(&line), Some(errand));
        }
    }

    #[test]
    fn other_lines_say_nothing() {
        let long = format!(" {}", "x".repeat(Token::MAX_BYTES + 1));
        for line in ["atiende://close/7", "7", " ", " a\u{7}", "7 token", &long] {
            assert_eq!(Errand::read(line), None, "{line:?}");
        }
    }
}
