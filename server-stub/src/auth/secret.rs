//! The service's own secret, from which signatures are made.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// 256 random bits that never leave the service.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// The secret as it is stored.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A signature; those of different purposes have nothing in common.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        self.hmac(purpose, message).finalize().into_bytes().into()
    }

    /// Whether `mac` is the signature, compared in constant time.
    pub fn is_mac(&self, purpose: &str, message: &[u8], mac: &[u8]) -> bool {
        self.hmac(purpose, message).verify_slice(mac).is_ok()
    }

    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    fn hmac(&self, purpose: &str, message: &[u8]) -> Hmac<Sha256> {
        let mut hmac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length is a key");
        hmac.update(purpose.as_bytes());
        hmac.update(&[0]);
        hmac.update(message);
        hmac
    }
}
