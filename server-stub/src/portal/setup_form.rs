//! What the set-up page accepts, and what is wrong with what it does not.

use serde::Deserialize;

use super::form::{self, Fault, email_fault, length_fault, one_line};
use crate::auth::password::{MAX_PASSWORD, MIN_PASSWORD};
use crate::storage::Slug;

/// The longest name of a company, in characters.
pub const MAX_COMPANY: usize = 120;

/// What was typed, as it came.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SetupTyped {
    /// The administrator's name.
    pub name: String,
    /// The administrator's address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The password once more.
    pub password_again: String,
    /// The first company; may be empty.
    pub company: String,
    /// The address of its portal; may be empty.
    pub slug: String,
}

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The administrator's name.
    pub name: String,
    /// The administrator's address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The first company and the address of its portal.
    pub company: Option<(String, Slug)>,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupField {
    /// The name.
    Name(Fault),
    /// The address.
    Email(Fault),
    /// The password is too short.
    PasswordShort,
    /// The password is too long.
    PasswordLong,
    /// The two passwords are different.
    PasswordDiffers,
    /// The company's name is too long.
    CompanyLong,
    /// There is a company with this name.
    CompanyTaken,
    /// There is a portal with this address.
    SlugTaken,
    /// A portal without a company.
    SlugWithoutCompany,
    /// Not a portal's address.
    SlugWrong,
}

impl SetupTyped {
    /// What is to be made, or everything that is wrong, in the order of the page.
    pub fn check(&self) -> Result<Setup, Vec<SetupField>> {
        let (name, email, company) = (
            one_line(&self.name),
            one_line(&self.email),
            one_line(&self.company),
        );
        let slug = self.slug(&company);
        let faults: Vec<_> = [
            length_fault(&name, form::MAX_NAME).map(SetupField::Name),
            email_fault(&email).map(SetupField::Email),
            password_fault(&self.password, &self.password_again),
            (company.chars().count() > MAX_COMPANY).then_some(SetupField::CompanyLong),
            slug.as_ref().err().copied(),
        ]
        .into_iter()
        .flatten()
        .collect();
        match slug {
            Ok(slug) if faults.is_empty() => Ok(Setup {
                name,
                email,
                password: self.password.clone(),
                company: slug.map(|slug| (company, slug)),
            }),
            _ => Err(faults),
        }
    }

    fn slug(&self, company: &str) -> Result<Option<Slug>, SetupField> {
        match (company, self.slug.trim()) {
            ("", "") => Ok(None),
            ("", _) => Err(SetupField::SlugWithoutCompany),
            (company, "") => Slug::parse(&slug_of(company))
                .map(Some)
                .ok_or(SetupField::SlugWrong),
            (_, slug) => Slug::parse(slug).map(Some).ok_or(SetupField::SlugWrong),
        }
    }
}

/// What is wrong with a password that was typed twice.
pub(super) fn password_fault(password: &str, again: &str) -> Option<SetupField> {
    match password.chars().count() {
        count if count < MIN_PASSWORD => Some(SetupField::PasswordShort),
        count if count > MAX_PASSWORD => Some(SetupField::PasswordLong),
        _ if password != again => Some(SetupField::PasswordDiffers),
        _ => None,
    }
}

/// An address made of a name: `Muñoz e Hijos` becomes `munoz-e-hijos`.
fn slug_of(name: &str) -> String {
    let plain = name.to_lowercase().chars().map(plain).collect::<String>();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(Slug::MAX_LEN).collect();
    slug.trim_end_matches('-').to_owned()
}

fn plain(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' => c,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => '-',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> SetupTyped {
        SetupTyped {
            name: "Ana".to_owned(),
            email: "ana@ejemplo.com".to_owned(),
            password: "correct horse".to_owned(),
            password_again: "correct horse".to_owned(),
            company: String::new(),
            slug: String::new(),
        }
    }

    fn faults(change: impl FnOnce(&mut SetupTyped)) -> Vec<SetupField> {
        let mut typed = typed();
        change(&mut typed);
        typed.check().unwrap_err()
    }

    #[test]
    fn company_is_optional_and_names_its_portal() {
        assert_eq!(typed().check().unwrap().company, None);

        let with = SetupTyped {
            company: " Muñoz e Hijos, S.L. ".to_owned(),
            ..typed()
        };
        let (name, slug) = with.check().unwrap().company.unwrap();
        assert_eq!(
            (name.as_str(), slug.as_str()),
            ("Muñoz e Hijos, S.L.", "munoz-e-hijos-s-l")
        );
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(
            faults(|typed| typed.password = "short".to_owned()),
            [SetupField::PasswordShort]
        );
        assert_eq!(
            faults(|typed| typed.password = "x".repeat(257)),
            [SetupField::PasswordLong]
        );
        assert_eq!(
            faults(|typed| typed.password_again.clear()),
            [SetupField::PasswordDiffers]
        );
        assert_eq!(
            faults(|typed| typed.name.clear()),
            [SetupField::Name(Fault::Empty)]
        );
        assert_eq!(
            faults(|typed| typed.email = "ana".to_owned()),
            [SetupField::Email(Fault::Wrong)]
        );
        assert_eq!(
            faults(|typed| typed.slug = "acme".to_owned()),
            [SetupField::SlugWithoutCompany]
        );
        assert_eq!(
            faults(|typed| typed.company = "会社".to_owned()),
            [SetupField::SlugWrong]
        );
        assert_eq!(
            faults(|typed| {
                typed.company = "Acme".to_owned();
                typed.slug = "Acme!".to_owned();
            }),
            [SetupField::SlugWrong]
        );
    }
}
