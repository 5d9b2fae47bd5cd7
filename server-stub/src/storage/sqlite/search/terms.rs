//! What was typed, as expressions that the full-text index takes.

/// More words than this are not looked for.
const MAX_TERMS: usize = 16;

/// One expression for each word; every one must be found. None where there is no word.
///
/// Whatever was typed is quoted, so that nothing in it has a meaning of its own; what the index
/// splits further, such as an address, is then looked for as a phrase.
pub(super) fn terms(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(MAX_TERMS)
        .collect();
    let last = words.len().saturating_sub(1);
    let mut terms: Vec<String> = Vec::with_capacity(words.len());
    for (index, word) in words.into_iter().enumerate() {
        let term = term(word, index == last);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// One expression for every word, each in what a request says of itself; finds nothing where there
/// is no word.
pub(in crate::storage::sqlite) fn of_row(text: &str) -> String {
    match terms(text).join(" AND ") {
        words if words.is_empty() => "\"\"".to_owned(),
        words => format!("{{customer_name customer_email subject number}} : ({words})"),
    }
}

/// The last word may be unfinished.
fn term(word: &str, is_last: bool) -> String {
    if let Some(number) = number(word) {
        return format!("number : \"{number}\"");
    }
    let quoted = format!("\"{}\"", word.replace('"', "\"\""));
    if is_last { quoted + " *" } else { quoted }
}

/// A request's number, as `#7`.
fn number(word: &str) -> Option<&str> {
    let number = word.strip_prefix('#')?;
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_and_the_last_one_may_be_unfinished() {
        assert_eq!(terms("no imprime"), ["\"no\"", "\"imprime\" *"]);
        assert_eq!(terms(" ana@acme.example "), ["\"ana@acme.example\" *"]);
        assert_eq!(terms("hola hola hola!"), ["\"hola\"", "\"hola!\" *"]);
    }

    #[test]
    fn a_number_sign_names_one_request() {
        assert_eq!(terms("#1042 red"), ["number : \"1042\"", "\"red\" *"]);
        assert_eq!(terms("#1042"), ["number : \"1042\""]);
        assert_eq!(terms("#10x"), ["\"#10x\" *"]);
    }

    #[test]
    fn nothing_that_was_typed_has_a_meaning_of_its_own() {
        assert_eq!(terms("a\" OR b*"), ["\"a\"\"\"", "\"OR\"", "\"b*\" *"]);
        assert_eq!(terms("NEAR(a, 3)"), ["\"NEAR(a,\"", "\"3)\" *"]);
        assert_eq!(terms("a\0b"), ["\"a\"", "\"b\" *"]);
        assert_eq!(terms("\" * ( ^ - : # …"), [""; 0]);
        assert_eq!(terms(&"x y ".repeat(5_000)), ["\"x\"", "\"y\"", "\"y\" *"]);
    }
}
