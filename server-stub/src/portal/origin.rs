//! Whether a form was sent from our own page, and by the browser that we gave it to.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HOST, ORIGIN, REFERER};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Frame;

const FETCH_SITE: &str = "sec-fetch-site";
const COOKIE_NAME: &str = "atiende_form";
const COOKIE_BYTES: usize = 16;

/// Whether the browser says that its own page of ours sent this. Programs that are no browsers
/// say nothing, and have no customer whose browser could be misused.
pub fn is_own_page(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let site = text(headers, FETCH_SITE);
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    match text(headers, ORIGIN.as_str()) {
        // Pages without a referrer hide their origin too; the browser then says the site only.
        Some("null") => site.is_some(),
        Some(origin) => is_origin(origin, headers, public_url),
        None => true,
    }
}

/// As [`is_own_page`], for pages whose address is a secret that no other site knows. They hide
/// their origin, and without TLS browsers say nothing about the site either.
pub fn is_own_secret_page(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let is_hidden = text(headers, ORIGIN.as_str()) == Some("null");
    (is_hidden && !headers.contains_key(FETCH_SITE)) || is_own_page(headers, public_url)
}

/// Whether a browser sent this: every one says at least one of these with a form.
pub fn comes_from_browser(headers: &HeaderMap) -> bool {
    [
        ORIGIN.as_str(),
        REFERER.as_str(),
        COOKIE.as_str(),
        FETCH_SITE,
    ]
    .iter()
    .any(|name| headers.contains_key(*name))
}

fn is_origin(origin: &str, headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let host = origin.split_once("://").map(|(_, host)| host);
    let is_public = public_url.is_some_and(|url| url.trim_end_matches('/') == origin);
    is_public || (host.is_some() && host == text(headers, HOST.as_str()))
}

/// The cookie that binds forms to a browser. It holds nothing but chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormCookie {
    value: String,
    is_new: bool,
}

impl FormCookie {
    /// The browser's cookie, or a new one: the other forms of the same browser stay valid.
    pub fn of(headers: &HeaderMap) -> Result<Self, getrandom::Error> {
        if let Some(value) = sent(headers) {
            return Ok(Self {
                value,
                is_new: false,
            });
        }
        let mut bytes = [0; COOKIE_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self {
            value: URL_SAFE_NO_PAD.encode(bytes),
            is_new: true,
        })
    }

    /// What forms are bound to.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The header that gives it to the browser; `None` where the browser has it.
    ///
    /// Lax, not strict: a customer who comes by a link from a mail must not get another cookie,
    /// or the form in the other tab would have to be sent twice.
    /// Inside another site's page browsers send only cookies that say so, and keep those apart
    /// for each such site.
    pub fn header(&self, public_url: Option<&str>, frame: &Frame) -> Option<String> {
        let is_secure = public_url.is_some_and(|url| url.starts_with("https://"));
        let scope = match (is_secure, frame.is_embedded()) {
            (false, _) => "SameSite=Lax",
            (true, false) => "SameSite=Lax; Secure",
            (true, true) => "SameSite=None; Secure; Partitioned",
        };
        let value = &self.value;
        self.is_new
            .then(|| format!("{COOKIE_NAME}={value}; Path=/p/; HttpOnly; {scope}"))
    }
}

fn sent(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(name, _)| name.trim() == COOKIE_NAME)?;
    let bytes = URL_SAFE_NO_PAD.decode(value.trim()).ok()?;
    (bytes.len() == COOKIE_BYTES).then(|| value.trim().to_owned())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    fn is_own(pairs: &[(&'static str, &'static str)]) -> bool {
        is_own_page(&headers(pairs), Some("https://help.example.com"))
    }

    #[test]
    fn another_site_is_refused_and_our_own_is_not() {
        assert!(is_own(&[
            ("host", "127.0.0.1:80"),
            ("origin", "http://127.0.0.1:80")
        ]));
        assert!(is_own(&[
            ("host", "inner:80"),
            ("origin", "https://help.example.com")
        ]));
        assert!(is_own(&[
            ("origin", "null"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(is_own(&[]));

        assert!(!is_own(&[
            ("host", "127.0.0.1:80"),
            ("origin", "https://evil.example")
        ]));
        assert!(!is_own(&[
            ("host", "127.0.0.1:80"),
            ("origin", "http://127.0.0.1:81")
        ]));
        assert!(!is_own(&[("sec-fetch-site", "cross-site")]));
        assert!(!is_own(&[("sec-fetch-site", "same-site")]));
        assert!(!is_own(&[("origin", "null")]));
        assert!(!is_own(&[("origin", "")]));
    }

    #[test]
    fn a_page_with_a_secret_address_may_hide_where_it_is() {
        let is_own = |pairs| is_own_secret_page(&headers(pairs), None);
        assert!(is_own(&[("host", "h"), ("origin", "null")]));
        assert!(is_own(&[("host", "h"), ("origin", "http://h")]));

        assert!(!is_own(&[("host", "h"), ("origin", "http://evil.example")]));
        assert!(!is_own(&[
            ("origin", "null"),
            ("sec-fetch-site", "cross-site")
        ]));
    }

    #[test]
    fn a_browser_keeps_its_cookie_and_gets_one_only_once() {
        let first = FormCookie::of(&HeaderMap::new()).unwrap();
        let line = first
            .header(Some("https://help.example.com"), &Frame::default())
            .unwrap();
        assert!(
            line.ends_with("; Path=/p/; HttpOnly; SameSite=Lax; Secure"),
            "{line}"
        );

        let mut back = HeaderMap::new();
        let sent = format!("other=1; {}", line.split(';').next().unwrap());
        back.insert(COOKIE, sent.parse().unwrap());
        let second = FormCookie::of(&back).unwrap();
        assert_eq!(second.value(), first.value());
        assert_eq!(second.header(None, &Frame::default()), None);
    }

    #[test]
    fn a_cookie_of_another_shape_is_replaced() {
        let broken = headers(&[("cookie", "atiende_form=<script>")]);
        assert!(
            FormCookie::of(&broken)
                .unwrap()
                .header(None, &Frame::default())
                .is_some()
        );
    }
}
