//! Bodies of the HTTP calls under `/api/v1`.

pub mod admin;
pub mod notification;
mod search;

pub use search::{SearchHit, SearchPage, SnippetPart};
use serde::{Deserialize, Serialize};

use crate::{Entry, FileRefusal, FileType, Request, Technician};

/// `POST /api/v1/session`: sign in.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The technician's address; letters' case does not matter.
    pub email: String,
    /// The password.
    pub password: String,
    /// The computer's name, for the list of sessions.
    pub device: String,
}

/// The answer to [`SignIn`].
#[derive(Clone, Serialize, Deserialize)]
pub struct SignedIn {
    /// Sent as `Authorization: Bearer …` from then on.
    pub token: String,
    /// Who signed in.
    pub technician: Technician,
}

/// The answer to `GET /api/v1/requests`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestPage {
    /// Newest first.
    pub requests: Vec<Request>,
    /// Whether there are more before the last one.
    pub has_more: bool,
}

/// The answer to `GET /api/v1/requests/{id}/timeline`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinePage {
    /// In the order of the log.
    pub entries: Vec<Entry>,
    /// Whether there are earlier ones.
    pub has_earlier: bool,
}

/// The body of every refused HTTP call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What went wrong, as a word that a program can compare.
    pub error: ProblemKind,
    /// What is wrong with which field of a form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<admin::FieldProblem>,
    /// Why a file was not sent, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileProblem>,
}

/// Why a file was not sent, and which could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProblem {
    /// Its name, as it was given.
    pub name: String,
    /// Why.
    pub refusal: FileRefusal,
    /// What the sender may send.
    pub allowed: Vec<FileType>,
    /// All of it as a sentence in the customer's language; only for customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Problem {
    /// A problem that is not about fields.
    pub fn new(error: ProblemKind) -> Self {
        Self {
            error,
            fields: vec![],
            file: None,
        }
    }
}

/// What went wrong with an HTTP call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The call could not be understood.
    BadRequest,
    /// The sign-in is missing or not valid any more.
    SignInNeeded,
    /// E-mail and password do not fit.
    WrongPassword,
    /// Too many tries; the header `Retry-After` says when to come back.
    TooManyTries,
    /// Only administrators may.
    Forbidden,
    /// A form has bad fields, or something changed meanwhile.
    Invalid,
    /// A file may not be sent; [`Problem::file`] says why.
    FileRefused,
    /// There is nothing here that the caller may know of.
    NotFound,
    /// The service failed.
    Unavailable,
}
