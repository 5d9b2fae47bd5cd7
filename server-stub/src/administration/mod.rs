//! What administrators may write into forms: pure rules, one word for each fault of a field.

mod account;
mod color;
mod company;
mod notification;
mod origin;
mod portal;
mod settings;

use atiende_protocol::http::admin::FieldProblem;

pub use account::{Subject, check_account};
pub use color::{Color, accent_css};
pub use company::check_company;
pub use notification::{check_contact, check_rules};
pub use portal::check_portal;
pub use settings::check_settings;

use crate::portal::form::Fault;

/// Gathers what is wrong, field by field.
#[derive(Default)]
struct Faults(Vec<FieldProblem>);

impl Faults {
    /// Notes what is wrong with a field, where anything is.
    fn note(&mut self, field: &str, problem: Option<&str>) {
        self.0.extend(problem.map(|problem| fault(field, problem)));
    }

    /// The clean form, where nothing is wrong.
    fn or<T>(self, clean: T) -> Result<T, Vec<FieldProblem>> {
        if self.0.is_empty() {
            Ok(clean)
        } else {
            Err(self.0)
        }
    }
}

/// A fault of a field.
pub fn fault(field: &str, problem: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

/// The word for a fault of a text.
fn word(fault: Fault) -> &'static str {
    match fault {
        Fault::Empty => "empty",
        Fault::Long { .. } => "too_long",
        Fault::Wrong => "malformed",
    }
}

/// The word for a text that may be empty.
fn long(text: &str, max: usize) -> Option<&'static str> {
    (text.chars().count() > max).then_some("too_long")
}
