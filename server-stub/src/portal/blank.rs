//! The form as a page: what was typed, what is wrong with it, what else there is to say.

use atiende_assets::{Key, Locale, key};

use super::form::{self, Fault, Typed};
use super::{Field, FormPage, Frame, Head, Link, Notice, Presence, texts};
use crate::administration::Color;
use crate::storage::Portal;

/// The form before it is written as a page.
#[derive(Clone, Debug, Default)]
pub struct Blank {
    /// What was typed, as it came.
    pub typed: Typed,
    /// What is wrong with it.
    pub faults: Vec<(form::Field, Fault)>,
    /// What else there is to say.
    pub notice: Option<Key>,
    /// Token and number of the request that was sent with this form before.
    pub sent_before: Option<(String, i64)>,
}

impl Blank {
    /// The page of a portal, in a language, under a name.
    pub fn page(self, locale: &'static Locale, shown: Shown<'_>, form_id: String) -> FormPage {
        let portal = shown.portal;
        let title = locale.text_with(
            key::PORTAL_HELP_FROM,
            &[("company", portal.title.as_str().into())],
        );
        let (count, is_new) = (self.faults.len(), self.sent_before.is_none());
        let button = if is_new {
            key::PORTAL_SEND
        } else {
            key::PORTAL_SEND_AS_NEW
        };
        FormPage {
            head: Head {
                locale,
                title: headline(locale, title, count),
            },
            lead: lead(locale, portal),
            availability: shown.availability(locale),
            accent: portal.look.accent.map(Color::url),
            embed: shown.frame.query(),
            portal_title: portal.title.clone(),
            slug: portal.slug.as_str().to_owned(),
            form_id,
            notice: self.notice(locale, shown.frame),
            fields: self.fields(locale),
            errors_heading: (count > 0).then(|| texts::errors_heading(locale, count)),
            button: locale.text(button).to_owned(),
            texts: texts::of_form(locale),
        }
    }

    fn notice(&self, locale: &Locale, frame: &Frame) -> Option<Notice> {
        let Some((token, number)) = &self.sent_before else {
            return Some(Notice {
                text: locale.text(self.notice?).to_owned(),
                link: None,
            });
        };
        let number = [("number", (*number).into())];
        let text = locale.text_with(key::PORTAL_NOTICE_OPEN, &number);
        Some(Notice {
            text: locale.text_with(key::PORTAL_NOTICE_SENT, &number),
            link: Some(Link {
                href: format!("/r/{token}{}", frame.query()),
                text,
            }),
        })
    }

    fn fields(self, locale: &Locale) -> Vec<Field> {
        let Typed {
            name,
            email,
            subject,
            description,
        } = self.typed;
        let line = |name, label, value, max| Field::line(name, locale.text(label), value, max);
        let hint = |key| locale.text(key).to_owned();
        let mut fields = vec![
            line("name", key::PORTAL_NAME, name, form::MAX_NAME).filled_with("name"),
            line("email", key::PORTAL_EMAIL, email, form::MAX_EMAIL)
                .of_kind("email")
                .filled_with("email"),
            line("subject", key::PORTAL_SUBJECT, subject, form::MAX_SUBJECT)
                .hinted(hint(key::PORTAL_SUBJECT_HINT)),
            line(
                "description",
                key::PORTAL_DESCRIPTION,
                description,
                form::MAX_DESCRIPTION,
            )
            .of_kind("textarea")
            .hinted(hint(key::PORTAL_DESCRIPTION_HINT)),
        ];
        for (at, fault) in self.faults {
            if let Some(field) = fields.iter_mut().find(|field| field.name == at.name()) {
                field.error = Some(texts::fault(locale, at, fault));
            }
        }
        fields
    }
}

/// What the page shows beside the form.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The portal.
    pub portal: &'a Portal,
    /// Where the page is shown.
    pub frame: &'a Frame,
    /// Whether a technician could answer now.
    pub is_somebody_available: bool,
}

impl Shown<'_> {
    fn availability(self, locale: &Locale) -> Presence {
        let (class, key) = if self.is_somebody_available {
            ("here", key::PORTAL_SOMEBODY)
        } else {
            ("nobody", key::PORTAL_NOBODY)
        };
        Presence {
            class,
            text: locale.text(key).to_owned(),
        }
    }
}

fn lead(locale: &Locale, portal: &Portal) -> String {
    if portal.welcome.is_empty() {
        locale.text(key::PORTAL_LEAD).to_owned()
    } else {
        portal.welcome.clone()
    }
}

/// Screen readers say the title first: it tells that something is wrong.
pub(super) fn headline(locale: &Locale, title: String, faults: usize) -> String {
    if faults == 0 {
        return title;
    }
    locale.text_with(key::PORTAL_ERROR_PREFIX, &[("title", title.into())])
}
