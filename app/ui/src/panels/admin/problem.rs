//! What is wrong with a field, in words.

use atiende_assets::{Key, key};
use atiende_protocol::http::admin::FieldProblem;

use crate::scene::Scene;

/// A sentence for the field and the word of the service; words that are new get a general one.
pub(super) fn sentence(scene: Scene<'_>, problem: &FieldProblem) -> &'static str {
    scene.text(words(&problem.field, &problem.problem))
}

fn words(field: &str, problem: &str) -> Key {
    match (field, problem) {
        ("name", "empty") => key::PROBLEM_NAME_EMPTY,
        ("name", "taken") => key::PROBLEM_NAME_TAKEN,
        ("email", "empty" | "malformed") => key::PROBLEM_EMAIL_MALFORMED,
        ("email", "taken") => key::PROBLEM_EMAIL_TAKEN,
        ("slug", "empty" | "malformed") => key::PROBLEM_SLUG_MALFORMED,
        ("slug", "taken") => key::PROBLEM_SLUG_TAKEN,
        ("color", "malformed") => key::PROBLEM_COLOR_MALFORMED,
        ("embed_origins", "malformed") => key::PROBLEM_ORIGINS_MALFORMED,
        (_, "red_before_amber") => key::PROBLEM_RED_BEFORE_AMBER,
        ("amber_secs" | "red_secs" | "release_after_minutes", _) => key::PROBLEM_MINUTES,
        ("max_file_bytes", _) => key::PROBLEM_FILE_SIZE,
        ("max_request_bytes", _) => key::PROBLEM_REQUEST_SIZE,
        (_, "own_account") => key::PROBLEM_OWN_ACCOUNT,
        (_, "last_administrator") => key::PROBLEM_LAST_ADMINISTRATOR,
        (_, "empty") => key::PROBLEM_EMPTY,
        (_, "too_long") => key::PROBLEM_TOO_LONG,
        (_, "taken") => key::PROBLEM_TAKEN,
        _ => key::PROBLEM_MALFORMED,
    }
}
