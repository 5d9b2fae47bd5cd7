//! A committed change on its way to many connections, each frame serialised at most once.

use std::sync::OnceLock;

use atiende_protocol::{
    CustomerEntry, EntryKind, PortalFrame, Request, RequestStatus, RequestView, SentFile, Seq,
    ServerFrame,
};
use axum::extract::ws::Utf8Bytes;

use crate::storage::CommittedChange;

/// What a frame weighs beside its texts, about.
const FRAME_BYTES: usize = 512;

/// A committed change and its frames.
pub(super) struct Published {
    /// The change.
    pub(super) change: CommittedChange,
    weight: usize,
    row: OnceLock<Utf8Bytes>,
    gone: OnceLock<Utf8Bytes>,
    entries: OnceLock<Vec<Utf8Bytes>>,
    entries_of_customer: OnceLock<Vec<Utf8Bytes>>,
}

impl Published {
    pub(super) fn new(change: CommittedChange) -> Self {
        Self {
            weight: weight(&change),
            change,
            row: OnceLock::new(),
            gone: OnceLock::new(),
            entries: OnceLock::new(),
            entries_of_customer: OnceLock::new(),
        }
    }

    /// How much room it takes in a queue, about.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    /// The number of its last event.
    pub(super) fn seq(&self) -> Seq {
        self.change.seq()
    }

    /// Whether somebody may have another place in the queue now.
    pub(super) fn moves_queue(&self) -> bool {
        let is_taken = |kind: &EntryKind| matches!(kind, EntryKind::Assigned { .. });
        let mut entries = self.change.entries.iter();
        self.change.request.status == RequestStatus::New
            || entries.any(|entry| is_taken(&entry.kind))
    }

    /// The row, for technicians who may see it.
    ///
    /// It goes ahead of the lines and so bears the number of the first one: a frame promises that
    /// everything before its number was sent.
    pub(super) fn row(&self) -> Utf8Bytes {
        let row = self.row.get_or_init(|| {
            let first = self.change.entries.first();
            encode(&ServerFrame::Request {
                seq: first.map_or(Seq(0), |entry| entry.seq),
                request: self.change.request.clone(),
            })
        });
        row.clone()
    }

    /// That the row went out of sight.
    pub(super) fn gone(&self) -> Utf8Bytes {
        let gone = self.gone.get_or_init(|| {
            encode(&ServerFrame::Gone {
                seq: self.seq(),
                request: self.change.request.id,
            })
        });
        gone.clone()
    }

    /// The new lines, for technicians who watch the timeline.
    pub(super) fn entries(&self) -> &[Utf8Bytes] {
        self.entries.get_or_init(|| {
            let request = &self.change.request;
            let entries = self.change.entries.iter();
            entries
                .filter(|entry| request.chat_opened || entry.kind.is_shown_before_joining())
                .map(|entry| {
                    encode(&ServerFrame::Entry {
                        request: request.id,
                        entry: entry.clone(),
                    })
                })
                .collect()
        })
    }

    /// The new lines, for the customer.
    pub(super) fn entries_of_customer(&self) -> &[Utf8Bytes] {
        self.entries_of_customer.get_or_init(|| {
            let entries = self.change.entries.iter().filter_map(CustomerEntry::of);
            entries
                .map(|entry| encode(&PortalFrame::Entry { entry }))
                .collect()
        })
    }
}

/// The request as its customer sees it.
pub(super) fn customer_view(request: &Request) -> RequestView {
    let in_chat = request.status == RequestStatus::InChat;
    let assignee = request.assignee.as_ref().filter(|_| in_chat);
    RequestView {
        id: request.id,
        status: request.status,
        technician: assignee.map(|assignee| assignee.name.clone()),
    }
}

/// A frame as it travels.
pub(super) fn encode(frame: &impl serde::Serialize) -> Utf8Bytes {
    serde_json::to_string(frame)
        .inspect_err(|error| tracing::error!(%error, "A frame could not be written"))
        .unwrap_or_default()
        .into()
}

fn weight(change: &CommittedChange) -> usize {
    let texts = change.entries.iter().map(|entry| match &entry.kind {
        EntryKind::Opened { description: text }
        | EntryKind::CustomerMessage { text, .. }
        | EntryKind::Note { text, .. }
        | EntryKind::Transferred { note: text, .. }
        | EntryKind::FileInfected { name: text, .. }
        | EntryKind::CustomerFile {
            file: SentFile { name: text, .. },
        }
        | EntryKind::TechnicianFile {
            file: SentFile { name: text, .. },
            ..
        }
        | EntryKind::TechnicianMessage { text, .. } => text.len() + FRAME_BYTES,
        _ => FRAME_BYTES,
    });
    FRAME_BYTES + texts.sum::<usize>()
}
