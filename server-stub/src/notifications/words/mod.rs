//! What a message says, in the language of who gets it. What customers typed is text everywhere.

use askama::Template;
use atiende_assets::{Key, Locale, key};
use atiende_notify::Message;
use atiende_protocol::{ContactKind, NotifiedEvent, Request};
use serde_json::json;

use crate::storage::{DueDelivery, Matter};

/// A link and its name.
struct Link {
    url: String,
    label: String,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Mail<'a> {
    locale: &'static Locale,
    subject: &'a str,
    heading: &'a str,
    lines: &'a [String],
    link: Option<&'a Link>,
    why: &'a str,
}

/// What a message says before it is written for a channel.
struct Words {
    subject: String,
    lines: Vec<String>,
    link: Option<Link>,
    why: String,
}

/// What a delivery says.
///
/// `base` is how the world reaches the service; `answer_link` leads a customer back.
pub(super) fn message(
    delivery: &DueDelivery,
    base: &str,
    answer_link: Option<String>,
    hides_details: bool,
) -> Message {
    let locale = Locale::load(&delivery.language);
    let words = words(locale, delivery, base, answer_link, hides_details);
    let mail = Mail {
        locale,
        subject: &words.subject,
        heading: &words.subject,
        lines: &words.lines,
        link: words.link.as_ref(),
        why: &words.why,
    };
    let html = mail.render();
    Message {
        id: format!("delivery-{}-{}", delivery.id, delivery.created_at.0),
        html: html
            .inspect_err(|error| tracing::error!(%error, "A mail could not be written"))
            .unwrap_or_default(),
        text: text(&words, delivery.kind),
        json: json(delivery, &words, hides_details),
        subject: words.subject,
        at_secs: crate::now().0 / 1_000_000,
    }
}

fn words(
    locale: &'static Locale,
    delivery: &DueDelivery,
    base: &str,
    answer_link: Option<String>,
    hides_details: bool,
) -> Words {
    let request = delivery.request.as_ref().map(|(request, _)| request);
    match (&delivery.matter, request) {
        (Matter::Event(event), Some(request)) => Words {
            subject: said(locale, *event, request, hides_details),
            lines: Vec::new(),
            link: Some(Link {
                url: format!("{base}/open/{}", request.id),
                label: locale.text(key::NOTIFY_OPEN).to_owned(),
            }),
            why: locale.text(key::NOTIFY_WHY).to_owned(),
        },
        (Matter::Answer, Some(request)) => answer(locale, request, answer_link),
        (Matter::Code(code), _) => {
            let code = [("code", code.as_str().into())];
            Words {
                subject: locale.text_with(key::NOTIFY_CODE_SUBJECT, &code),
                lines: vec![locale.text_with(key::NOTIFY_CODE, &code)],
                link: None,
                why: String::new(),
            }
        }
        (Matter::Test | Matter::Event(_) | Matter::Answer, _) => Words {
            subject: locale.text(key::NOTIFY_TEST_SUBJECT).to_owned(),
            lines: vec![locale.text(key::NOTIFY_TEST).to_owned()],
            link: None,
            why: String::new(),
        },
    }
}

fn answer(locale: &'static Locale, request: &Request, link: Option<String>) -> Words {
    let subject = [("subject", one_line(&request.subject).into())];
    let line = match &request.assignee {
        Some(technician) => {
            let name = [("name", technician.name.as_str().into())];
            locale.text_with(key::NOTIFY_ANSWER, &name)
        }
        None => locale.text(key::NOTIFY_ANSWER_NOBODY).to_owned(),
    };
    let company = [("company", request.company.name.as_str().into())];
    Words {
        subject: locale.text_with(key::NOTIFY_ANSWER_SUBJECT, &subject),
        lines: vec![line],
        link: link.map(|url| Link {
            url,
            label: locale.text(key::NOTIFY_ANSWER_OPEN).to_owned(),
        }),
        why: locale.text_with(key::NOTIFY_ANSWER_WHY, &company),
    }
}

/// One line about an event.
fn said(locale: &Locale, event: NotifiedEvent, request: &Request, hides_details: bool) -> String {
    let (open, hidden) = keys(event);
    let values = [
        ("customer", one_line(&request.customer.name).into()),
        ("company", one_line(&request.company.name).into()),
        ("subject", one_line(&request.subject).into()),
        ("number", request.id.to_string().into()),
    ];
    locale.text_with(if hides_details { hidden } else { open }, &values)
}

fn keys(event: NotifiedEvent) -> (Key, Key) {
    match event {
        NotifiedEvent::NewRequest => (key::NOTIFY_NEW_REQUEST, key::NOTIFY_NEW_REQUEST_HIDDEN),
        NotifiedEvent::Message => (key::NOTIFY_MESSAGE, key::NOTIFY_MESSAGE_HIDDEN),
        NotifiedEvent::Transferred => (key::NOTIFY_TRANSFERRED, key::NOTIFY_TRANSFERRED_HIDDEN),
        NotifiedEvent::CustomerBack => {
            (key::NOTIFY_CUSTOMER_BACK, key::NOTIFY_CUSTOMER_BACK_HIDDEN)
        }
    }
}

/// Plain text: short on a phone, whole in an e-mail.
fn text(words: &Words, kind: ContactKind) -> String {
    let url = words.link.as_ref().map(|link| link.url.clone());
    let mut parts = Vec::new();
    if kind != ContactKind::Text || words.lines.is_empty() {
        parts.push(words.subject.clone());
    }
    parts.extend(words.lines.iter().cloned());
    parts.extend(url);
    if kind == ContactKind::Text {
        return parts.join(" ");
    }
    if !words.why.is_empty() {
        parts.push(format!("-- \n{}", words.why));
    }
    parts.join("\n\n")
}

/// What programs read.
fn json(delivery: &DueDelivery, words: &Words, hides_details: bool) -> String {
    let kind = match &delivery.matter {
        Matter::Event(NotifiedEvent::NewRequest) => "new_request",
        Matter::Event(NotifiedEvent::Message) => "message",
        Matter::Event(NotifiedEvent::Transferred) => "transferred",
        Matter::Event(NotifiedEvent::CustomerBack) => "customer_back",
        Matter::Code(_) => "code",
        Matter::Test | Matter::Answer => "test",
    };
    let request = delivery.request.as_ref().map(|(request, _)| request);
    let shown = request.filter(|_| !hides_details);
    let code = match &delivery.matter {
        Matter::Code(code) => Some(code),
        _ => None,
    };
    json!({
        "type": kind,
        "text": words.subject,
        "code": code,
        "url": words.link.as_ref().map(|link| &link.url),
        "request": request.map(|request| request.id),
        "customer": shown.map(|request| &request.customer.name),
        "company": shown.map(|request| &request.company.name),
        "subject": shown.map(|request| &request.subject),
    })
    .to_string()
}

/// What somebody typed, as part of a sentence.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
