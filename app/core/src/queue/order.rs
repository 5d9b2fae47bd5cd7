//! The key by which a row is sorted, and letters in the order of a dictionary.

use std::cmp::Reverse;

use atiende_protocol::{Request, RequestId};

use super::{Column, assignee};

/// What `ñ` counts as where somebody looks for it.
pub(super) const SEARCHED_ENYE: &str = "n";

/// What a row is sorted by; rows of one list have the same kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Number(i64),
    Text(String),
}

/// A whole place in the order: ties go by number, upwards in either direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Ascending(Key, RequestId),
    Descending(Reverse<Key>, RequestId),
}

impl Place {
    /// Whose place it is.
    pub(super) fn id(&self) -> RequestId {
        match self {
            Self::Ascending(_, id) | Self::Descending(_, id) => *id,
        }
    }
}

/// The key of a row in a column. Who waits longer is larger; nobody waiting is the smallest.
pub(super) fn key(column: Column, request: &Request) -> Key {
    match column {
        Column::SubmittedAt => Key::Number(request.submitted_at.0),
        Column::Id => Key::Number(request.id.0),
        Column::Waiting => Key::Number(
            request
                .waiting_since
                .map_or(i64::MIN, |since| since.0.saturating_neg()),
        ),
        Column::Status => Key::Number(request.status as i64),
        Column::Customer => Key::Text(dictionary(&request.customer.name)),
        Column::Company => Key::Text(dictionary(&request.company.name)),
        Column::Subject => Key::Text(dictionary(&request.subject)),
        Column::Assignee => Key::Text(dictionary(assignee(request))),
    }
}

/// A text as a dictionary sorts it: accents and case do not count, and `ñ` comes after `n`.
fn dictionary(text: &str) -> String {
    folded(text, "n~")
}

/// A text as somebody types who looks for it: accents and case do not count.
pub(super) fn searchable(text: &str) -> String {
    folded(text, SEARCHED_ENYE)
}

fn folded(text: &str, enye: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text, enye);
    folded
}

/// Adds a text without case and accents to another one.
pub(super) fn fold_into(folded: &mut String, text: &str, enye: &str) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        if let Some(added) = folded.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            letter
                .to_lowercase()
                .for_each(|letter| fold_letter(folded, letter, enye));
        }
    }
}

fn fold_letter(folded: &mut String, letter: char, enye: &str) {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => folded.push('e'),
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => folded.push('i'),
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => folded.push('o'),
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
        'ý' | 'ÿ' => folded.push('y'),
        'ç' | 'ć' | 'č' => folded.push('c'),
        'š' | 'ś' | 'ş' => folded.push('s'),
        'ž' | 'ź' | 'ż' => folded.push('z'),
        'ñ' => folded.push_str(enye),
        'ń' | 'ň' => folded.push('n'),
        'ł' => folded.push('l'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        // An accent on its own, after its letter.
        '\u{300}'..='\u{36f}' => {}
        other => folded.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{dictionary, searchable};

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by_key(|word| dictionary(word));
        words
    }

    #[test]
    fn accents_do_not_send_a_name_to_the_end() {
        assert_eq!(
            sorted(vec!["Zoe", "Óscar", "Ana", "Pío"]),
            ["Ana", "Óscar", "Pío", "Zoe"]
        );
    }

    #[test]
    fn enye_is_a_letter_after_n() {
        assert_eq!(
            sorted(vec!["Peña", "Pera", "Penza"]),
            ["Penza", "Peña", "Pera"]
        );
    }

    #[test]
    fn a_name_is_found_without_its_accents() {
        assert_eq!(searchable("Núñez"), "nunez");
        assert_eq!(searchable("Mu\u{301}gica"), "mugica");
    }
}
