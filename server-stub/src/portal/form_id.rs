//! The form's once-only id: made by us, bound to a browser, and the seed of the request's token.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::auth::Secret;

/// How long a form may lie open before it has to be sent again.
const VALID_SECS: u64 = 24 * 60 * 60;

const RANDOM: usize = 16;
const TIME: usize = 8;
const BINDING: usize = 16;
const SIGNED: usize = RANDOM + TIME + BINDING;
const MAC: usize = 32;

/// What a genuine form id says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormId {
    text: String,
    issued_at: u64,
    binding: [u8; BINDING],
}

impl FormId {
    /// A new id for the browser that holds `cookie`, at `now` in seconds.
    pub fn issue(secret: &Secret, cookie: &str, now: u64) -> Result<String, getrandom::Error> {
        let mut random = [0; RANDOM];
        getrandom::fill(&mut random)?;
        let mut bytes = Vec::with_capacity(SIGNED + MAC);
        bytes.extend(random);
        bytes.extend(now.to_be_bytes());
        bytes.extend(binding(cookie));
        bytes.extend(secret.mac("form-id", &bytes));
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The id, where it is one of ours.
    pub fn parse(secret: &Secret, text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (signed, mac) = bytes.split_at_checked(SIGNED)?;
        if !secret.is_mac("form-id", signed, mac) {
            return None;
        }
        let (_, rest) = signed.split_at_checked(RANDOM)?;
        let (time, binding) = rest.split_at_checked(TIME)?;
        Some(Self {
            text: text.to_owned(),
            issued_at: u64::from_be_bytes(time.try_into().ok()?),
            binding: binding.try_into().ok()?,
        })
    }

    /// The id as it travels.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it was made for the browser that holds `cookie`.
    pub fn is_of(&self, cookie: &str) -> bool {
        self.binding == binding(cookie)
    }

    /// Whether it is not too old at `now`.
    pub fn is_fresh(&self, now: u64) -> bool {
        now.saturating_sub(self.issued_at) <= VALID_SECS
    }

    /// The token of the request that is made with this id: always the same one, so that a form
    /// that is sent twice leads to the same page.
    pub fn request_token(&self, secret: &Secret) -> String {
        URL_SAFE_NO_PAD.encode(secret.mac("request-token", self.text.as_bytes()))
    }
}

fn binding(cookie: &str) -> [u8; BINDING] {
    let hash = Sha256::digest(cookie.as_bytes());
    std::array::from_fn(|index| hash.get(index).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(seed: u8) -> Secret {
        Secret::new([seed; 32])
    }

    #[test]
    fn an_id_of_ours_is_known_again_and_bound_to_its_browser() {
        let text = FormId::issue(&secret(1), "cookie", 1_000).unwrap();
        let id = FormId::parse(&secret(1), &text).unwrap();

        assert!(id.is_of("cookie"));
        assert!(!id.is_of("another"));
        assert!(id.is_fresh(1_000 + VALID_SECS));
        assert!(!id.is_fresh(1_001 + VALID_SECS));
    }

    #[test]
    fn forged_ids_are_refused() {
        let text = FormId::issue(&secret(1), "cookie", 1_000).unwrap();

        assert_eq!(FormId::parse(&secret(2), &text), None);
        for forged in [
            "",
            "x",
            &text[1..],
            &format!("{text}A"),
            &"A".repeat(text.len()),
        ] {
            assert_eq!(FormId::parse(&secret(1), forged), None, "{forged}");
        }
    }

    #[test]
    fn one_id_makes_one_token_and_two_make_two() {
        let parse = |text: &str| FormId::parse(&secret(1), text).unwrap();
        let first = FormId::issue(&secret(1), "cookie", 1).unwrap();
        let second = FormId::issue(&secret(1), "cookie", 1).unwrap();

        let token = parse(&first).request_token(&secret(1));
        assert_eq!(token, parse(&first).request_token(&secret(1)));
        assert_ne!(token, parse(&second).request_token(&secret(1)));
        assert_eq!(token.len(), 43);
    }
}
