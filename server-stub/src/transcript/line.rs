//! What a transcript says: facts of the request, and one line for each entry.

use std::borrow::Cow;

use atiende_assets::{Key, Locale, key};
use atiende_protocol::{
    DeviceType, Entry, EntryKind, ReleaseReason, Request, RequestStatus, SentFile, Timestamp,
};

use crate::portal::size_text;

/// Something about the request as a whole.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: String,
}

/// What stands above the lines.
pub(super) fn facts(locale: &Locale, request: &Request, exported_at: Timestamp) -> Vec<Fact> {
    let fact = |key, value: &str| Fact {
        name: locale.text(key).to_owned(),
        value: one_line(value),
    };
    let assignee = request.assignee.as_ref();
    let nobody = locale.text(key::ASSIGNEE_NOBODY);
    let source = &request.source;
    let mut facts = vec![
        fact(key::FACT_ID, &request.id.to_string()),
        fact(key::TRANSCRIPT_CUSTOMER, &request.customer.name),
        fact(key::FACT_EMAIL, &request.customer.email),
        fact(key::FACT_COMPANY, &request.company.name),
        fact(key::FACT_STATUS, locale.text(status(request.status))),
        fact(
            key::FACT_ASSIGNEE,
            assignee.map_or(nobody, |assignee| &assignee.name),
        ),
        fact(key::FACT_SUBMITTED, &instant(request.submitted_at)),
    ];
    if let Some(closed_at) = request.closed_at {
        facts.push(fact(key::TRANSCRIPT_CLOSED, &instant(closed_at)));
    }
    facts.extend([
        fact(key::FACT_IP, &source.ip_address),
        fact(key::FACT_DEVICE, locale.text(device(source.device_type))),
        fact(key::FACT_SYSTEM, &source.operating_system),
        fact(key::FACT_BROWSER, &source.browser),
        fact(key::TRANSCRIPT_EXPORTED, &instant(exported_at)),
    ]);
    facts
}

fn status(status: RequestStatus) -> Key {
    match status {
        RequestStatus::New => key::STATUS_NEW,
        RequestStatus::Assigned => key::STATUS_ASSIGNED,
        RequestStatus::InChat => key::STATUS_IN_CHAT,
        RequestStatus::ChatEnded => key::STATUS_CHAT_ENDED,
        RequestStatus::Completed => key::STATUS_COMPLETED,
    }
}

fn device(device: DeviceType) -> Key {
    match device {
        DeviceType::Computer => key::DEVICE_COMPUTER,
        DeviceType::Phone => key::DEVICE_PHONE,
        DeviceType::Tablet => key::DEVICE_TABLET,
        DeviceType::Unknown => key::DEVICE_UNKNOWN,
    }
}

/// One entry of the timeline.
pub(super) struct Line {
    pub(super) at: String,
    /// Who wrote, or a sentence about what was done.
    pub(super) who: String,
    /// What was written; empty where nothing was.
    pub(super) text: String,
    /// Whether the text is only for technicians.
    pub(super) is_internal: bool,
    /// How it is drawn.
    pub(super) class: &'static str,
}

impl Line {
    /// `service` is the address that links of files begin with.
    pub(super) fn of(locale: &Locale, service: &str, request: &Request, entry: &Entry) -> Self {
        let done = |key, name: &str| locale.text_with(key, &[("name", name.into())]);
        let between = |key, from: &str, to: &str| {
            locale.text_with(key, &[("from", from.into()), ("to", to.into())])
        };
        let customer = &request.customer.name;
        let file = |sent| Cow::Owned(file_text(locale, service, request, sent));
        let (class, who, text) = match &entry.kind {
            EntryKind::Opened { description } => {
                ("said", done(key::LINE_OPENED, customer), description.into())
            }
            EntryKind::CustomerMessage { text, .. } => ("said", customer.clone(), text.into()),
            EntryKind::TechnicianMessage {
                technician, text, ..
            } => ("said", technician.name.clone(), text.into()),
            EntryKind::Note {
                technician, text, ..
            } => ("note", technician.name.clone(), text.into()),
            EntryKind::CustomerFile { file: sent } => ("file", customer.clone(), file(sent)),
            EntryKind::TechnicianFile {
                technician,
                file: sent,
            } => ("file", technician.name.clone(), file(sent)),
            EntryKind::FileInfected { name, .. } => ("done", infected(locale, name), "".into()),
            EntryKind::Transferred { from, to, note } => {
                let who = between(key::LINE_TRANSFERRED, &from.name, &to.name);
                let class = if note.is_empty() { "done" } else { "note" };
                (class, who, note.into())
            }
            EntryKind::TakenOver { technician, from } => {
                let who = between(key::LINE_TAKEN_OVER, &from.name, &technician.name);
                ("done", who, "".into())
            }
            EntryKind::Assigned { technician } => (
                "done",
                done(key::LINE_ASSIGNED, &technician.name),
                "".into(),
            ),
            EntryKind::Released { technician, reason } => {
                ("done", done(released(*reason), &technician.name), "".into())
            }
            EntryKind::Joined { technician } => {
                ("done", done(key::LINE_JOINED, &technician.name), "".into())
            }
            EntryKind::ChatEnded { technician } => {
                ("done", done(key::LINE_ENDED, &technician.name), "".into())
            }
            EntryKind::Closed { technician } => {
                ("done", done(key::LINE_CLOSED, &technician.name), "".into())
            }
        };
        Self {
            at: instant(entry.at),
            who: one_line(&who),
            text: clean(&text),
            is_internal: class == "note",
            class,
        }
    }

    /// The text, line by line.
    pub(super) fn rows(&self) -> std::str::Lines<'_> {
        self.text.lines()
    }
}

/// Its name, how long it is, and where technicians find it.
fn file_text(locale: &Locale, service: &str, request: &Request, file: &SentFile) -> String {
    let (name, size) = (one_line(&file.name), size_text(locale, file.size));
    let path = format!("/api/v1/requests/{}/files/{}", request.id, file.id);
    format!("{name} ({size})\n{service}{path}")
}

fn infected(locale: &Locale, file: &str) -> String {
    locale.text_with(key::LINE_INFECTED, &[("file", file.into())])
}

fn released(reason: ReleaseReason) -> Key {
    match reason {
        ReleaseReason::Unassigned => key::LINE_RELEASED,
        ReleaseReason::TechnicianGone => key::LINE_GONE,
        ReleaseReason::AccessLost => key::LINE_ACCESS_LOST,
    }
}

/// An instant to the second, in UTC.
pub(super) fn instant(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// A text that cannot begin a line of its own.
pub(super) fn one_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// A text without what would move the cursor, or turn round what follows.
fn clean(text: &str) -> String {
    let ends_line = |c| {
        matches!(
            c,
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\r'
        )
    };
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace("\r\n", "\n")
        .replace(ends_line, "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || turns(*c)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line() {
        assert_eq!(one_line("Ana\r\nNota:\u{2028}x\ty"), "Ana Nota: x y");
        assert_eq!(one_line("\u{1b}[2JAna\0\u{202e}"), "[2JAna");
    }

    #[test]
    fn a_text_keeps_its_lines_and_nothing_that_moves_the_cursor() {
        assert_eq!(clean("a\r\nb\rc\u{2029}d\u{7f}\te"), "a\nb\nc\nd\te");
    }

    #[test]
    fn instants_are_told_in_utc() {
        assert_eq!(
            instant(Timestamp(1_700_000_000_000_000)),
            "2023-11-14 22:13:20"
        );
        assert_eq!(instant(Timestamp(i64::MAX)), "1970-01-01 00:00:00");
    }
}
