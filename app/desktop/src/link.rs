//! Links to requests: `atiende://request/1042`. They navigate and can do nothing else.

use atiende_engine::ports::RequestId;

/// How a link to a request begins.
const BEGINNING: &str = "atiende://request/";

/// The request that a link names, if it is a link to a request.
pub fn request(link: &str) -> Option<RequestId> {
    let number = link.strip_prefix(BEGINNING)?;
    // Browsers add a slash to some links.
    let number = number.strip_suffix('/').unwrap_or(number);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| number.parse().ok().map(RequestId))?
}

/// The link to a request.
pub(crate) fn to(request: RequestId) -> String {
    format!("{BEGINNING}{request}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_a_request_and_nothing_else() {
        assert_eq!(request("atiende://request/7/"), Some(RequestId(7)));
        assert_eq!(request(&to(RequestId(1042))), Some(RequestId(1042)));
        for link in [
            "atiende://request/",
            "atiende://request/-7",
            "atiende://request/7/close",
            "atiende://request/7?close",
            "atiende://close/7",
            "atiende://request/99999999999999999999",
            "https://soporte.example",
            "7",
        ] {
            assert_eq!(request(link), None, "{link}");
        }
    }
}
