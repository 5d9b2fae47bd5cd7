//! A technician's form.

use atiende_protocol::http::admin::{AccountForm, FieldProblem};
use atiende_protocol::{CompanyId, TechnicianId};

use super::{Faults, word};
use crate::portal::form::{MAX_NAME, email_fault, length_fault, one_line};

/// Whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A technician who is to be invited.
    New,
    /// A technician who is there, and the administrator who changes the form.
    Changed {
        /// Whose form.
        id: TechnicianId,
        /// Who changes it.
        by: TechnicianId,
    },
}

/// The clean form, or what is wrong with it. `companies` are all there are.
pub fn check_account(
    form: &AccountForm,
    subject: Subject,
    companies: &[CompanyId],
) -> Result<AccountForm, Vec<FieldProblem>> {
    let mut clean = AccountForm {
        name: one_line(&form.name),
        email: one_line(&form.email),
        ..form.clone()
    };
    clean.companies.sort_unstable();
    clean.companies.dedup();
    let is_own = matches!(subject, Subject::Changed { id, by } if id == by);
    let is_unknown = clean.companies.iter().any(|id| !companies.contains(id));
    let mut faults = Faults::default();
    faults.note("name", length_fault(&clean.name, MAX_NAME).map(word));
    faults.note("email", email_fault(&clean.email).map(word));
    // Whoever shuts himself out cannot open again.
    let is_demoted = is_own && !clean.is_administrator;
    faults.note("is_administrator", is_demoted.then_some("own_account"));
    let disabled = match subject {
        Subject::New => "malformed",
        Subject::Changed { .. } => "own_account",
    };
    let is_wrong = clean.is_disabled && (is_own || subject == Subject::New);
    faults.note("is_disabled", is_wrong.then_some(disabled));
    faults.note("companies", is_unknown.then_some("unknown"));
    faults.or(clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::fault;

    const ACME: CompanyId = CompanyId(1);
    const ANA: TechnicianId = TechnicianId(1);
    const OWN: Subject = Subject::Changed { id: ANA, by: ANA };
    const OTHER: Subject = Subject::Changed {
        id: ANA,
        by: TechnicianId(2),
    };

    fn form() -> AccountForm {
        AccountForm {
            name: "Ana".to_owned(),
            email: "ana@ejemplo.com".to_owned(),
            is_administrator: true,
            is_disabled: false,
            companies: vec![ACME],
        }
    }

    #[track_caller]
    fn refused(subject: Subject, change: impl FnOnce(&mut AccountForm)) -> FieldProblem {
        let mut form = form();
        change(&mut form);
        let mut faults = check_account(&form, subject, &[ACME]).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        faults.remove(0)
    }

    #[test]
    fn texts_are_cleaned_and_companies_named_once() {
        let mut typed = form();
        typed.name = " Ana\n".to_owned();
        typed.companies = vec![ACME, ACME];
        assert_eq!(check_account(&typed, OWN, &[ACME]).unwrap(), form());
    }

    #[test]
    fn each_fault_is_named() {
        let long = "x".repeat(MAX_NAME + 1);
        assert_eq!(refused(OTHER, |f| f.name.clear()), fault("name", "empty"));
        assert_eq!(refused(OTHER, |f| f.name = long), fault("name", "too_long"));
        assert_eq!(refused(OTHER, |f| f.email.clear()), fault("email", "empty"));
        let malformed = fault("email", "malformed");
        assert_eq!(refused(OTHER, |f| f.email = "ana".to_owned()), malformed);
        let unknown = fault("companies", "unknown");
        assert_eq!(
            refused(OTHER, |f| f.companies = vec![CompanyId(9)]),
            unknown
        );
    }

    #[test]
    fn nobody_shuts_himself_out() {
        let own = |field| fault(field, "own_account");
        let demoted = refused(OWN, |form| form.is_administrator = false);
        assert_eq!(demoted, own("is_administrator"));
        let disabled = refused(OWN, |form| form.is_disabled = true);
        assert_eq!(disabled, own("is_disabled"));

        let mut form = form();
        (form.is_administrator, form.is_disabled) = (false, true);
        assert!(check_account(&form, OTHER, &[ACME]).is_ok());
    }

    #[test]
    fn nobody_is_invited_and_shut_out_at_once() {
        let refused = refused(Subject::New, |form| form.is_disabled = true);
        assert_eq!(refused, fault("is_disabled", "malformed"));
    }
}
