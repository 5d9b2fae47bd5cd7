//! Texts without case and accents, as the full-text index compares them.

use icu_normalizer::DecomposingNormalizerBorrowed;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

/// A text without case and accents.
pub(super) fn folded(text: &str) -> String {
    let small = text.to_lowercase();
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&small);
    decomposed.chars().filter(|c| !is_accent(*c)).collect()
}

/// Whether a character is one of the accents that go over or under any letter.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Lets the statements of a connection call it.
pub(super) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("folded", 1, flags, |values| {
        let text: String = values.get(0)?;
        Ok(folded(&text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference_and_letters_do() {
        for text in ["JOSÉ.Muñoz", "josé.muñoz", "Jose\u{301}.Mun\u{303}oz"] {
            assert_eq!(folded(text), "jose.munoz", "{text}");
        }
        assert_eq!(folded("ÁÉÍÓÚÜÑÇ"), "aeiouunc");
        assert_eq!(folded("ΜΑΡΊΑ@ПРИМЕР.рф"), "μαρια@пример.рф");
        assert_ne!(folded("ana@acme.example"), folded("ana@acme.examples"));
    }
}
