//! The forms of notifications.

use std::collections::BTreeSet;

use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{ContactKind, NotificationRules};

use super::Faults;

/// The most companies that can be silenced; more is no choice any more.
const MAX_MUTED: usize = 500;

const MINUTES_A_DAY: u16 = 24 * 60;

/// A clean contact of a kind that the service is set up for, or what is wrong with it.
pub fn check_contact(
    form: &ContactForm,
    kinds: &[ContactKind],
) -> Result<ContactForm, Vec<FieldProblem>> {
    let typed = form.address.trim();
    let address = match form.kind {
        ContactKind::Text => typed
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.'))
            .collect(),
        ContactKind::Email | ContactKind::Webhook => typed.to_owned(),
    };
    let is_right = match form.kind {
        ContactKind::Email => atiende_notify::is_email(&address),
        ContactKind::Text => atiende_notify::is_phone(&address),
        ContactKind::Webhook => atiende_notify::is_webhook(&address),
    };
    let mut faults = Faults::default();
    let problem = if address.is_empty() {
        "empty"
    } else {
        "malformed"
    };
    faults.note("address", (!is_right).then_some(problem));
    faults.note(
        "kind",
        (!kinds.contains(&form.kind)).then_some("not_set_up"),
    );
    faults.or(ContactForm {
        kind: form.kind,
        address,
    })
}

/// Clean rules of somebody with these contacts, or what is wrong with them.
pub fn check_rules(
    mut rules: NotificationRules,
    contacts: &[Contact],
) -> Result<NotificationRules, Vec<FieldProblem>> {
    let mut named = BTreeSet::new();
    rules.contacts.retain(|rule| {
        let is_mine = contacts.iter().any(|contact| contact.id == rule.contact);
        is_mine && named.insert(rule.contact)
    });
    let mut faults = Faults::default();
    let is_wrong = rules.quiet_hours.as_ref().is_some_and(|quiet| {
        let is_minute = |minute| minute < MINUTES_A_DAY;
        !(is_minute(quiet.from_minute)
            && is_minute(quiet.to_minute)
            && jiff::tz::TimeZone::get(&quiet.time_zone).is_ok())
    });
    faults.note("quiet_hours", is_wrong.then_some("malformed"));
    let too_many = rules.muted_companies.len() > MAX_MUTED;
    faults.note("muted_companies", too_many.then_some("too_long"));
    faults.or(rules)
}

#[cfg(test)]
mod tests {
    use atiende_protocol::{ContactId, ContactRule, QuietHours};

    use super::*;
    use crate::administration::fault;

    fn form(kind: ContactKind, address: &str) -> ContactForm {
        ContactForm {
            kind,
            address: address.to_owned(),
        }
    }

    const ALL: [ContactKind; 3] = [ContactKind::Email, ContactKind::Text, ContactKind::Webhook];

    #[test]
    fn a_phone_loses_what_is_only_written_for_eyes() {
        let phone = check_contact(&form(ContactKind::Text, " +34 (600) 11-12.22 "), &ALL);
        assert_eq!(phone.unwrap().address, "+34600111222");
    }

    #[test]
    fn a_contact_that_cannot_be_reached_is_refused() {
        for (kind, address, problem) in [
            (ContactKind::Email, "ana@", "malformed"),
            (ContactKind::Email, " ", "empty"),
            (ContactKind::Text, "600111222", "malformed"),
            (ContactKind::Webhook, "file:///etc/passwd", "malformed"),
        ] {
            let refused = check_contact(&form(kind, address), &ALL).unwrap_err();
            assert_eq!(refused, [fault("address", problem)], "{address}");
        }
        let email = form(ContactKind::Email, "ana@acme.example");
        let refused = check_contact(&email, &[ContactKind::Webhook]).unwrap_err();
        assert_eq!(refused, [fault("kind", "not_set_up")]);
    }

    #[test]
    fn rules_name_only_own_contacts_and_each_once() {
        let mine = Contact {
            id: ContactId(1),
            form: form(ContactKind::Email, "ana@acme.example"),
            is_verified: true,
            secret: None,
        };
        let rule = |id| ContactRule {
            contact: ContactId(id),
            events: BTreeSet::new(),
        };
        let rules = NotificationRules {
            contacts: vec![rule(1), rule(2), rule(1)],
            ..NotificationRules::default()
        };
        let clean = check_rules(rules, &[mine]).unwrap();
        assert_eq!(clean.contacts, [rule(1)]);
    }

    #[test]
    fn quiet_hours_are_minutes_of_a_day_somewhere() {
        let rules = |from_minute, zone: &str| NotificationRules {
            quiet_hours: Some(QuietHours {
                from_minute,
                to_minute: 0,
                time_zone: zone.to_owned(),
            }),
            ..NotificationRules::default()
        };
        assert!(check_rules(rules(1439, "Europe/Madrid"), &[]).is_ok());
        for wrong in [rules(1440, "Europe/Madrid"), rules(0, "Mars/Olympus")] {
            assert!(check_rules(wrong, &[]).is_err());
        }
    }
}
