//! The words around what was found, with what was found marked.

use std::fmt::Write as _;

use atiende_protocol::http::SnippetPart;

use crate::storage::StorageError;
use crate::storage::sqlite::unavailable;

/// What the index puts around each match: new and random each time, so that no text holds it.
pub(super) struct Marks {
    pub(super) start: String,
    pub(super) end: String,
}

impl Marks {
    pub(super) fn random() -> Result<Self, StorageError> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(unavailable)?;
        let mut name = String::with_capacity(2 * bytes.len());
        for byte in bytes {
            write!(name, "{byte:02x}").map_err(unavailable)?;
        }
        Ok(Self {
            start: format!("<{name}>"),
            end: format!("</{name}>"),
        })
    }

    /// Takes the marks out of a text.
    pub(super) fn parts(&self, marked: &str) -> Vec<SnippetPart> {
        let mut parts = Vec::new();
        let mut add = |text: &str, is_match| {
            if !text.is_empty() {
                let text = text.to_owned();
                parts.push(SnippetPart { text, is_match });
            }
        };
        let mut pieces = marked.split(&self.start);
        add(pieces.next().unwrap_or_default(), false);
        for piece in pieces {
            let (matched, rest) = piece.split_once(&self.end).unwrap_or((piece, ""));
            add(matched, true);
            add(rest, false);
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(marks: &Marks, marked: &str) -> Vec<(String, bool)> {
        let parts = marks.parts(marked).into_iter();
        parts.map(|part| (part.text, part.is_match)).collect()
    }

    #[test]
    fn what_was_found_is_marked() {
        let marks = Marks::random().unwrap();
        let Marks { start, end } = &marks;
        let marked = format!("la {start}impresora{end} no {start}imprime{end}");
        let expected = [
            ("la ", false),
            ("impresora", true),
            (" no ", false),
            ("imprime", true),
        ];
        assert_eq!(
            shown(&marks, &marked),
            expected.map(|(text, is_match)| (text.to_owned(), is_match))
        );
        assert_eq!(shown(&marks, ""), []);
    }

    #[test]
    fn marks_are_never_the_same_twice() {
        assert_ne!(
            Marks::random().unwrap().start,
            Marks::random().unwrap().start
        );
    }
}
