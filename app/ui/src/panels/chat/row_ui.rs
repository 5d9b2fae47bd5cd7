//! How each line of a conversation looks, and how tall it is.

use atiende_assets::{Key, key};
use atiende_core::{Connection, Outgoing, OutgoingStatus, Timeline, chat};
use atiende_protocol::{
    Command, Entry, EntryKind, ReleaseReason, Request, TechnicianRef, Timestamp,
};
use egui::{Align, Layout, Ui, vec2};

use super::rows::Row;
use super::{Click, links};
use crate::format;
use crate::icons;
use crate::panels::notices::refusal_words;
use crate::scene::{Env, Scene};
use crate::theme::{Tone, height, space};
use crate::widgets::{
    Banner, Bubble, BubbleClick, Button, DAY_SEPARATOR, Delivery, SYSTEM_LINE, caption,
    day_separator, spinner, system_line,
};

const EARLIER: f32 = 40.0;
const HINT: f32 = 56.0;

/// Whose lines they are.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub scene: Scene<'a>,
    pub request: &'a Request,
    pub timeline: &'a Timeline,
}

/// A message with everything that its bubble needs.
struct Message<'a> {
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
    /// The height that a line takes in this width.
    pub fn height(self, ui: &Ui, row: Row, width: f32) -> f32 {
        match row {
            Row::Earlier => EARLIER,
            Row::Day(_) => DAY_SEPARATOR,
            Row::Hint => HINT,
            Row::Opened { .. } => SYSTEM_LINE,
            Row::Entry { .. } | Row::Echo { .. } => match self.message(row) {
                Some(message) => {
                    let links = links::find(message.text);
                    let bubble = self.bubble(&message, &links);
                    match &message.note {
                        Some(words) => bubble.note(words).height(ui, width),
                        None => bubble.height(ui, width),
                    }
                }
                None => SYSTEM_LINE,
            },
        }
    }

    /// Draws a line.
    pub fn show(self, ui: &mut Ui, row: Row) -> Option<Click> {
        match row {
            Row::Earlier => self.earlier(ui),
            Row::Day(date) => {
                let Env {
                    locale,
                    time_zone,
                    now,
                } = self.scene.env;
                let today = format::date(time_zone, *now);
                day_separator(ui, &format::day(locale, date, today));
                None
            }
            Row::Hint => {
                ui.add_space(space::S);
                let text = self.scene.text(key::CHAT_BEFORE_JOINING);
                Banner::new(Tone::Neutral, text).icon(icons::LOCK).show(ui);
                None
            }
            Row::Opened { .. } => self.show_line(ui, row),
            Row::Entry { .. } | Row::Echo { .. } => match self.message(row) {
                Some(message) => self.show_message(ui, row, &message),
                None => self.show_line(ui, row),
            },
        }
    }

    fn entry(self, row: Row) -> Option<&'a Entry> {
        match row {
            Row::Entry { index, .. } | Row::Opened { index, .. } => {
                self.timeline.entries.get(index)
            }
            _ => None,
        }
    }

    fn echo(self, row: Row) -> Option<&'a Outgoing> {
        match row {
            Row::Echo { index, .. } => {
                chat::on_their_way(self.scene.state, self.request.id).nth(index)
            }
            _ => None,
        }
    }

    fn message(self, row: Row) -> Option<Message<'a>> {
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

    fn bubble<'m>(
        self,
        message: &'m Message<'_>,
        links: &'m [std::ops::Range<usize>],
    ) -> Bubble<'m> {
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

    fn show_message(self, ui: &mut Ui, row: Row, message: &Message<'_>) -> Option<Click> {
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

    fn show_line(self, ui: &mut Ui, row: Row) -> Option<Click> {
        let entry = self.entry(row)?;
        let (text, at): (String, Timestamp) = (self.line(&entry.kind)?, entry.at);
        system_line(ui, &text, &self.scene.clock(at));
        None
    }

    fn line(self, kind: &EntryKind) -> Option<String> {
        if let EntryKind::Opened { .. } = kind {
            return Some(
                self.scene
                    .text_of(key::LINE_OPENED, &self.request.customer.name),
            );
        }
        if let EntryKind::Transferred { from, to, .. }
        | EntryKind::TakenOver {
            technician: to,
            from,
        } = kind
        {
            return Some(self.handed(kind, from, to));
        }
        let (who, mine, theirs) = match kind {
            EntryKind::Released {
                technician,
                reason: ReleaseReason::TechnicianGone,
            } => (technician, key::LINE_GONE_ME, key::LINE_GONE),
            EntryKind::Released {
                technician,
                reason: ReleaseReason::AccessLost,
            } => (technician, key::LINE_ACCESS_LOST_ME, key::LINE_ACCESS_LOST),
            EntryKind::Assigned { technician } => {
                (technician, key::LINE_ASSIGNED_ME, key::LINE_ASSIGNED)
            }
            EntryKind::Released { technician, .. } => {
                (technician, key::LINE_RELEASED_ME, key::LINE_RELEASED)
            }
            EntryKind::Joined { technician } => (technician, key::LINE_JOINED_ME, key::LINE_JOINED),
            EntryKind::ChatEnded { technician } => {
                (technician, key::LINE_ENDED_ME, key::LINE_ENDED)
            }
            EntryKind::Closed { technician } => (technician, key::LINE_CLOSED_ME, key::LINE_CLOSED),
            _ => return None,
        };
        Some(match self.is_me(who) {
            true => self.scene.text(mine).to_owned(),
            false => self.scene.text_of(theirs, &who.name),
        })
    }

    /// Who had it and who has it now; *you* wherever it is me.
    fn handed(self, kind: &EntryKind, from: &TechnicianRef, to: &TechnicianRef) -> String {
        let is_transfer = matches!(kind, EntryKind::Transferred { .. });
        let words = match (is_transfer, self.is_me(from), self.is_me(to)) {
            (true, true, _) => key::LINE_TRANSFERRED_FROM_ME,
            (true, _, true) => key::LINE_TRANSFERRED_TO_ME,
            (true, ..) => key::LINE_TRANSFERRED,
            (false, true, _) => key::LINE_TAKEN_OVER_FROM_ME,
            (false, _, true) => key::LINE_TAKEN_OVER_BY_ME,
            (false, ..) => key::LINE_TAKEN_OVER,
        };
        let values = [
            ("from", from.name.as_str().into()),
            ("to", to.name.as_str().into()),
        ];
        self.scene.env.locale.text_with(words, &values)
    }

    fn is_me(self, technician: &TechnicianRef) -> bool {
        self.scene.me() == Some(technician.id)
    }

    fn earlier(self, ui: &mut Ui) -> Option<Click> {
        let size = vec2(ui.available_width(), EARLIER);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
            ui.add_space((EARLIER - height::CONTROL_COMPACT) / 2.0);
            if self.timeline.is_loading_earlier {
                ui.horizontal(|ui| {
                    spinner(ui, 14.0);
                    caption(ui, self.scene.text(key::CHAT_EARLIER_LOADING));
                });
                return None;
            }
            let button = Button::ghost(self.scene.text(key::CHAT_EARLIER)).icon(icons::HISTORY);
            button
                .compact()
                .show(ui)
                .clicked()
                .then_some(Click::Earlier)
        })
        .inner
    }
}
