//! A company's form.

use atiende_protocol::http::admin::{CompanyForm, FieldProblem};

use super::{Faults, word};
use crate::portal::MAX_COMPANY;
use crate::portal::form::{length_fault, one_line};

/// The clean name of a company, or what is wrong with it.
pub fn check_company(form: &CompanyForm) -> Result<String, Vec<FieldProblem>> {
    let name = one_line(&form.name);
    let mut faults = Faults::default();
    faults.note("name", length_fault(&name, MAX_COMPANY).map(word));
    faults.or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::fault;

    fn check(name: &str) -> Result<String, Vec<FieldProblem>> {
        let name = name.to_owned();
        check_company(&CompanyForm { name })
    }

    #[test]
    fn a_company_has_a_name_of_one_line() {
        assert_eq!(check(" Muñoz\te Hijos \n").unwrap(), "Muñoz e Hijos");
        assert_eq!(check(" \n ").unwrap_err(), [fault("name", "empty")]);
        let long = "x".repeat(MAX_COMPANY + 1);
        assert_eq!(check(&long).unwrap_err(), [fault("name", "too_long")]);
    }
}
