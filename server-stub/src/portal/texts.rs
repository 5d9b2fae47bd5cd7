//! The sentences that the pages' scripts show, as JSON.

use atiende_assets::{Key, Locale, key};
use serde_json::{Map, Value};

use super::form;

/// The sentences of the form.
pub fn of_form(locale: &Locale) -> String {
    let fixed = [
        ("name-empty", key::PORTAL_NAME_EMPTY),
        ("email-empty", key::PORTAL_EMAIL_EMPTY),
        ("email-wrong", key::PORTAL_EMAIL_WRONG),
        ("subject-empty", key::PORTAL_SUBJECT_EMPTY),
        ("description-empty", key::PORTAL_DESCRIPTION_EMPTY),
        ("offline", key::PORTAL_NOTICE_OFFLINE),
    ];
    let long = [
        ("name-long", key::PORTAL_NAME_LONG),
        ("email-long", key::PORTAL_EMAIL_LONG),
        ("subject-long", key::PORTAL_SUBJECT_LONG),
        ("description-long", key::PORTAL_DESCRIPTION_LONG),
    ];
    json(locale, &fixed, &long)
}

/// The sentences of the conversation.
pub fn of_request(locale: &Locale) -> String {
    let fixed = [
        ("state-new", key::PORTAL_REQUEST_STATE_NEW),
        ("state-assigned", key::PORTAL_REQUEST_STATE_ASSIGNED),
        ("state-in_chat", key::PORTAL_REQUEST_STATE_IN_CHAT),
        ("state-chat_ended", key::PORTAL_REQUEST_STATE_ENDED),
        ("state-completed", key::PORTAL_REQUEST_STATE_COMPLETED),
        ("text-new", key::PORTAL_REQUEST_TEXT_NEW),
        ("text-assigned", key::PORTAL_REQUEST_TEXT_ASSIGNED),
        (
            "text-in_chat-nobody",
            key::PORTAL_REQUEST_TEXT_IN_CHAT_NOBODY,
        ),
        ("text-chat_ended", key::PORTAL_REQUEST_TEXT_ENDED),
        ("text-completed", key::PORTAL_REQUEST_TEXT_COMPLETED),
        ("released", key::PORTAL_REQUEST_RELEASED),
        ("ended", key::PORTAL_REQUEST_ENDED),
        ("closed", key::PORTAL_REQUEST_CLOSED),
        ("fast", key::PORTAL_REQUEST_MESSAGE_FAST),
        ("refused", key::PORTAL_REQUEST_MESSAGE_REFUSED),
        ("failed", key::PORTAL_REQUEST_MESSAGE_FAILED),
        ("sending", key::PORTAL_REQUEST_SENDING),
        ("queued", key::PORTAL_REQUEST_QUEUED),
        ("retry", key::PORTAL_REQUEST_RETRY),
        ("discard", key::PORTAL_REQUEST_DISCARD),
        ("copied", key::PORTAL_REQUEST_COPIED),
        ("connected", key::PORTAL_REQUEST_CONNECTED),
        ("connecting", key::PORTAL_REQUEST_CONNECTING),
        ("offline", key::PORTAL_REQUEST_OFFLINE),
        ("stopped", key::PORTAL_REQUEST_STOPPED),
        ("next", key::PORTAL_REQUEST_NEXT),
        ("somebody", key::PORTAL_REQUEST_SOMEBODY),
        ("nobody", key::PORTAL_REQUEST_NOBODY),
        ("typing", key::PORTAL_REQUEST_TYPING),
        ("file-choose", key::PORTAL_FILE_CHOOSE),
        ("file-cancel", key::PORTAL_FILE_CANCEL),
        ("file-waiting", key::PORTAL_FILE_WAITING),
        ("file-checking", key::PORTAL_FILE_CHECKING),
        ("file-scanning", key::PORTAL_FILE_SCANNING),
        ("file-sent", key::PORTAL_FILE_SENT),
        ("file-lost", key::PORTAL_FILE_LOST),
        ("file-failed", key::PORTAL_FILE_FAILED),
        ("file-interrupted", key::PORTAL_FILE_INTERRUPTED),
        ("file-pasted", key::PORTAL_FILE_PASTED),
        ("alerts", key::PORTAL_ALERTS),
        ("alerts-on", key::PORTAL_ALERTS_ON),
        ("alerts-off", key::PORTAL_ALERTS_OFF),
        ("today", key::PORTAL_REQUEST_TODAY),
        ("yesterday", key::PORTAL_REQUEST_YESTERDAY),
    ];
    let open = [
        ("text-in_chat", key::PORTAL_REQUEST_TEXT_IN_CHAT),
        ("joined", key::PORTAL_REQUEST_JOINED),
        ("long", key::PORTAL_REQUEST_MESSAGE_LONG),
        ("unread", key::PORTAL_REQUEST_UNREAD),
        ("place", key::PORTAL_REQUEST_PLACE),
        ("file-sending", key::PORTAL_FILE_SENDING),
        ("alerts-title", key::PORTAL_ALERTS_TITLE),
        ("infected", key::LINE_INFECTED),
    ];
    json(locale, &fixed, &open)
}

/// Sentences with variables keep them as `{name}`, for the script to fill in.
fn json(locale: &Locale, fixed: &[(&str, Key)], open: &[(&str, Key)]) -> String {
    let max = atiende_protocol::MAX_MESSAGE_CHARS.to_string();
    let mut texts: Map<String, Value> = Map::new();
    for (name, key) in fixed {
        texts.insert((*name).to_owned(), locale.text(*key).into());
    }
    for (name, key) in open {
        let max = if name.ends_with("-long") {
            "{max}"
        } else {
            &max
        };
        let values = [
            ("max", max.into()),
            ("count", "{count}".into()),
            ("name", "{name}".into()),
            ("title", "{title}".into()),
            ("place", "{place}".into()),
            ("file", "{name}".into()),
            ("sent", "{sent}".into()),
            ("size", "{size}".into()),
        ];
        texts.insert((*name).to_owned(), locale.text_with(*key, &values).into());
    }
    safe_in_html(&Value::Object(texts).to_string())
}

/// The same JSON without the character that could end the element around it.
fn safe_in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// How many details are missing, in words.
pub fn errors_heading(locale: &Locale, count: usize) -> String {
    locale.text_with(key::PORTAL_ERRORS_HEADING, &[("count", count.into())])
}

/// The sentence beside a bad field of the portal's form.
pub fn fault(locale: &Locale, field: form::Field, fault: form::Fault) -> String {
    let (empty, long) = match field {
        form::Field::Name => (key::PORTAL_NAME_EMPTY, key::PORTAL_NAME_LONG),
        form::Field::Email => (key::PORTAL_EMAIL_EMPTY, key::PORTAL_EMAIL_LONG),
        form::Field::Subject => (key::PORTAL_SUBJECT_EMPTY, key::PORTAL_SUBJECT_LONG),
        form::Field::Description => (key::PORTAL_DESCRIPTION_EMPTY, key::PORTAL_DESCRIPTION_LONG),
    };
    match fault {
        form::Fault::Empty => locale.text(empty).to_owned(),
        form::Fault::Wrong => locale.text(key::PORTAL_EMAIL_WRONG).to_owned(),
        form::Fault::Long { max, count } => {
            locale.text_with(long, &[("max", max.into()), ("count", count.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_variables_for_the_script() {
        for locale in Locale::all() {
            let form: Value = serde_json::from_str(&of_form(locale)).unwrap();
            let long = form["subject-long"].as_str().unwrap();
            assert!(long.contains("{max}") && long.contains("{count}"), "{long}");

            let request: Value = serde_json::from_str(&of_request(locale)).unwrap();
            assert!(request["joined"].as_str().unwrap().contains("{name}"));
            assert!(request["long"].as_str().unwrap().contains("10000"));
            assert_eq!(request["unread"], "({count}) {title}");
        }
    }

    #[test]
    fn no_sentence_can_end_the_element_around_it() {
        assert_eq!(safe_in_html("</script>"), "\\u003c/script>");
    }
}
