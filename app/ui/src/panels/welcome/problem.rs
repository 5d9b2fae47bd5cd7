//! Why signing in failed: one sentence each, and where it belongs.

use atiende_assets::{Locale, key};
use atiende_core::{LocalProblem, SignInProblem};

/// Where the sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Service,
    Password,
    Form,
    Local,
}

/// Where the sentence stands.
pub(super) fn place(problem: &SignInProblem) -> Place {
    match problem {
        SignInProblem::BadAddress
        | SignInProblem::Unreachable
        | SignInProblem::NotAtiende
        | SignInProblem::Unprotected => Place::Service,
        SignInProblem::WrongPassword => Place::Password,
        SignInProblem::TooManyTries { .. } | SignInProblem::Expired => Place::Form,
        SignInProblem::Local(_) => Place::Local,
    }
}

/// What happened and what to do.
pub(super) fn sentence(locale: &Locale, problem: &SignInProblem) -> String {
    let text = |key| locale.text(key).to_owned();
    match problem {
        SignInProblem::BadAddress => text(key::PROBLEM_BAD_ADDRESS),
        SignInProblem::Unreachable => text(key::PROBLEM_UNREACHABLE),
        SignInProblem::NotAtiende => text(key::PROBLEM_NOT_ATIENDE),
        SignInProblem::WrongPassword => text(key::PROBLEM_WRONG_PASSWORD),
        SignInProblem::Unprotected => text(key::PROBLEM_UNPROTECTED),
        SignInProblem::Expired => text(key::PROBLEM_EXPIRED),
        SignInProblem::TooManyTries { retry_secs } => locale.text_with(
            key::PROBLEM_TOO_MANY_TRIES,
            &[("secs", (*retry_secs).into())],
        ),
        SignInProblem::Local(problem) => local(locale, problem),
    }
}

fn local(locale: &Locale, problem: &LocalProblem) -> String {
    match problem {
        LocalProblem::FolderNotWritable(path) => {
            locale.text_with(key::PROBLEM_FOLDER, &[("path", path.as_str().into())])
        }
        LocalProblem::DatabaseTooNew => locale.text(key::PROBLEM_DATABASE).to_owned(),
        LocalProblem::PortTaken(port) => {
            locale.text_with(key::PROBLEM_PORT, &[("port", port.to_string().into())])
        }
        LocalProblem::Other(message) => {
            locale.text_with(key::PROBLEM_OTHER, &[("message", message.as_str().into())])
        }
    }
}
