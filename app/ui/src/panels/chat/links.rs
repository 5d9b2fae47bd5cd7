//! Web addresses in messages: found, and told where they really lead.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use url::Url;

/// The parts of a text that are web addresses.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") {
        return Vec::new(); // Nearly all messages.
    }
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let links = finder
        .links(text)
        .filter(|link| host(link.as_str()).is_some());
    links.map(|link| link.start()..link.end()).collect()
}

/// Where an http or https address leads, in ASCII: look-alike letters show as `xn--…`.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    url.host_str().filter(|_| is_web).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn web_addresses_are_found_without_the_punctuation_around_them() {
        assert_eq!(
            found("Mire (https://a.example/x), o http://b.example."),
            ["https://a.example/x", "http://b.example"]
        );
    }

    #[test]
    fn other_kinds_of_address_stay_text() {
        assert_eq!(
            found("file:///etc/passwd ssh://a.example smb://b.example"),
            [""; 0]
        );
    }

    #[test]
    fn the_host_is_the_real_one() {
        assert_eq!(
            host("https://bank.example@evil.example/").as_deref(),
            Some("evil.example")
        );
        assert_eq!(
            host("https://аррӏе.com/").as_deref(),
            Some("xn--80ak6aa92e.com")
        );
    }
}
