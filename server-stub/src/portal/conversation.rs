//! A customer's request as a page: where it stands and what was said.

use atiende_assets::{Locale, key};
use atiende_protocol::{
    CustomerEntry, CustomerEntryKind as Kind, Entry, Request, RequestStatus, SentFile, Settings,
    Timestamp,
};
use uuid::Uuid;

use super::{FileLine, Frame, Head, Line, RequestPage, file_offer, size_text, texts};
use crate::administration::Color;
use crate::storage::{CustomerRequest, TokenHash};

/// A message that was typed and not sent.
#[derive(Clone, Debug, Default)]
pub struct Unsent {
    /// Its name, where it keeps it.
    pub id: Option<Uuid>,
    /// What was typed.
    pub text: String,
    /// Why it was not sent.
    pub problem: Option<String>,
}

/// The page of the request behind `token`.
pub fn request_page(
    locale: &'static Locale,
    (token, frame): (&str, &Frame),
    stored: CustomerRequest,
    (entries, settings): (&[Entry], &Settings),
    unsent: Unsent,
) -> RequestPage {
    let CustomerRequest {
        request,
        portal_title,
        portal_slug,
        look,
        ..
    } = stored;
    let number = [("number", request.id.0.into())];
    let (state, state_name) = state(locale, request.status);
    let system = (request.source.platform, request.source.os_version.as_str());
    RequestPage {
        head: Head {
            locale,
            title: locale.text_with(key::PORTAL_REQUEST_TITLE, &number),
        },
        token: token.to_owned(),
        storage_key: storage_key(token),
        portal_title,
        accent: look.accent.map(Color::url),
        embed: frame.query(),
        slug: portal_slug,
        state: state.to_owned(),
        state_name: state_name.to_owned(),
        state_text: state_text(locale, &request),
        subject: request.subject,
        lines: lines(locale, entries, crate::now()),
        message_id: unsent.id.unwrap_or_else(Uuid::new_v4).to_string(),
        draft: unsent.text,
        problem: unsent.problem,
        files: file_offer(locale, system, settings.max_file_bytes),
        texts: texts::of_request(locale),
    }
}

fn state(locale: &Locale, status: RequestStatus) -> (&'static str, &str) {
    let (wire, key) = match status {
        RequestStatus::New => ("new", key::PORTAL_REQUEST_STATE_NEW),
        RequestStatus::Assigned => ("assigned", key::PORTAL_REQUEST_STATE_ASSIGNED),
        RequestStatus::InChat => ("in_chat", key::PORTAL_REQUEST_STATE_IN_CHAT),
        RequestStatus::ChatEnded => ("chat_ended", key::PORTAL_REQUEST_STATE_ENDED),
        RequestStatus::Completed => ("completed", key::PORTAL_REQUEST_STATE_COMPLETED),
    };
    (wire, locale.text(key))
}

fn state_text(locale: &Locale, request: &Request) -> String {
    let key = match request.status {
        RequestStatus::New => key::PORTAL_REQUEST_TEXT_NEW,
        RequestStatus::Assigned => key::PORTAL_REQUEST_TEXT_ASSIGNED,
        RequestStatus::ChatEnded => key::PORTAL_REQUEST_TEXT_ENDED,
        RequestStatus::Completed => key::PORTAL_REQUEST_TEXT_COMPLETED,
        RequestStatus::InChat => {
            let Some(technician) = &request.assignee else {
                return locale
                    .text(key::PORTAL_REQUEST_TEXT_IN_CHAT_NOBODY)
                    .to_owned();
            };
            let name = [("name", technician.name.as_str().into())];
            return locale.text_with(key::PORTAL_REQUEST_TEXT_IN_CHAT, &name);
        }
    };
    locale.text(key).to_owned()
}

/// The lines as they are drawn, those of one author together.
fn lines(locale: &Locale, entries: &[Entry], now: Timestamp) -> Vec<Line> {
    let mut author = None;
    let mut lines = Vec::new();
    for entry in entries.iter().filter_map(CustomerEntry::of) {
        let mut line = line(locale, entry, now);
        let is_first = line.class == "system" || author != Some((line.class, line.who.clone()));
        author = Some((line.class, line.who.clone()));
        if !is_first {
            line.who = None;
        }
        line.class = match (line.class, is_first) {
            ("mine", true) => "mine first",
            ("theirs", true) => "theirs first",
            (class, _) => class,
        };
        lines.push(line);
    }
    lines
}

fn line(locale: &Locale, entry: CustomerEntry, now: Timestamp) -> Line {
    let system = |key| ("system", None, None, locale.text(key).to_owned());
    let mut card = None;
    let mut named = |file: SentFile| {
        card = Some(file_line(locale, &file));
        file.name
    };
    let (class, id, who, text) = match entry.kind {
        Kind::Opened { description } => ("mine", None, None, description),
        Kind::Mine { text, id } => ("mine", Some(id.to_string()), None, text),
        Kind::Theirs { name, text } => ("theirs", None, Some(name), text),
        Kind::MyFile { file } => ("mine", None, None, named(file)),
        Kind::TheirFile { name, file } => ("theirs", None, Some(name), named(file)),
        Kind::FileInfected { name, .. } => {
            let text = locale.text_with(key::LINE_INFECTED, &[("file", name.into())]);
            ("system", None, None, text)
        }
        Kind::Joined { name } => {
            let text = locale.text_with(key::PORTAL_REQUEST_JOINED, &[("name", name.into())]);
            ("system", None, None, text)
        }
        Kind::Released => system(key::PORTAL_REQUEST_RELEASED),
        Kind::ChatEnded => system(key::PORTAL_REQUEST_ENDED),
        Kind::Closed => system(key::PORTAL_REQUEST_CLOSED),
    };
    let ago = ago(locale, now.secs_since(entry.at));
    Line {
        seq: entry.seq.0,
        at: entry.at.0,
        class,
        id,
        who,
        text,
        file: card,
        ago,
    }
}

fn file_line(locale: &Locale, file: &SentFile) -> FileLine {
    FileLine {
        id: file.id,
        name: file.name.clone(),
        kind: file.file_type.extension(),
        size: size_text(locale, file.size),
        preview: file.preview,
    }
}

/// How long ago; the service does not know the customer's time zone.
fn ago(locale: &Locale, secs: i64) -> String {
    let (key, count) = match secs {
        ..60 => return locale.text(key::PORTAL_REQUEST_NOW).to_owned(),
        60..3_600 => (key::PORTAL_REQUEST_MINUTES_AGO, secs / 60),
        3_600..86_400 => (key::PORTAL_REQUEST_HOURS_AGO, secs / 3_600),
        _ => (key::PORTAL_REQUEST_DAYS_AGO, secs / 86_400),
    };
    locale.text_with(key, &[("count", count.into())])
}

fn storage_key(token: &str) -> String {
    let TokenHash(hash) = TokenHash::of(token);
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use atiende_protocol::{CommandId, EntryKind, Seq, TechnicianId, TechnicianRef};

    use super::*;

    fn entry(seq: i64, kind: EntryKind) -> Entry {
        Entry {
            seq: Seq(seq),
            at: Timestamp(0),
            kind,
        }
    }

    fn says(seq: i64, name: &str) -> Entry {
        let technician = TechnicianRef {
            id: TechnicianId(1),
            name: name.to_owned(),
        };
        let id = CommandId(Uuid::nil());
        entry(
            seq,
            EntryKind::TechnicianMessage {
                technician,
                text: "hola".to_owned(),
                id,
            },
        )
    }

    #[test]
    fn name_stands_above_the_first_line_of_each_author() {
        let lines = lines(
            Locale::load("es"),
            &[says(1, "Ana"), says(2, "Ana"), says(3, "Luis")],
            Timestamp(0),
        );

        let shown: Vec<_> = lines
            .iter()
            .map(|line| (line.class, line.who.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [
                ("theirs first", Some("Ana")),
                ("theirs", None),
                ("theirs first", Some("Luis"))
            ]
        );
    }

    #[test]
    fn what_is_none_of_the_customers_business_is_left_out() {
        let technician = TechnicianRef {
            id: TechnicianId(1),
            name: "Ana".to_owned(),
        };
        let entries = [entry(1, EntryKind::Assigned { technician })];
        assert!(lines(Locale::load("es"), &entries, Timestamp(0)).is_empty());
    }

    #[test]
    fn age_is_told_in_the_largest_unit() {
        let es = Locale::load("es");
        let told = [0, 59, 60, 7_199, 86_400, 200_000].map(|secs| ago(es, secs));
        assert_eq!(
            told,
            [
                "ahora",
                "ahora",
                "hace 1 min",
                "hace 1 h",
                "hace 1 día",
                "hace 2 días"
            ]
        );
    }
}
