//! Why a call of a form or a list failed.

use atiende_protocol::http::admin::FieldProblem;

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallProblem {
    /// The form has bad fields.
    Fields(Vec<FieldProblem>),
    /// Only administrators may.
    Forbidden,
    /// It is not there any more.
    Gone,
    /// Too many in too short a time.
    TooMany,
    /// The service cannot be reached, or failed.
    Unavailable,
}
