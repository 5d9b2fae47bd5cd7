//! The address of a service, as a technician types it.

use std::net::IpAddr;

use atiende_core::SignInProblem;
use url::{Host, Url};

/// A service's address, in the form in which it is kept: scheme, host and port, no path.
///
/// A missing scheme is `https`, and `http` only for this computer.
pub(crate) fn parse(typed: &str) -> Result<Url, SignInProblem> {
    let typed = typed.trim();
    let with_scheme = match typed.contains("://") {
        true => typed.to_owned(),
        false => format!("{}://{typed}", default_scheme(typed)),
    };
    let mut url = Url::parse(&with_scheme).map_err(|_| SignInProblem::BadAddress)?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(SignInProblem::BadAddress);
    }
    if url.scheme() == "http" && !is_this_computer(&url) {
        return Err(SignInProblem::Unprotected);
    }
    url.set_path("");
    url.set_query(None);
    url.set_fragment(None);
    url.set_username("")
        .map_err(|()| SignInProblem::BadAddress)?;
    url.set_password(None)
        .map_err(|()| SignInProblem::BadAddress)?;
    Ok(url)
}

fn default_scheme(typed: &str) -> &'static str {
    let guess = Url::parse(&format!("http://{typed}"));
    if guess.is_ok_and(|url| is_this_computer(&url)) {
        "http"
    } else {
        "https"
    }
}

fn is_this_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

/// The address without the final slash, for keeping and showing.
pub(crate) fn shown(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

/// The live socket of a service.
pub(crate) fn stream(service: &str) -> Option<String> {
    let rest = service.strip_prefix("http")?;
    Some(format!("ws{rest}/api/v1/stream"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_addresses_become_services() {
        let parsed = |typed| parse(typed).map(|url| shown(&url));
        assert_eq!(
            parsed(" soporte.example "),
            Ok("https://soporte.example".to_owned())
        );
        assert_eq!(
            parsed("127.0.0.1:8080"),
            Ok("http://127.0.0.1:8080".to_owned())
        );
        assert_eq!(
            parsed("localhost:8080"),
            Ok("http://localhost:8080".to_owned())
        );
        assert_eq!(
            parsed("https://a.example:444/x?y#z"),
            Ok("https://a.example:444".to_owned())
        );
        assert_eq!(
            parsed("https://u:p@a.example"),
            Ok("https://a.example".to_owned())
        );
    }

    #[test]
    fn address_without_protection_is_refused_unless_it_is_this_computer() {
        assert_eq!(
            parse("http://soporte.example").err(),
            Some(SignInProblem::Unprotected)
        );
        assert!(parse("http://[::1]:8080").is_ok());
    }

    #[test]
    fn nonsense_is_a_bad_address() {
        for typed in [
            "",
            "  ",
            "ftp://a.example",
            "file:///etc/passwd",
            "https://",
            "a b",
        ] {
            assert_eq!(
                parse(typed).err(),
                Some(SignInProblem::BadAddress),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn stream_follows_the_scheme() {
        assert_eq!(
            stream("https://a.example").as_deref(),
            Some("wss://a.example/api/v1/stream")
        );
        assert_eq!(
            stream("http://[::1]:1").as_deref(),
            Some("ws://[::1]:1/api/v1/stream")
        );
    }
}
