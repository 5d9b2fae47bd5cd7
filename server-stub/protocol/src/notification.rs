//! How a technician wants to hear of things, and what became of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{CompanyId, ContactId};

/// Something that a technician may want to hear of when looking elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotifiedEvent {
    /// A new request waits.
    NewRequest,
    /// A customer of mine wrote.
    Message,
    /// A colleague handed a request over to me.
    Transferred,
    /// A customer of mine came back.
    CustomerBack,
}

impl NotifiedEvent {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::NewRequest,
        Self::Message,
        Self::Transferred,
        Self::CustomerBack,
    ];
}

/// Some events.
pub type NotifiedEvents = BTreeSet<NotifiedEvent>;

/// By which methods a technician hears of what: the *Status* menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationRules {
    /// What the desktop shows.
    pub toast: NotifiedEvents,
    /// What is heard.
    pub sound: NotifiedEvents,
    /// What goes to e-mail addresses, phones and webhooks.
    pub contacts: Vec<ContactRule>,
    /// Companies of which nothing is heard.
    pub muted_companies: BTreeSet<CompanyId>,
    /// When nothing is heard at all.
    pub quiet_hours: Option<QuietHours>,
    /// Whether new requests are heard of also while not *Available* (only by contacts: the rows
    /// themselves are not shown, R-04).
    pub also_when_not_available: bool,
    /// Whether toast and sound come again until somebody takes the request.
    pub repeats: bool,
}

impl Default for NotificationRules {
    fn default() -> Self {
        Self {
            toast: NotifiedEvent::ALL.into(),
            sound: NotifiedEvent::ALL.into(),
            contacts: Vec::new(),
            muted_companies: BTreeSet::new(),
            quiet_hours: None,
            also_when_not_available: false,
            repeats: true,
        }
    }
}

impl NotificationRules {
    /// Whether anything of `company` is to be heard at `minute` of the day in the zone of the
    /// quiet hours.
    pub fn is_audible(&self, company: CompanyId, minute: u16) -> bool {
        let is_quiet = |quiet: &QuietHours| quiet.covers(minute);
        !self.muted_companies.contains(&company) && !self.quiet_hours.as_ref().is_some_and(is_quiet)
    }
}

/// What goes to one contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRule {
    /// Where to.
    pub contact: ContactId,
    /// Of what.
    pub events: NotifiedEvents,
}

/// A part of every day, also over midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// From which minute of the day on, 0 to 1439.
    pub from_minute: u16,
    /// Until which minute of the day, not included.
    pub to_minute: u16,
    /// Where that is, as the time zone database names it: `Europe/Madrid`.
    pub time_zone: String,
}

impl QuietHours {
    /// Whether a minute of the day lies in it.
    pub fn covers(&self, minute: u16) -> bool {
        let (from, to) = (self.from_minute, self.to_minute);
        if from <= to {
            (from..to).contains(&minute)
        } else {
            minute >= from || minute < to
        }
    }
}

/// What kind of contact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A phone that takes text messages.
    Text,
    /// A web address of another program.
    Webhook,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(from_minute: u16, to_minute: u16) -> QuietHours {
        QuietHours {
            from_minute,
            to_minute,
            time_zone: "Europe/Madrid".to_owned(),
        }
    }

    #[test]
    fn quiet_hours_go_over_midnight() {
        let night = quiet(22 * 60, 7 * 60);
        let at = |hour: u16| night.covers(hour * 60);
        assert_eq!([21, 22, 0, 6, 7].map(at), [false, true, true, true, false]);
        assert!(!quiet(60, 60).covers(60));
        assert!(quiet(60, 61).covers(60));
    }

    #[test]
    fn muted_companies_and_quiet_hours_silence_everything() {
        let rules = NotificationRules {
            muted_companies: [CompanyId(3)].into(),
            quiet_hours: Some(quiet(0, 60)),
            ..NotificationRules::default()
        };
        assert!(rules.is_audible(CompanyId(1), 60));
        assert!(!rules.is_audible(CompanyId(1), 59));
        assert!(!rules.is_audible(CompanyId(3), 60));
    }
}
