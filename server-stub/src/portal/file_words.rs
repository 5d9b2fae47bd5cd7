//! How long files are and of which kinds, in words.

use atiende_assets::{Locale, key};
use atiende_protocol::FileType;

/// Each is 1,024 of the one before.
const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];

/// How long a file is, as people say it.
pub fn size_text(locale: &Locale, bytes: u64) -> String {
    let mut units = UNITS.iter();
    let mut unit = units.next().copied().unwrap_or_default();
    let mut length = 1;
    while bytes / length >= 1024
        && let Some(next) = units.next()
    {
        (unit, length) = (next, length * 1024);
    }
    let tenths = (bytes.saturating_mul(10) + length / 2) / length;
    let (whole, rest) = (tenths / 10, tenths % 10);
    if length == 1 || whole >= 10 || rest == 0 {
        let whole = (bytes.saturating_add(length / 2)) / length;
        return format!("{whole} {unit}");
    }
    format!(
        "{whole}{}{rest} {unit}",
        locale.text(key::PORTAL_FILE_DECIMAL)
    )
}

/// The endings of these kinds of files, one after the other.
pub fn types_text(types: impl IntoIterator<Item = FileType>) -> String {
    let names: Vec<_> = types.into_iter().map(FileType::extension).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_the_largest_unit_with_one_decimal_below_ten() {
        let es = Locale::load("es");
        let told =
            [0, 1023, 1024, 3_565_158, 26_214_400, 1 << 40].map(|bytes| size_text(es, bytes));
        assert_eq!(
            told,
            ["0 B", "1023 B", "1 KB", "3,4 MB", "25 MB", "1024 GB"]
        );
        assert_eq!(size_text(Locale::load("en"), 1_536), "1.5 KB");
        assert_eq!(size_text(es, 10_230), "10 KB");
    }
}
