//! Messages and notes as their bubbles need them.

use std::ops::Range;

use atiende_assets::{Key, key};
use atiende_core::{Connection, Outgoing, OutgoingStatus, chat};
use atiende_protocol::{Command, Entry, EntryKind};
use egui::Ui;

use super::row_ui::Source;
use super::rows::Row;
use super::{Click, links};
use crate::panels::notices::refusal_words;
use crate::widgets::{Bubble, BubbleClick, Delivery};

/// A message with everything that its bubble needs.
pub(super) struct Message<'a> {
    is_mine: bool,
    text: &'a str,
    author: Option<&'a str>,
    time: String,
    is_joined: bool,
    delivery: Option<(Delivery, String)>,
    /// What stands above a note for colleagues; `None` for what the customer reads.
    note: Option<String>,
}

impl<'a> Source<'a> {
    pub(super) fn message(self, row: Row) -> Option<Message<'a>> {
        match row {
            Row::Echo { is_joined, .. } => self
                .echo(row)
                .map(|outgoing| self.on_its_way(outgoing, is_joined)),
            Row::Entry { is_joined, .. } => self
                .entry(row)
                .and_then(|entry| self.stored(entry, is_joined)),
            _ => None,
        }
    }

    fn stored(self, entry: &'a Entry, is_joined: bool) -> Option<Message<'a>> {
        let time = self.scene.clock(entry.at);
        let theirs = |text: &'a str, time: String| Message {
            is_mine: false,
            text,
            author: Some(&self.request.customer.name),
            time,
            is_joined,
            delivery: None,
            note: None,
        };
        match &entry.kind {
            EntryKind::Opened { description } => Some(theirs(description, time)),
            EntryKind::CustomerMessage { text, .. } => Some(theirs(text, time)),
            EntryKind::TechnicianMessage {
                technician, text, ..
            } => {
                let is_me = self.is_me(technician);
                let sent = (
                    Delivery::Sent,
                    self.scene.text(key::DELIVERY_SENT).to_owned(),
                );
                Some(Message {
                    is_mine: true,
                    text,
                    author: (!is_me).then_some(technician.name.as_str()),
                    time,
                    is_joined,
                    delivery: is_me.then_some(sent),
                    note: None,
                })
            }
            EntryKind::Note {
                technician, text, ..
            } => Some(self.note(text, Some(&technician.name), time)),
            EntryKind::Transferred { from, note, .. } if !note.is_empty() => {
                let words = self.line(&entry.kind).unwrap_or_default();
                let note = self.note(note, Some(&from.name), time);
                Some(Message {
                    note: Some(format!("{words} · {}", self.scene.text(key::NOTE_SIGN))),
                    author: None,
                    ..note
                })
            }
            _ => None,
        }
    }

    /// A note for colleagues.
    fn note(self, text: &'a str, author: Option<&'a str>, time: String) -> Message<'a> {
        Message {
            is_mine: false,
            text,
            author,
            time,
            is_joined: false,
            delivery: None,
            note: Some(self.scene.text(key::NOTE_SIGN).to_owned()),
        }
    }

    fn on_its_way(self, outgoing: &'a Outgoing, is_joined: bool) -> Message<'a> {
        let delivery = match &outgoing.status {
            OutgoingStatus::Sending => (Delivery::Sending, self.scene.text(self.sending()).into()),
            OutgoingStatus::Refused(refusal) => {
                (Delivery::Refused, refusal_words(self.scene, refusal))
            }
        };
        let (text, time) = (chat::text(outgoing), self.scene.clock(outgoing.asked_at));
        let delivery = Some(delivery);
        if matches!(outgoing.command, Command::AddNote { .. }) {
            let note = self.note(text, None, time);
            return Message { delivery, ..note };
        }
        Message {
            is_mine: true,
            text,
            author: None,
            time,
            is_joined,
            delivery,
            note: None,
        }
    }

    fn sending(self) -> Key {
        match self.scene.state.connection {
            Connection::Online => key::DELIVERY_SENDING,
            _ => key::DELIVERY_WAITING,
        }
    }

    fn bubble<'m>(self, message: &'m Message<'_>, links: &'m [Range<usize>]) -> Bubble<'m> {
        let text = message.text;
        let mut bubble = if message.is_mine {
            Bubble::mine(text)
        } else {
            Bubble::theirs(text)
        };
        bubble = bubble
            .time(&message.time)
            .joined(message.is_joined)
            .links(links);
        if let Some(author) = message.author {
            bubble = bubble.author(author);
        }
        if let Some((delivery, words)) = &message.delivery {
            bubble = bubble.delivery(*delivery, words);
        }
        bubble
    }

    /// The height of a message in this width.
    pub(super) fn message_height(self, ui: &Ui, message: &Message<'_>, width: f32) -> f32 {
        let links = links::find(message.text);
        let bubble = self.bubble(message, &links);
        match &message.note {
            Some(words) => bubble.note(words).height(ui, width),
            None => bubble.height(ui, width),
        }
    }

    pub(super) fn show_message(
        self,
        ui: &mut Ui,
        row: Row,
        message: &Message<'_>,
    ) -> Option<Click> {
        let links = links::find(message.text);
        let bubble = self.bubble(message, &links);
        let bubble = bubble.retry(self.scene.text(key::RETRY));
        let bubble = bubble.discard(self.scene.text(key::MESSAGE_RECLAIM));
        let click = match &message.note {
            Some(words) => bubble.note(words).show(ui)?,
            None => bubble.show(ui)?,
        };
        match click {
            BubbleClick::Retry => self.echo(row).map(|echo| Click::Retry(echo.id)),
            BubbleClick::Discard => self.echo(row).map(|echo| {
                let text = message.text.to_owned();
                match message.note {
                    Some(_) => Click::ReclaimNote(echo.id, text),
                    None => Click::Reclaim(echo.id, text),
                }
            }),
            BubbleClick::Link(index) => {
                let url = message.text.get(links.get(index)?.clone())?.to_owned();
                links::host(&url).map(|host| Click::Link { url, host })
            }
        }
    }
}
