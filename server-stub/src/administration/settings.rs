//! The form of what holds for everybody.

use atiende_protocol::Settings;
use atiende_protocol::http::admin::FieldProblem;

use super::{Faults, long};
use crate::portal::form::one_line;

/// The longest word for a company, in characters.
const MAX_WORD: usize = 40;

/// The longest time until requests go back to the queue: a day.
const MAX_MINUTES: u32 = 24 * 60;

/// The smallest limit for files, in bytes: below it, nothing of use could be sent.
const MIN_BYTES: u64 = 1024;

/// The greatest limit for files, in bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024 * 1024;

/// The clean settings, or what is wrong with them.
pub fn check_settings(form: &Settings) -> Result<Settings, Vec<FieldProblem>> {
    let word = form.company_word.as_deref().map(one_line);
    let word = word.filter(|word| !word.is_empty());
    let minutes = form.release_after_minutes;
    let is_minutes = minutes.is_none_or(|minutes| (1..=MAX_MINUTES).contains(&minutes));
    let mut faults = Faults::default();
    let too_long = word.as_deref().and_then(|word| long(word, MAX_WORD));
    faults.note("company_word", too_long);
    faults.note(
        "release_after_minutes",
        (!is_minutes).then_some("malformed"),
    );
    let is_size = |bytes: u64| (MIN_BYTES..=MAX_BYTES).contains(&bytes);
    faults.note(
        "max_file_bytes",
        (!is_size(form.max_file_bytes)).then_some("malformed"),
    );
    let is_enough = form.max_request_bytes >= form.max_file_bytes;
    faults.note(
        "max_request_bytes",
        (!(is_enough && is_size(form.max_request_bytes))).then_some("malformed"),
    );
    faults.or(Settings {
        has_availability_gate: form.has_availability_gate,
        company_word: word,
        release_after_minutes: minutes,
        max_file_bytes: form.max_file_bytes,
        max_request_bytes: form.max_request_bytes,
        hides_details: form.hides_details,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::fault;

    #[test]
    fn an_empty_word_is_none() {
        let form = Settings {
            company_word: Some("  ".to_owned()),
            ..Settings::default()
        };
        assert_eq!(check_settings(&form).unwrap().company_word, None);
    }

    #[test]
    fn each_fault_is_named() {
        let form = Settings {
            company_word: Some("x".repeat(MAX_WORD + 1)),
            release_after_minutes: Some(0),
            ..Settings::default()
        };
        let expected = [
            fault("company_word", "too_long"),
            fault("release_after_minutes", "malformed"),
        ];
        assert_eq!(check_settings(&form).unwrap_err(), expected);
        let longest = Settings {
            release_after_minutes: Some(MAX_MINUTES),
            ..Settings::default()
        };
        assert_eq!(check_settings(&longest).unwrap(), longest);
    }
}
