//! A limit for files: bytes at the service, mebibytes where it is typed.

const MIB: u64 = 1024 * 1024;
/// The greatest limit, in mebibytes.
const MOST: u64 = 64 * 1024;

/// A limit as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Limit {
    /// What the service has.
    bytes: u64,
    /// What stands in the field.
    pub typed: String,
}

impl Limit {
    /// As the service has it.
    pub fn of(bytes: u64) -> Self {
        Self {
            bytes,
            typed: bytes.div_ceil(MIB).to_string(),
        }
    }

    /// In bytes; nothing where it is no number that is permitted.
    ///
    /// What nobody typed stays as it is, also where it is no whole number of mebibytes.
    pub fn bytes(&self) -> Option<u64> {
        if *self == Self::of(self.bytes) {
            return Some(self.bytes);
        }
        let typed: Option<u64> = self.typed.trim().parse().ok();
        let permitted = typed.filter(|mebibytes| (1..=MOST).contains(mebibytes));
        permitted.map(|mebibytes| mebibytes * MIB)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: u64, typed: &str) -> Option<u64> {
        let typed = typed.to_owned();
        Limit { bytes, typed }.bytes()
    }

    #[test]
    fn a_limit_is_typed_in_mebibytes() {
        assert_eq!(Limit::of(25 * MIB).typed, "25");
        assert_eq!(typed(25 * MIB, " 200 "), Some(200 * MIB));
        for wrong in ["", "0", "-1", "1,5", "65537", "mucho"] {
            assert_eq!(typed(25 * MIB, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_limit_that_nobody_touched_stays_to_the_byte() {
        assert_eq!(Limit::of(1500).typed, "1");
        assert_eq!(Limit::of(1500).bytes(), Some(1500));
        assert_eq!(typed(1500, "2"), Some(2 * MIB));
    }
}
