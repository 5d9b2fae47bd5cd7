//! The key by which a row is sorted, and letters in the order of a dictionary.

use std::cmp::Reverse;

use atiende_protocol::{Request, RequestId};

use super::{Column, assignee};

/// What a row is sorted by; rows of one list have the same kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    Text(String),
}

/// A whole place in the order: ties go by number, upwards in either direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Ascending(Key, RequestId),
    Descending(Reverse<Key>, RequestId),
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
    folded(text, "n")
}

fn folded(text: &str, enye: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
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
    folded
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
