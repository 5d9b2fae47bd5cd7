//! Where a technician chooses a password.

use atiende_assets::{Locale, key};
use serde::Deserialize;

use super::blank::headline;
use super::setup_form::password_fault;
use super::setup_page::{password_fields, show_faults};
use super::{Head, InvitePage, SetupField, texts};

/// What was typed, as it came.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InviteTyped {
    /// The password.
    pub password: String,
    /// The password once more.
    pub password_again: String,
}

impl InviteTyped {
    /// What is wrong with it.
    pub fn fault(&self) -> Option<SetupField> {
        password_fault(&self.password, &self.password_again)
    }
}

/// The page for the technician of this name; it never shows a password that was typed.
pub fn invite_page(locale: &'static Locale, name: &str, fault: Option<SetupField>) -> InvitePage {
    let title = locale.text_with(key::PORTAL_INVITE_TITLE, &[("name", name.into())]);
    let count = usize::from(fault.is_some());
    let mut fields = password_fields(locale).to_vec();
    show_faults(locale, &mut fields, fault.as_slice());
    InvitePage {
        heading: title.clone(),
        head: Head {
            locale,
            title: headline(locale, title, count),
        },
        fields,
        errors_heading: fault.map(|_| texts::errors_heading(locale, count)),
    }
}
