//! One request's timeline, as far as it is loaded.

use atiende_protocol::{Entry, EntryKind, Seq};
use imbl::Vector;

/// One request's timeline, as far as it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// In the order of the log, without holes.
    pub entries: Vector<Entry>,
    /// Whether there are earlier ones to be fetched.
    pub has_earlier: bool,
    /// Whether they are being fetched.
    pub is_loading_earlier: bool,
}

impl Timeline {
    /// The newest part as the service sent it. What is known to be newer stays.
    pub(crate) fn replace(&mut self, entries: Vec<Entry>, has_earlier: bool) {
        let known = std::mem::take(&mut self.entries);
        self.entries = entries.into();
        self.has_earlier = has_earlier;
        self.is_loading_earlier = false;
        for entry in known {
            self.push(entry);
        }
    }

    /// Adds a line at the end; ignores one that is there already.
    pub(crate) fn push(&mut self, entry: Entry) -> bool {
        let is_new = self.last_seq().is_none_or(|last| entry.seq > last);
        if is_new {
            self.entries.push_back(entry);
        }
        is_new
    }

    /// Adds earlier lines in front.
    pub(crate) fn prepend(&mut self, earlier: Vec<Entry>, has_earlier: bool) {
        self.is_loading_earlier = false;
        self.has_earlier = has_earlier;
        let first = self.entries.front().map(|entry| entry.seq);
        let earlier = earlier
            .into_iter()
            .filter(|entry| first.is_none_or(|first| entry.seq < first));
        let mut all: Vector<Entry> = earlier.collect();
        all.append(std::mem::take(&mut self.entries));
        self.entries = all;
    }

    /// The newest line's place in the log.
    pub fn last_seq(&self) -> Option<Seq> {
        self.entries.back().map(|entry| entry.seq)
    }

    /// How many of the customer's messages and files came after `read`.
    pub fn unread_after(&self, read: Seq) -> usize {
        let newer = self
            .entries
            .iter()
            .rev()
            .take_while(|entry| entry.seq > read);
        newer.filter(|entry| is_of_customer(&entry.kind)).count()
    }
}

fn is_of_customer(kind: &EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::CustomerMessage { .. } | EntryKind::CustomerFile { .. }
    )
}
