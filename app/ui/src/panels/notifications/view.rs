//! What the page remembers between frames, and what it asks for.

use std::collections::BTreeMap;

use atiende_core::CallProblem;
use atiende_core::notify::{Notify, NotifyCall};
use atiende_core::{Action, State};
use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::{ContactId, ContactKind};

use super::draft::RulesDraft;
use crate::panels::form::Form;
use crate::scene::Scene;

/// What was asked of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    Load,
    Rules,
    Add,
    Verify(ContactId),
    Code(ContactId),
    Test(ContactId),
    Remove(ContactId),
}

/// What is asked once before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Leave without what was typed?
    Leave,
    /// Send nothing there any more?
    Remove(ContactId),
}

/// A way that is being typed.
#[derive(Clone, Debug)]
pub(super) struct NewContact {
    pub kind: ContactKind,
    pub address: String,
}

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub(crate) struct NotificationsView {
    is_open: bool,
    /// The last call, and how many had succeeded before.
    sent: Option<(Sent, u64)>,
    /// What last succeeded.
    done: Option<Sent>,
    pub(super) ask: Option<Ask>,
    pub(super) rules: Form<RulesDraft>,
    pub(super) new: Option<NewContact>,
    pub(super) codes: BTreeMap<ContactId, String>,
    /// The webhook whose secret was shown.
    pub(super) secret_of: Option<ContactId>,
}

impl NotificationsView {
    /// Whether it stands in the place of the panels.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Opens it; the action reads everything anew.
    pub fn open(&mut self, state: &State) -> Action {
        self.is_open = true;
        self.done = None;
        self.sent = Some((Sent::Load, state.notify.done));
        Action::Notifications(NotifyCall::Load)
    }

    /// Makes way for the panels; asks first where something would be lost.
    pub fn make_way(&mut self) {
        if self.is_dirty() {
            self.ask = Some(Ask::Leave);
        } else {
            self.close();
        }
    }

    /// Goes away, whatever is lost.
    pub(super) fn close(&mut self) {
        let secret_of = self.secret_of;
        *self = Self {
            secret_of,
            ..Self::default()
        };
    }

    /// Takes what the service has now; what is being typed stays.
    pub(super) fn follow(&mut self, state: &State, time_zone: &str) {
        let notify = &state.notify;
        if let Some((sent, _)) = self.sent.filter(|(_, done)| notify.done > *done) {
            (self.sent, self.done) = (None, Some(sent));
            match sent {
                Sent::Rules => self.rules.accept(),
                Sent::Add => self.new = None,
                Sent::Verify(contact) => {
                    self.codes.remove(&contact);
                }
                Sent::Load | Sent::Code(_) | Sent::Test(_) | Sent::Remove(_) => {}
            }
        }
        let mut kept = RulesDraft::of(&state.rules, time_zone);
        if notify.is_loaded {
            kept.keep(&notify.contacts);
            self.rules.typed.keep(&notify.contacts);
        }
        self.rules.follow(kept);
    }

    fn is_dirty(&self) -> bool {
        let is_typed = |new: &NewContact| !new.address.trim().is_empty();
        self.rules.is_dirty() || self.new.as_ref().is_some_and(is_typed)
    }

    /// Whether this is what the service was asked last, and did.
    pub(super) fn is_done(&self, sent: Sent) -> bool {
        self.done == Some(sent)
    }
}

/// The page with what it reads and what it asks for.
pub(super) struct Page<'a> {
    pub scene: Scene<'a>,
    pub view: &'a mut NotificationsView,
    pub actions: &'a mut Vec<Action>,
}

impl<'a> Page<'a> {
    /// What the service has.
    pub fn notify(&self) -> &'a Notify {
        &self.scene.state.notify
    }

    /// Calls the service.
    pub fn call(&mut self, sent: Sent, call: NotifyCall) {
        self.view.sent = Some((sent, self.notify().done));
        self.view.done = None;
        self.actions.push(Action::Notifications(call));
    }

    /// Whether this is on its way.
    pub fn is_under_way(&self, sent: Sent) -> bool {
        self.notify().is_busy && self.is_last(sent)
    }

    /// What the service finds wrong with what was asked last.
    pub fn problems(&self, sent: Sent) -> &'a [FieldProblem] {
        match &self.notify().problem {
            Some(CallProblem::Fields(problems)) if self.is_last(sent) => problems,
            _ => &[],
        }
    }

    fn is_last(&self, sent: Sent) -> bool {
        self.view.sent.is_some_and(|(last, _)| last == sent)
    }

    /// Whether a question has the keyboard.
    pub fn is_asking(&self) -> bool {
        self.view.ask.is_some() || self.secret().is_some()
    }

    /// The secret that was not shown yet.
    pub fn secret(&self) -> Option<(ContactId, &'a str)> {
        let added = self.notify().added.as_ref()?;
        let secret = added.secret.as_deref()?;
        (self.view.secret_of != Some(added.id)).then_some((added.id, secret))
    }
}
