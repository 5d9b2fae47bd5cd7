//! Events, methods and problems in words.

use atiende_assets::{Key, key};
use atiende_protocol::http::admin::FieldProblem;
use atiende_protocol::{ContactKind, NotifiedEvent};

use crate::icons;
use crate::widgets::Icon;

/// What somebody may want to hear of.
pub(super) fn event(event: NotifiedEvent) -> Key {
    match event {
        NotifiedEvent::NewRequest => key::EVENT_NEW_REQUEST,
        NotifiedEvent::Message => key::EVENT_MESSAGE,
        NotifiedEvent::Transferred => key::EVENT_TRANSFERRED,
        NotifiedEvent::CustomerBack => key::EVENT_CUSTOMER_BACK,
    }
}

/// A kind of contact, and its sign.
pub(crate) fn kind_words(kind: ContactKind) -> (Key, Icon) {
    match kind {
        ContactKind::Email => (key::CONTACT_KIND_EMAIL, icons::MAIL),
        ContactKind::Text => (key::CONTACT_KIND_TEXT, icons::SMARTPHONE),
        ContactKind::Webhook => (key::CONTACT_KIND_WEBHOOK, icons::GLOBE),
    }
}

/// What is wrong with a contact that was to be added; words that are new get the general one.
pub(super) fn contact_problem(kind: ContactKind, problem: &FieldProblem) -> Key {
    match (problem.field.as_str(), problem.problem.as_str()) {
        ("kind", _) => key::CONTACT_PROBLEM_NOT_SET_UP,
        (_, "too_many") => key::CONTACT_PROBLEM_TOO_MANY,
        _ => field_problem(kind),
    }
}

/// What to type for a contact.
pub(super) fn field_problem(kind: ContactKind) -> Key {
    match kind {
        ContactKind::Email => key::CONTACT_PROBLEM_EMAIL,
        ContactKind::Text => key::CONTACT_PROBLEM_PHONE,
        ContactKind::Webhook => key::CONTACT_PROBLEM_WEB,
    }
}
