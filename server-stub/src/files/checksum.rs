//! Whether the bytes that arrive are those that were sent: the header `Upload-Checksum`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

/// The algorithms, as they are told to clients.
pub(crate) const ALGORITHMS: &str = "sha1,sha256";

/// A hash that grows with the bytes, and what it should become.
pub(crate) struct Checksum {
    hash: Hash,
    expected: Vec<u8>,
}

enum Hash {
    Sha1(Sha1),
    Sha256(Sha256),
}

impl Checksum {
    /// Reads `sha1 BASE64`; `None` where it is of another kind, or nonsense.
    pub(crate) fn parse(header: &str) -> Option<Self> {
        let (algorithm, expected) = header.trim().split_once(' ')?;
        let (hash, len) = match algorithm {
            "sha1" => (Hash::Sha1(Sha1::new()), 20),
            "sha256" => (Hash::Sha256(Sha256::new()), 32),
            _ => return None,
        };
        let expected = BASE64_STANDARD.decode(expected.trim()).ok()?;
        (expected.len() == len).then_some(Self { hash, expected })
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match &mut self.hash {
            Hash::Sha1(hash) => hash.update(bytes),
            Hash::Sha256(hash) => hash.update(bytes),
        }
    }

    /// Whether all bytes were the right ones.
    pub(super) fn is_right(&self) -> bool {
        let found = match &self.hash {
            Hash::Sha1(hash) => hash.clone().finalize().to_vec(),
            Hash::Sha256(hash) => hash.clone().finalize().to_vec(),
        };
        found == self.expected
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(header: &str, bytes: &[u8]) -> Option<bool> {
        let mut checksum = Checksum::parse(header)?;
        for part in bytes.chunks(2) {
            checksum.update(part);
        }
        Some(checksum.is_right())
    }

    #[test]
    fn two_algorithms_are_known_and_nonsense_is_not() {
        // Both hashes of "hello".
        let sha1 = "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=";
        let sha256 = "sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
        assert_eq!(is_right(sha1, b"hello"), Some(true));
        assert_eq!(is_right(sha256, b"hello"), Some(true));
        assert_eq!(is_right(sha1, b"hallo"), Some(false));
        assert_eq!(is_right(sha256, b""), Some(false));
        for nonsense in ["", "sha1", "md5 AAAA", "sha1 AAAA", "sha256 ???"] {
            assert_eq!(is_right(nonsense, b"hello"), None, "{nonsense}");
        }
    }
}
