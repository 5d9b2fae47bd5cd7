//! Which address a customer's request came from: headers count only from proxies that we trust.

use std::net::IpAddr;

use axum::http::HeaderMap;
use ipnet::IpNet;

/// The header that proxies add to.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The rightmost address that is not a trusted proxy; `peer` where the peer itself is not one.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    for hop in hops(headers) {
        let is_proxy = trusted.iter().any(|net| net.contains(&client));
        match hop {
            Some(hop) if is_proxy => client = hop,
            // What is left of here was written by somebody whom we do not trust.
            _ => break,
        }
    }
    client
}

/// From the last proxy back to the first; `None` for what is not an address.
fn hops(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    let values: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
    values
        .into_iter()
        .rev()
        .flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','))
        .map(|hop| std::str::from_utf8(hop).ok().and_then(address))
}

/// An address as proxies write it: with or without brackets and port.
fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let parsed = hop.parse::<IpAddr>().ok();
    let with_port = || {
        hop.parse::<std::net::SocketAddr>()
            .ok()
            .map(|socket| socket.ip())
    };
    let bracketed = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    parsed
        .or_else(with_port)
        .or_else(bracketed)
        .map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, value.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn header_from_a_stranger_is_not_believed() {
        assert_eq!(client("203.0.113.9", &["1.2.3.4"], &[]), "203.0.113.9");
        assert_eq!(
            client("203.0.113.9", &["1.2.3.4"], &["10.0.0.0/8"]),
            "203.0.113.9"
        );
    }

    #[test]
    fn rightmost_address_that_is_no_proxy_counts() {
        let trusted = ["10.0.0.0/8", "fd00::/8"];
        assert_eq!(
            client("10.0.0.1", &["198.51.100.7"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(
            client("10.0.0.1", &["6.6.6.6, 198.51.100.7, 10.0.0.2"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(
            client("10.0.0.1", &["6.6.6.6", "198.51.100.7"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(
            client("fd00::1", &["[2001:db8::5]:443"], &trusted),
            "2001:db8::5"
        );
    }

    #[test]
    fn nonsense_stops_at_the_last_known_hop() {
        let trusted = ["10.0.0.0/8"];
        assert_eq!(
            client("10.0.0.1", &["1.2.3.4, unknown"], &trusted),
            "10.0.0.1"
        );
        assert_eq!(
            client("10.0.0.1", &["1.2.3.4, ñ, 10.0.0.3"], &trusted),
            "10.0.0.3"
        );
        assert_eq!(client("10.0.0.1", &[], &trusted), "10.0.0.1");
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_the_same_one() {
        assert_eq!(
            client("::ffff:10.0.0.1", &["198.51.100.7:5000"], &["10.0.0.0/8"]),
            "198.51.100.7"
        );
    }
}
