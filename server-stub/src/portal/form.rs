//! What the portal's form accepts, and what is wrong with what it does not.

use serde::Deserialize;

/// The longest name, in characters.
pub const MAX_NAME: usize = 120;

/// The longest e-mail address, in characters.
pub const MAX_EMAIL: usize = 254;

/// The longest subject, in characters.
pub const MAX_SUBJECT: usize = 200;

/// The longest description, in characters.
pub const MAX_DESCRIPTION: usize = 10_000;

/// What the customer typed, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The subject.
    pub subject: String,
    /// The problem in the customer's words.
    pub description: String,
}

/// A field of the form, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The subject.
    Subject,
    /// The problem in the customer's words.
    Description,
}

impl Field {
    /// Its name in the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Subject => "subject",
            Self::Description => "description",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing in it.
    Empty,
    /// There is too much in it.
    Long {
        /// How many characters fit.
        max: usize,
        /// How many there are.
        count: usize,
    },
    /// It does not look like an e-mail address.
    Wrong,
}

/// Cleans what was typed and checks it; every bad field is named once, in the order of the page.
pub fn check(typed: &Typed) -> Result<Typed, Vec<(Field, Fault)>> {
    let clean = Typed {
        name: one_line(&typed.name),
        email: one_line(&typed.email),
        subject: one_line(&typed.subject),
        description: lines(&typed.description),
    };
    let faults: Vec<_> = [
        (Field::Name, length_fault(&clean.name, MAX_NAME)),
        (Field::Email, email_fault(&clean.email)),
        (Field::Subject, length_fault(&clean.subject, MAX_SUBJECT)),
        (
            Field::Description,
            length_fault(&clean.description, MAX_DESCRIPTION),
        ),
    ]
    .into_iter()
    .filter_map(|(field, fault)| Some((field, fault?)))
    .collect();
    if faults.is_empty() {
        Ok(clean)
    } else {
        Err(faults)
    }
}

/// What is wrong with an e-mail address; the same rule for customers and technicians.
pub fn email_fault(email: &str) -> Option<Fault> {
    length_fault(email, MAX_EMAIL).or_else(|| (!looks_like_email(email)).then_some(Fault::Wrong))
}

/// What is wrong with the length of a text.
pub fn length_fault(text: &str, max: usize) -> Option<Fault> {
    match text.chars().count() {
        0 => Some(Fault::Empty),
        count if count > max => Some(Fault::Long { max, count }),
        _ => None,
    }
}

/// One line without control characters and outer blanks.
pub fn one_line(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    line.trim().to_owned()
}

/// Lines that end as everywhere else; browsers send forms with CR LF.
pub fn lines(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    kept.trim().to_owned()
}

/// Only the shape: whether the mailbox exists is seen when a mail is sent.
fn looks_like_email(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else {
        return false;
    };
    let is_local = !local.is_empty()
        && local.chars().count() <= 64
        && !local
            .chars()
            .any(|c| c.is_whitespace() || "()<>[],;:\\\"@".contains(c));
    is_local && domain.contains('.') && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Typed {
        Typed {
            name: "María Pérez".to_owned(),
            email: "maria@ejemplo.com".to_owned(),
            subject: "No puedo imprimir".to_owned(),
            description: "Desde ayer".to_owned(),
        }
    }

    #[test]
    fn a_complete_form_is_accepted_as_typed() {
        assert_eq!(check(&good()), Ok(good()));
    }

    #[test]
    fn every_empty_field_is_named_in_the_order_of_the_page() {
        let faults = check(&Typed::default()).unwrap_err();

        let fields = [
            Field::Name,
            Field::Email,
            Field::Subject,
            Field::Description,
        ];
        assert_eq!(faults, fields.map(|field| (field, Fault::Empty)));
    }

    #[test]
    fn blanks_alone_are_nothing() {
        let typed = Typed {
            name: " \t\u{a0} ".to_owned(),
            ..good()
        };
        assert_eq!(check(&typed), Err(vec![(Field::Name, Fault::Empty)]));
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        for (field, max) in [
            (Field::Name, MAX_NAME),
            (Field::Subject, MAX_SUBJECT),
            (Field::Description, MAX_DESCRIPTION),
        ] {
            let with = |count: usize| {
                let (text, mut typed) = ("ñ".repeat(count), good());
                match field {
                    Field::Name => typed.name = text,
                    Field::Subject => typed.subject = text,
                    _ => typed.description = text,
                }
                check(&typed)
            };
            assert!(with(max).is_ok(), "{field:?}");
            let count = max + 1;
            assert_eq!(with(count), Err(vec![(field, Fault::Long { max, count })]));
        }
    }

    #[test]
    fn line_ends_of_browsers_and_control_characters_are_cleaned() {
        let typed = Typed {
            name: "Ana\r\nBcc: x".to_owned(),
            description: "uno\r\ndos\u{7}\rtres\n".to_owned(),
            ..good()
        };

        let clean = check(&typed).unwrap();
        assert_eq!(clean.name, "Ana  Bcc: x");
        assert_eq!(clean.description, "uno\ndos\ntres");
    }

    #[test]
    fn an_email_has_the_shape_of_one() {
        for good in [
            "a@b.co",
            "maría.o'neil+x@sub.ejemplo.es",
            "x@müller.de",
            "1@1.1",
        ] {
            assert_eq!(email_fault(good), None, "{good}");
        }
        for wrong in [
            "a", "a@", "@b.co", "a@b", "a b@c.co", "a@b..co", "a@-b.co", "a@b-.co", "a@b.co.",
            "a@b@c.co", "<a@b.co>", "a,b@c.co", "a@b_c.co",
        ] {
            assert_eq!(email_fault(wrong), Some(Fault::Wrong), "{wrong}");
        }
        let long = format!("a@{}.co", "b".repeat(MAX_EMAIL));
        assert!(matches!(email_fault(&long), Some(Fault::Long { .. })));
    }
}
