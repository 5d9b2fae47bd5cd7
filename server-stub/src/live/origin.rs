//! Which web pages may open a socket: only our own.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Whether the caller is no web page, or a page that this service has sent.
pub(super) fn is_own(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(origin) = origin.to_str().ok().and_then(authority) else {
        return false;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let public = public_url.and_then(authority);
    [host, public]
        .into_iter()
        .flatten()
        .any(|own| own.eq_ignore_ascii_case(origin))
}

/// `host:port` of a URL.
fn authority(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split('/')
        .next()
        .filter(|authority| !authority.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(origin: &'static str, public_url: Option<&str>) -> bool {
        let headers = HeaderMap::from_iter([
            (HOST, "10.0.0.5:8080".parse().unwrap()),
            (ORIGIN, origin.parse().unwrap()),
        ]);
        is_own(&headers, public_url)
    }

    #[test]
    fn only_our_own_pages_open_sockets() {
        assert!(is_own(&HeaderMap::new(), None), "no web page");
        assert!(verdict("http://10.0.0.5:8080", None));
        assert!(verdict(
            "https://help.example",
            Some("https://help.example/")
        ));
        assert!(!verdict(
            "https://evil.example",
            Some("https://help.example")
        ));
        assert!(!verdict("http://10.0.0.5:8081", None));
        assert!(!verdict("null", None), "a sandboxed page");
    }
}
