//! What one console knows, and what a change means to it. Pure.

use std::collections::{HashMap, HashSet};

use atiende_protocol::{CompanyId, EntryKind, Request, RequestId, RequestStatus, Seq, Viewer};

use crate::storage::{CommittedChange, Scope, TechnicianSync};

/// What one console knows.
pub(super) struct View {
    scope: Scope,
    receives_new: bool,
    /// Where that last changed.
    pub(super) scope_seq: Seq,
    /// The last event that was dealt with.
    pub(super) cursor: Seq,
    wanted: HashSet<RequestId>,
    /// The timelines that the console has, and whether with their messages (D11).
    shown: HashMap<RequestId, bool>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// It is sent.
    Shown,
    /// It went out of sight.
    Gone,
    /// It is none of this technician's business.
    Unseen,
}

/// What becomes of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timeline {
    /// Its new lines are sent.
    Lines,
    /// It is sent as a whole: earlier lines have become visible.
    Whole,
    /// Nothing is sent.
    Unseen,
}

impl View {
    /// The view that a console has after `sync` was sent.
    pub(super) fn new(sync: &TechnicianSync, wanted: impl IntoIterator<Item = RequestId>) -> Self {
        let shown = sync.watched.iter();
        let has_gate = sync.settings.has_availability_gate;
        Self {
            scope: sync.scope.clone(),
            receives_new: Viewer::new(&sync.technician, has_gate).receives_new,
            scope_seq: sync.scope_seq,
            cursor: sync.head,
            wanted: wanted.into_iter().collect(),
            shown: shown
                .map(|watched| (watched.request, watched.with_messages))
                .collect(),
        }
    }

    /// The timelines that the console wants.
    pub(super) fn wanted(&self) -> Vec<RequestId> {
        self.wanted.iter().copied().collect()
    }

    /// Takes a change in: what is to be sent about it.
    pub(super) fn take(&mut self, change: &CommittedChange) -> (Row, Timeline) {
        self.cursor = change.seq();
        let request = &change.request;
        if self.sees(request) {
            return (Row::Shown, self.timeline(request));
        }
        self.shown.remove(&request.id);
        let is_released = |kind: &EntryKind| matches!(kind, EntryKind::Released { .. });
        // A new request that was never seen is not mentioned.
        let was_seen = self.scope.covers(request.company.id)
            && change.entries.iter().any(|entry| is_released(&entry.kind));
        let row = if was_seen { Row::Gone } else { Row::Unseen };
        (row, Timeline::Unseen)
    }

    fn sees(&self, request: &Request) -> bool {
        self.may_see(request.company.id, request.status == RequestStatus::New)
    }

    /// Whether the row of such a request may be seen.
    pub(super) fn may_see(&self, company: CompanyId, is_new: bool) -> bool {
        self.scope.covers(company) && (!is_new || self.receives_new)
    }

    /// Whether the console has this timeline.
    pub(super) fn shows(&self, request: RequestId) -> bool {
        self.shown.contains_key(&request)
    }

    fn timeline(&mut self, request: &Request) -> Timeline {
        if !self.wanted.contains(&request.id) {
            return Timeline::Unseen;
        }
        match self.shown.insert(request.id, request.chat_opened) {
            None => Timeline::Whole,
            Some(had_messages) if had_messages != request.chat_opened => Timeline::Whole,
            Some(_) => Timeline::Lines,
        }
    }

    /// Replaces the wanted timelines; the newly wanted ones.
    pub(super) fn watch(&mut self, requests: Vec<RequestId>) -> Vec<RequestId> {
        let wanted: HashSet<_> = requests.iter().copied().collect();
        let mut fresh: HashSet<_> = wanted.difference(&self.wanted).copied().collect();
        self.shown.retain(|request, _| wanted.contains(request));
        self.wanted = wanted;
        // In the order in which they were named.
        requests.into_iter().filter(|id| fresh.remove(id)).collect()
    }

    /// Notes that a whole timeline was sent.
    pub(super) fn show(&mut self, request: &Request) {
        self.shown.insert(request.id, request.chat_opened);
    }
}

#[cfg(test)]
mod tests;
