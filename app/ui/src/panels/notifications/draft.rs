//! The rules as they are typed.

use std::collections::BTreeMap;

use atiende_protocol::http::notification::Contact;
use atiende_protocol::{ContactId, ContactRule, NotificationRules, NotifiedEvents, QuietHours};

/// The quiet hours that are proposed.
const NIGHT: (u16, u16) = (22 * 60, 7 * 60);

/// The rules as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RulesDraft {
    /// Everything but contacts and quiet hours.
    pub rules: NotificationRules,
    /// What goes to each contact.
    pub contacts: BTreeMap<ContactId, NotifiedEvents>,
    pub is_quiet: bool,
    pub from: String,
    pub to: String,
    pub time_zone: String,
}

impl RulesDraft {
    /// As the service has them; quiet hours that are not set are proposed for `time_zone`.
    pub fn of(rules: &NotificationRules, time_zone: &str) -> Self {
        let quiet = rules.quiet_hours.as_ref();
        let (from, to) = quiet.map_or(NIGHT, |quiet| (quiet.from_minute, quiet.to_minute));
        let time_zone = quiet.map_or(time_zone, |quiet| &quiet.time_zone);
        let contacts = rules.contacts.iter().cloned();
        let contacts = contacts.filter(|rule| !rule.events.is_empty());
        Self {
            contacts: contacts.map(|rule| (rule.contact, rule.events)).collect(),
            is_quiet: quiet.is_some(),
            from: clock(from),
            to: clock(to),
            time_zone: time_zone.to_owned(),
            rules: NotificationRules {
                contacts: Vec::new(),
                quiet_hours: None,
                ..rules.clone()
            },
        }
    }

    /// Forgets what was to go to contacts that are gone.
    pub fn keep(&mut self, contacts: &[Contact]) {
        let is_there = |id: &ContactId| contacts.iter().any(|contact| contact.id == *id);
        self.contacts
            .retain(|id, events| is_there(id) && !events.is_empty());
    }

    /// As the service wants them; nothing where the quiet hours are none.
    pub fn rules(&self) -> Option<NotificationRules> {
        let quiet_hours = match self.is_quiet {
            true => Some(self.quiet_hours()?),
            false => None,
        };
        let contacts = self.contacts.iter();
        let rule = |(contact, events): (&ContactId, &NotifiedEvents)| ContactRule {
            contact: *contact,
            events: events.clone(),
        };
        Some(NotificationRules {
            contacts: contacts.map(rule).collect(),
            quiet_hours,
            ..self.rules.clone()
        })
    }

    fn quiet_hours(&self) -> Option<QuietHours> {
        let (from_minute, to_minute) = (minute(&self.from)?, minute(&self.to)?);
        (from_minute != to_minute).then(|| QuietHours {
            from_minute,
            to_minute,
            time_zone: self.time_zone.clone(),
        })
    }
}

/// A minute of the day as a clock shows it.
fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day of a time such as `22:00`.
pub(super) fn minute(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.trim().split_once([':', '.'])?;
    let is_short = |part: &str| part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit());
    let is_time = is_short(hours) && is_short(minutes) && minutes.len() == 2;
    let hours: u16 = hours.parse().ok().filter(|hours| *hours < 24)?;
    let minutes: u16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    is_time.then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use atiende_protocol::{CompanyId, NotifiedEvent};

    use super::*;

    #[test]
    fn rules_become_a_draft_and_back() {
        let rules = NotificationRules {
            contacts: vec![ContactRule {
                contact: ContactId(3),
                events: [NotifiedEvent::Message].into(),
            }],
            muted_companies: [CompanyId(2)].into(),
            quiet_hours: Some(QuietHours {
                from_minute: 23 * 60 + 5,
                to_minute: 6 * 60,
                time_zone: "America/Lima".to_owned(),
            }),
            also_when_not_available: true,
            ..NotificationRules::default()
        };
        let draft = RulesDraft::of(&rules, "Europe/Madrid");
        assert_eq!((draft.from.as_str(), draft.to.as_str()), ("23:05", "06:00"));
        assert_eq!(draft.rules(), Some(rules));
    }

    #[test]
    fn quiet_hours_are_proposed_where_this_computer_is_and_sent_only_when_wanted() {
        let mut draft = RulesDraft::of(&NotificationRules::default(), "Europe/Madrid");
        assert_eq!(draft.rules(), Some(NotificationRules::default()));

        draft.is_quiet = true;
        let night = QuietHours {
            from_minute: 1320,
            to_minute: 420,
            time_zone: "Europe/Madrid".to_owned(),
        };
        assert_eq!(draft.rules().unwrap().quiet_hours, Some(night));

        draft.to = " 22.00 ".to_owned();
        assert_eq!(draft.rules(), None);
    }

    #[test]
    fn a_time_is_hours_and_two_digits_of_minutes() {
        assert_eq!(minute("7:05"), Some(425));
        assert_eq!(minute("00:00"), Some(0));
        assert_eq!(minute("23:59"), Some(1439));
        for wrong in [
            "", "7", "24:00", "7:5", "7:60", "-1:00", "+7:00", "7:005", "siete",
        ] {
            assert_eq!(minute(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_was_to_go_to_a_contact_that_is_gone_is_forgotten() {
        let mut draft = RulesDraft::default();
        draft
            .contacts
            .insert(ContactId(1), [NotifiedEvent::Message].into());
        draft.keep(&[]);
        assert_eq!(draft, RulesDraft::default());
    }
}
