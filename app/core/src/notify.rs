//! How the technician wants to hear of things, and what is known of the ways.

use atiende_protocol::http::notification::{Contact, ContactForm, DeliveryPage};
use atiende_protocol::{ContactId, ContactKind, DeliveryId, NotificationRules};

use crate::CallProblem;
use crate::deliveries::{Deliveries, DeliveryFilter, DeliveryQuery};

/// A call about notifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotifyCall {
    /// Read contacts and methods anew.
    Load,
    /// Replace the rules.
    SetRules(NotificationRules),
    /// Add a way; a code is sent there.
    AddContact(ContactForm),
    /// Forget a way.
    RemoveContact(ContactId),
    /// Have another code sent.
    SendCode(ContactId),
    /// Prove a way by the code that was sent there.
    Verify(ContactId, String),
    /// Have a test sent.
    Test(ContactId),
    /// Read what was sent, as an administrator.
    LoadDeliveries(DeliveryQuery),
    /// Try one that was given up again, as an administrator who looks at these.
    RetryDelivery(DeliveryId, DeliveryFilter),
}

/// The service's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotifyAnswer {
    /// All ways, and what the service is set up for.
    Loaded {
        /// The ways.
        contacts: Vec<Contact>,
        /// What the service can send.
        methods: Vec<ContactKind>,
    },
    /// The rules, changed.
    Rules(NotificationRules),
    /// A way that was added.
    Added(Contact),
    /// All ways that are there now.
    Contacts(Vec<Contact>),
    /// A code or a test is on its way there.
    Sending(ContactId),
    /// What was sent.
    Deliveries {
        /// Which.
        query: DeliveryQuery,
        /// The page.
        page: DeliveryPage,
    },
    /// One is tried again.
    Retried {
        /// Which are looked at.
        filter: DeliveryFilter,
        /// The newest of them.
        newest: DeliveryPage,
    },
}

/// What is known of the ways to reach the technician.
#[derive(Clone, Debug, Default)]
pub struct Notify {
    /// Whether it was read.
    pub is_loaded: bool,
    /// Whether a call is under way.
    pub is_busy: bool,
    /// Goes up with every call that succeeded, so that a form knows when it is done.
    pub done: u64,
    /// Why the last call failed.
    pub problem: Option<CallProblem>,
    /// The ways, oldest first.
    pub contacts: Vec<Contact>,
    /// What the service can send.
    pub methods: Vec<ContactKind>,
    /// A way that was just added, with the secret of a webhook: shown once.
    pub added: Option<Contact>,
    /// Where a code or a test was last sent.
    pub sent_to: Option<ContactId>,
    /// What was sent to anybody, for administrators.
    pub deliveries: Deliveries,
}

impl Notify {
    /// Notes the answer; the rules, where it brings other ones.
    pub(crate) fn apply(
        &mut self,
        answer: Result<NotifyAnswer, CallProblem>,
    ) -> Option<NotificationRules> {
        self.is_busy = false;
        self.problem = None;
        match answer {
            Ok(answer) => {
                self.done += 1;
                self.learn(answer)
            }
            Err(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }

    fn learn(&mut self, answer: NotifyAnswer) -> Option<NotificationRules> {
        match answer {
            NotifyAnswer::Loaded { contacts, methods } => {
                (self.contacts, self.methods, self.is_loaded) = (contacts, methods, true);
            }
            NotifyAnswer::Rules(rules) => return Some(rules),
            NotifyAnswer::Added(contact) => {
                self.sent_to = Some(contact.id);
                self.added = Some(contact.clone());
                self.contacts.push(Contact {
                    secret: None,
                    ..contact
                });
            }
            NotifyAnswer::Contacts(contacts) => {
                self.added = None;
                self.contacts = contacts;
            }
            NotifyAnswer::Sending(contact) => self.sent_to = Some(contact),
            NotifyAnswer::Deliveries { query, page } => self.deliveries.learn(query, page),
            NotifyAnswer::Retried { filter, newest } => {
                self.deliveries.refresh(filter, newest);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(id: i64, secret: Option<&str>) -> Contact {
        Contact {
            id: ContactId(id),
            form: ContactForm {
                kind: ContactKind::Webhook,
                address: "https://hooks.example/".to_owned(),
            },
            is_verified: false,
            secret: secret.map(ToOwned::to_owned),
        }
    }

    #[test]
    fn a_webhook_s_secret_is_shown_until_the_next_change_only() {
        let mut notify = Notify::default();

        notify.apply(Ok(NotifyAnswer::Added(contact(1, Some("whsec_x")))));
        assert_eq!(notify.added, Some(contact(1, Some("whsec_x"))));
        assert_eq!(notify.contacts, [contact(1, None)]);

        notify.apply(Ok(NotifyAnswer::Contacts(vec![contact(1, None)])));
        assert_eq!(notify.added, None);
    }

    #[test]
    fn a_problem_is_shown_until_something_succeeds() {
        let mut notify = Notify::default();
        notify.apply(Err(CallProblem::Unavailable));
        assert_eq!(notify.problem, Some(CallProblem::Unavailable));

        let rules = notify.apply(Ok(NotifyAnswer::Rules(NotificationRules::default())));
        assert_eq!(rules, Some(NotificationRules::default()));
        assert_eq!((notify.problem, notify.done), (None, 1));
    }
}
