//! The three shapes of a transcript, each written piece by piece.

use askama::Template;
use atiende_assets::{Locale, key};
use atiende_protocol::{Entry, Request, Timestamp};

use super::line::{Fact, Line, facts, one_line};

/// The shape of a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A page that needs no other file, made for reading and printing.
    Html,
    /// An object with the request and its entries as the protocol has them.
    Json,
}

impl Format {
    /// How a file of this shape ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// Why a piece could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum FormatError {
    #[error(transparent)]
    Template(#[from] askama::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Writes the pieces of one transcript.
pub(super) struct Formatter {
    pub(super) format: Format,
    pub(super) locale: &'static Locale,
    /// The address that links of files begin with; empty where the service does not know its own.
    pub(super) service: String,
    pub(super) request: Request,
    pub(super) exported_at: Timestamp,
}

impl Formatter {
    /// What comes before the entries.
    pub(super) fn head(&self) -> Result<String, FormatError> {
        let (locale, request) = (self.locale, &self.request);
        let number = request.id.0;
        let title = locale.text_with(key::TRANSCRIPT_HEADING, &[("number", number.into())]);
        let subject = one_line(&request.subject);
        let facts = facts(locale, request, self.exported_at);
        let (times, warning) = (
            locale.text(key::TRANSCRIPT_TIMES),
            locale.text(key::TRANSCRIPT_WARNING),
        );
        Ok(match self.format {
            Format::Text => TextHead {
                title,
                subject,
                facts,
                times,
                warning,
            }
            .render()?,
            Format::Html => HtmlHead {
                tag: locale.tag(),
                title,
                subject,
                facts,
                times,
                warning,
            }
            .render()?,
            Format::Json => {
                format!(
                    "{{\"request\":{},\"entries\":[",
                    serde_json::to_string(request)?
                )
            }
        })
    }

    /// Some entries, the first of all where `is_first`.
    pub(super) fn entries(&self, entries: &[Entry], is_first: bool) -> Result<String, FormatError> {
        if self.format == Format::Json {
            return json(entries, is_first);
        }
        let line = |entry| Line::of(self.locale, &self.service, &self.request, entry);
        let lines = entries.iter().map(line).collect();
        let note = self.locale.text(key::TRANSCRIPT_NOTE);
        Ok(if self.format == Format::Html {
            HtmlLines { lines, note }.render()?
        } else {
            TextLines { lines, note }.render()?
        })
    }

    /// What comes after the entries.
    pub(super) fn foot(&self) -> Result<String, FormatError> {
        Ok(match self.format {
            Format::Text => String::new(),
            Format::Html => HtmlFoot.render()?,
            Format::Json => "]}\n".to_owned(),
        })
    }
}

fn json(entries: &[Entry], is_first: bool) -> Result<String, FormatError> {
    let mut text = String::new();
    for (index, entry) in entries.iter().enumerate() {
        if !(is_first && index == 0) {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(entry)?);
    }
    Ok(text)
}

#[derive(Template)]
#[template(path = "transcript.txt", block = "head")]
struct TextHead<'a> {
    title: String,
    subject: String,
    facts: Vec<Fact>,
    times: &'a str,
    warning: &'a str,
}

#[derive(Template)]
#[template(path = "transcript.txt", block = "lines")]
struct TextLines<'a> {
    lines: Vec<Line>,
    note: &'a str,
}

#[derive(Template)]
#[template(path = "transcript.html", block = "head")]
struct HtmlHead<'a> {
    tag: &'a str,
    title: String,
    subject: String,
    facts: Vec<Fact>,
    times: &'a str,
    warning: &'a str,
}

#[derive(Template)]
#[template(path = "transcript.html", block = "lines")]
struct HtmlLines<'a> {
    lines: Vec<Line>,
    note: &'a str,
}

#[derive(Template)]
#[template(path = "transcript.html", block = "foot")]
struct HtmlFoot;
