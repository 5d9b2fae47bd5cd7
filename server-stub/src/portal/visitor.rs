//! Who looks at a page: a language and an address.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use atiende_assets::Locale;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;

use super::address::client_address;
use super::{PageRefusal, Why};
use crate::AppState;

/// Longer lists of languages are not read.
const MAX_LANGUAGES: usize = 200;

/// Who looks at a page.
#[derive(Clone, Copy)]
pub struct Visitor {
    /// The language that the browser prefers, among ours.
    pub locale: &'static Locale,
    /// The address, after the trusted-proxy rule.
    pub address: IpAddr,
}

impl Visitor {
    /// An answer that says in the visitor's language why not.
    pub fn refuse(self, why: Why) -> PageRefusal {
        PageRefusal::new(self.locale, why)
    }
}

/// The language that a browser prefers, among ours.
pub fn language(headers: &HeaderMap) -> &'static Locale {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Locale::best_for(
        wanted
            .filter(|wanted| wanted.len() <= MAX_LANGUAGES)
            .unwrap_or_default(),
    )
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // Only requests that never went over a socket have no peer.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| {
            peer.ip()
        });
        Ok(Self {
            locale: language(&parts.headers),
            address: client_address(peer, &parts.headers, &app.config.trusted_proxies),
        })
    }
}
