//! The web sites that may embed a portal, read strictly: they end up in a header.

/// The longest origin.
const MAX: usize = 200;

/// The origin in small letters, without what follows the host: `https://HOST[:PORT]`, or with
/// `http` for this computer only. No wildcards, user names, paths or blanks.
pub(super) fn parse(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_scheme = match scheme {
        "https" => true,
        "http" => matches!(host, "localhost" | "127.0.0.1"),
        _ => false,
    };
    let is_good = is_scheme && is_host(host) && port.is_none_or(is_port) && text.len() <= MAX;
    is_good.then(|| format!("{scheme}://{authority}"))
}

/// Letters, digits and hyphens between full stops. Names in other alphabets travel as `xn--…`.
fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        let is_allowed = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        let is_edged = label.starts_with('-') || label.ends_with('-');
        (1..=63).contains(&label.len()) && !is_edged && label.bytes().all(is_allowed)
    })
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_brought_into_one_form() {
        for (typed, expected) in [
            ("https://www.acme.example", "https://www.acme.example"),
            ("HTTPS://Acme.Example:8443/", "https://acme.example:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://127.0.0.1", "http://127.0.0.1"),
        ] {
            assert_eq!(parse(typed).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_could_mean_more_than_one_site_is_none() {
        for typed in [
            "",
            "*",
            "acme.example",
            "https://",
            "https://*",
            "https://*.acme.example",
            "http://acme.example",
            "http://localhost.acme.example",
            "https://user@acme.example",
            "https://acme.example/path",
            "https://acme.example//",
            "https://acme.example?x",
            "https://acme.example;script-src *",
            "https://acme.example 'self'",
            "https://a,b",
            "https://acme..example",
            "https://-acme.example",
            "https://acme.example:",
            "https://acme.example:0",
            "https://acme.example:70000",
            "https://acme.example:+1",
            "https://acmé.example",
            "data://acme",
            "javascript:alert(1)",
        ] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
