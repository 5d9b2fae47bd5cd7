//! The set-up form as a page.

use atiende_assets::{Locale, key};

use super::blank::headline;
use super::setup_form::MAX_COMPANY;
use super::{Field, Head, SetupField, SetupPage, SetupTyped, form, texts};
use crate::auth::password::{MAX_PASSWORD, MIN_PASSWORD};
use crate::storage::Slug;

/// The page with what was typed, passwords excepted, and what is wrong with it.
pub fn setup_page(locale: &'static Locale, typed: SetupTyped, faults: &[SetupField]) -> SetupPage {
    let title = locale.text(key::PORTAL_SETUP_TITLE).to_owned();
    SetupPage {
        head: Head {
            locale,
            title: headline(locale, title, faults.len()),
        },
        fields: fields(locale, typed, faults),
        errors_heading: (!faults.is_empty()).then(|| texts::errors_heading(locale, faults.len())),
    }
}

fn fields(locale: &Locale, typed: SetupTyped, faults: &[SetupField]) -> Vec<Field> {
    let line = |name, label, value, max| Field::line(name, locale.text(label), value, max);
    let hint = |key| locale.text(key).to_owned();
    let [password, password_again] = password_fields(locale);
    let mut fields = vec![
        line("name", key::PORTAL_SETUP_NAME, typed.name, form::MAX_NAME).filled_with("name"),
        line(
            "email",
            key::PORTAL_SETUP_EMAIL,
            typed.email,
            form::MAX_EMAIL,
        )
        .of_kind("email")
        .filled_with("username"),
        password,
        password_again,
        line(
            "company",
            key::PORTAL_SETUP_COMPANY,
            typed.company,
            MAX_COMPANY,
        )
        .hinted(hint(key::PORTAL_SETUP_COMPANY_HINT))
        .optional(),
        line("slug", key::PORTAL_SETUP_SLUG, typed.slug, Slug::MAX_LEN)
            .hinted(hint(key::PORTAL_SETUP_SLUG_HINT))
            .optional(),
    ];
    show_faults(locale, &mut fields, faults);
    fields
}

/// The password and the password once more.
pub(super) fn password_fields(locale: &Locale) -> [Field; 2] {
    let field = |name, label| {
        let field = Field::line(name, locale.text(label), String::new(), MAX_PASSWORD);
        field.of_kind("password").filled_with("new-password")
    };
    let min = [("min", MIN_PASSWORD.into())];
    let hint = locale.text_with(key::PORTAL_SETUP_PASSWORD_HINT, &min);
    [
        field("password", key::PORTAL_SETUP_PASSWORD).hinted(hint),
        field("password_again", key::PORTAL_SETUP_PASSWORD_AGAIN),
    ]
}

/// Puts a sentence beside each bad field.
pub(super) fn show_faults(locale: &Locale, fields: &mut [Field], faults: &[SetupField]) {
    for fault in faults {
        let mut fields = fields.iter_mut();
        if let Some(field) = fields.find(|field| field.name == name_of(*fault)) {
            field.error = Some(sentence(locale, *fault));
        }
    }
}

fn name_of(fault: SetupField) -> &'static str {
    match fault {
        SetupField::Name(_) => "name",
        SetupField::Email(_) => "email",
        SetupField::PasswordShort | SetupField::PasswordLong => "password",
        SetupField::PasswordDiffers => "password_again",
        SetupField::CompanyLong | SetupField::CompanyTaken => "company",
        SetupField::SlugWithoutCompany | SetupField::SlugWrong | SetupField::SlugTaken => "slug",
    }
}

fn sentence(locale: &Locale, fault: SetupField) -> String {
    let with =
        |key, name: &'static str, value: usize| locale.text_with(key, &[(name, value.into())]);
    match fault {
        SetupField::Name(form::Fault::Empty) => {
            locale.text(key::PORTAL_SETUP_NAME_EMPTY).to_owned()
        }
        SetupField::Name(fault) => texts::fault(locale, form::Field::Name, fault),
        SetupField::Email(fault) => texts::fault(locale, form::Field::Email, fault),
        SetupField::PasswordShort => with(key::PORTAL_SETUP_PASSWORD_SHORT, "min", MIN_PASSWORD),
        SetupField::PasswordLong => with(key::PORTAL_SETUP_PASSWORD_LONG, "max", MAX_PASSWORD),
        SetupField::PasswordDiffers => locale.text(key::PORTAL_SETUP_PASSWORD_DIFFERS).to_owned(),
        SetupField::CompanyLong => with(key::PORTAL_SETUP_COMPANY_LONG, "max", MAX_COMPANY),
        SetupField::CompanyTaken => locale.text(key::PORTAL_SETUP_COMPANY_TAKEN).to_owned(),
        SetupField::SlugTaken => locale.text(key::PORTAL_SETUP_SLUG_TAKEN).to_owned(),
        SetupField::SlugWithoutCompany => locale
            .text(key::PORTAL_SETUP_SLUG_WITHOUT_COMPANY)
            .to_owned(),
        SetupField::SlugWrong => with(key::PORTAL_SETUP_SLUG_WRONG, "max", Slug::MAX_LEN),
    }
}
