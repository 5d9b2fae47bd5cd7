//! Opens web addresses in the browser.

/// Opens a web address and does not wait for the browser.
///
/// Anything else than http and https is refused: another scheme could start any program.
pub fn open(url: &str) {
    if !is_web_address(url) {
        tracing::warn!("Not opened: not a web address");
        return;
    }
    if let Err(error) = open::that_detached(url) {
        tracing::warn!(%error, "The browser did not start");
    }
}

fn is_web_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        assert!(is_web_address("https://soporte.example/p/acme"));
        assert!(is_web_address("HTTP://127.0.0.1:8080/"));
        for other in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "/usr/bin/id",
            "",
        ] {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
