//! The lines of a conversation, worked out from the timeline: days, what happened, messages.

use atiende_core::{Timeline, UploadId, chat, files};
use atiende_protocol::{
    Command, CommandId, Entry, EntryKind, Request, Seq, TechnicianId, Timestamp,
};
use jiff::civil::Date;

use crate::format;
use crate::scene::Scene;

/// Messages of one writer belong together when no more than this lies between them.
const TOGETHER_MICROS: i64 = 5 * 60 * 1_000_000;

/// One line, by what it shows; the texts stay in the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// There are earlier lines.
    Earlier,
    /// A new day begins.
    Day(Date),
    /// The customer sent the request; what it says comes next.
    Opened { index: usize, seq: Seq },
    /// An entry of the timeline, by its index.
    Entry {
        index: usize,
        seq: Seq,
        is_joined: bool,
    },
    /// A message on its way, by its index among them.
    Echo {
        index: usize,
        id: CommandId,
        is_joined: bool,
    },
    /// A file on its way, by its index among them.
    Upload {
        index: usize,
        id: UploadId,
        is_joined: bool,
    },
    /// The conversation shows later (D11).
    Hint,
}

impl Row {
    /// What stays the same while lines are added around it.
    pub fn name(self) -> Name {
        match self {
            Self::Earlier => Name::Earlier,
            Self::Day(date) => Name::Day(date),
            Self::Opened { seq, .. } => Name::Opened(seq),
            Self::Entry { seq, .. } => Name::Entry(seq),
            Self::Echo { id, .. } => Name::Echo(id),
            Self::Upload { id, .. } => Name::Upload(id),
            Self::Hint => Name::Hint,
        }
    }
}

/// Names a line as long as it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    Earlier,
    Day(Date),
    Opened(Seq),
    Entry(Seq),
    Echo(CommandId),
    Upload(UploadId),
    Hint,
}

/// Who wrote, and when: what decides whether the next message belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writer {
    Customer,
    Technician(TechnicianId),
}

/// The lines from top to bottom, and what the next one must know about those before.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    rows: Vec<Row>,
    /// So many of them are of the timeline or above it: they stay when entries are added.
    settled: usize,
    /// So many entries of the timeline are among them.
    taken: usize,
    day: Option<Date>,
    last: Option<(Writer, Timestamp)>,
}

impl Lines {
    /// The lines from top to bottom.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where a line is.
    pub fn index_of(&self, name: Name) -> Option<usize> {
        self.rows.iter().position(|row| row.name() == name)
    }

    /// Adds what came at the end of the timeline; the first line that may be another one.
    pub fn follow(&mut self, scene: Scene<'_>, request: &Request, timeline: &Timeline) -> usize {
        let first = self.settled;
        self.rows.truncate(first);
        if first == 0 {
            let earlier = timeline.has_earlier.then_some(Row::Earlier);
            self.rows.extend(earlier);
        }
        self.entries(scene, request, timeline);
        let last = self.last;
        self.echoes(scene, request);
        self.uploads(scene, request);
        self.last = last;
        self.rows
            .extend((!request.chat_opened).then_some(Row::Hint));
        first
    }

    fn entries(&mut self, scene: Scene<'_>, request: &Request, timeline: &Timeline) {
        let mut days = format::Days::new(&scene.env.time_zone);
        let added = timeline.entries.skip(self.taken);
        for (index, entry) in (self.taken..).zip(&added) {
            if request.chat_opened || entry.kind.is_shown_before_joining() {
                self.begin_day(days.date(entry.at));
                self.entry(index, entry);
            }
        }
        self.taken = timeline.entries.len();
        self.settled = self.rows.len();
    }

    fn echoes(&mut self, scene: Scene<'_>, request: &Request) {
        let me = scene.me().map(Writer::Technician);
        for (index, outgoing) in chat::on_their_way(scene.state, request.id).enumerate() {
            let is_note = matches!(outgoing.command, Command::AddNote { .. });
            let written = me
                .filter(|_| !is_note)
                .map(|me| (me, scene.state.service_time(outgoing.asked_at)));
            let is_joined = self.joins(written);
            self.rows.push(Row::Echo {
                index,
                id: outgoing.id,
                is_joined,
            });
        }
    }

    fn uploads(&mut self, scene: Scene<'_>, request: &Request) {
        let now = scene.state.service_time(scene.env.now);
        let written = scene.me().map(|me| (Writer::Technician(me), now));
        for (index, upload) in files::on_their_way(scene.state, request.id).enumerate() {
            let is_joined = self.joins(written);
            self.rows.push(Row::Upload {
                index,
                id: upload.id,
                is_joined,
            });
        }
    }

    fn begin_day(&mut self, date: Date) {
        if self.day.replace(date) != Some(date) {
            self.rows.push(Row::Day(date));
            self.last = None;
        }
    }

    fn entry(&mut self, index: usize, entry: &Entry) {
        let seq = entry.seq;
        if matches!(entry.kind, EntryKind::Opened { .. }) {
            self.rows.push(Row::Opened { index, seq });
        }
        let is_joined = self.joins(writer(&entry.kind).map(|writer| (writer, entry.at)));
        self.rows.push(Row::Entry {
            index,
            seq,
            is_joined,
        });
    }

    /// Whether the next message belongs to the one before.
    fn joins(&mut self, next: Option<(Writer, Timestamp)>) -> bool {
        let last = std::mem::replace(&mut self.last, next);
        let (Some((before, then)), Some((after, now))) = (last, next) else {
            return false;
        };
        before == after && now.0.saturating_sub(then.0) <= TOGETHER_MICROS
    }
}

fn writer(kind: &EntryKind) -> Option<Writer> {
    match kind {
        EntryKind::Opened { .. }
        | EntryKind::CustomerMessage { .. }
        | EntryKind::CustomerFile { .. } => Some(Writer::Customer),
        EntryKind::TechnicianMessage { technician, .. }
        | EntryKind::TechnicianFile { technician, .. } => Some(Writer::Technician(technician.id)),
        _ => None,
    }
}
