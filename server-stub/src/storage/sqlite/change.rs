//! Writing changes of requests, and the log.

use atiende_protocol::{
    CommandId, CompanyId, Entry, EntryKind, FileId, RequestId, SentFile, Seq, TechnicianId,
    TechnicianRef, Timestamp,
};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Cached as _, files, row};
use crate::storage::words::{self, Word as _};
use crate::storage::{
    Author, Change, CommandKey, Commit, Committed, CommittedChange, Expected, Fingerprint,
    StorageError, sql,
};

/// Writes a change, its entries and its command.
pub(super) fn write(
    tx: &Connection,
    change: Change,
    told: &mut Vec<Committed>,
) -> Result<Commit, StorageError> {
    if let Some(earlier) = earlier(tx, &change.command)? {
        return Ok(earlier);
    }
    check_scopes(tx, change.command.author, change.expected)?;
    update(tx, &change)?;
    let committed = append_entries(tx, &change)?;
    let seq = committed.seq();
    add_command(tx, &change.command, seq)?;
    told.push(Committed::Request(Box::new(committed)));
    Ok(Commit::Done(seq))
}

/// What became of a command before.
pub(super) fn earlier(
    tx: &Connection,
    command: &CommandKey,
) -> Result<Option<Commit>, StorageError> {
    let key = params![words::author(command.author), command.id.0.as_bytes()];
    let found = tx.query_row_cached(sql::COMMAND, key, |row| {
        Ok((Fingerprint(row.get(0)?), Seq(row.get(1)?)))
    });
    Ok(found.optional()?.map(|(fingerprint, seq)| {
        if fingerprint == command.fingerprint {
            Commit::Repeated(seq)
        } else {
            Commit::IdReused
        }
    }))
}

/// Remembers a command for ever.
pub(super) fn add_command(
    tx: &Connection,
    command: &CommandKey,
    seq: Seq,
) -> Result<(), StorageError> {
    let author = words::author(command.author);
    let (id, fingerprint) = (command.id.0.as_bytes(), command.fingerprint.0);
    tx.execute_cached(sql::ADD_COMMAND, params![author, id, fingerprint, seq.0])?;
    Ok(())
}

fn check_scopes(tx: &Connection, author: Author, expected: Expected) -> Result<(), StorageError> {
    if let (Author::Technician(id), Some(seq)) = (author, expected.scope_seq) {
        check_scope(tx, id, seq)?;
    }
    match expected.heir {
        Some((id, seq)) => check_scope(tx, id, seq),
        None => Ok(()),
    }
}

fn check_scope(tx: &Connection, id: TechnicianId, expected: Seq) -> Result<(), StorageError> {
    let present: Option<i64> = tx
        .query_row_cached(sql::SCOPE_SEQ, [id.0], |row| row.get(0))
        .optional()?;
    if present == Some(expected.0) {
        Ok(())
    } else {
        Err(StorageError::Conflict)
    }
}

fn update(tx: &Connection, change: &Change) -> Result<(), StorageError> {
    let request = &change.request;
    let assignee = request.assignee.as_ref();
    let values = params![
        request.status.word(),
        assignee.map(|assignee| assignee.id.0),
        assignee.map(|assignee| &assignee.name),
        request.chat_opened,
        request.assigned_at.map(|at| at.0),
        request.waiting_since.map(|at| at.0),
        request.closed_at.map(|at| at.0),
        request.id.0,
        change.expected.version,
    ];
    match tx.execute_cached(sql::UPDATE_REQUEST, values)? {
        0 => Err(StorageError::Conflict),
        _ => Ok(()),
    }
}

fn append_entries(tx: &Connection, change: &Change) -> Result<CommittedChange, StorageError> {
    let request = &change.request;
    let mut entries = Vec::with_capacity(change.entries.len());
    for kind in &change.entries {
        let entry = append_entry(tx, change.at, (request.id, request.company.id), kind)?;
        if matches!(kind, EntryKind::Joined { .. }) {
            tx.execute_cached(sql::CHAT_OPENED_AT, params![entry.seq.0, request.id.0])?;
        }
        files::arrived(tx, request.id, change.command.id, kind)?;
        entries.push(entry);
    }
    Ok(CommittedChange {
        request: request.clone(),
        entries,
    })
}

/// Appends one entry of a request to the log.
pub(super) fn append_entry(
    tx: &Connection,
    at: Timestamp,
    (request, company): (RequestId, CompanyId),
    kind: &EntryKind,
) -> Result<Entry, StorageError> {
    let columns = Columns::of(kind);
    let values = params![
        at.0,
        columns.kind,
        request.0,
        company.0,
        columns.technician.map(|technician| technician.id.0),
        columns.technician.map(|technician| &technician.name),
        columns.text,
        columns.reason,
        columns.command.map(|id| *id.0.as_bytes()),
        columns.colleague.map(|colleague| colleague.id.0),
        columns.colleague.map(|colleague| &colleague.name),
        columns.file.map(row::file_json),
    ];
    let seq = tx.query_row_cached(sql::APPEND_EVENT, values, |row| row.get(0))?;
    Ok(Entry {
        seq: Seq(seq),
        at,
        kind: kind.clone(),
    })
}

/// Appends the event that a technician's scope or availability changed.
pub(super) fn append_scope_event(
    tx: &Connection,
    at: Timestamp,
    technician: Option<TechnicianId>,
    company: Option<CompanyId>,
) -> Result<Seq, StorageError> {
    let nothing: Option<&str> = None;
    let (technician, company) = (technician.map(|id| id.0), company.map(|id| id.0));
    let values = params![
        at.0, "scope", nothing, company, technician, nothing, nothing, nothing, nothing, nothing,
        nothing, nothing
    ];
    let seq = tx.query_row_cached(sql::APPEND_EVENT, values, |row| row.get(0))?;
    Ok(Seq(seq))
}

/// An entry, spread over the columns of the log.
#[derive(Default)]
struct Columns<'a> {
    kind: &'static str,
    technician: Option<&'a TechnicianRef>,
    text: Option<&'a str>,
    reason: Option<&'static str>,
    command: Option<CommandId>,
    colleague: Option<&'a TechnicianRef>,
    file: Option<&'a SentFile>,
}

impl<'a> Columns<'a> {
    fn of(kind: &'a EntryKind) -> Self {
        match kind {
            EntryKind::Opened { description } => Self {
                kind: "opened",
                text: Some(description),
                ..Self::default()
            },
            EntryKind::Assigned { technician } => Self::by("assigned", technician),
            EntryKind::Released { technician, reason } => Self {
                reason: Some(reason.word()),
                ..Self::by("released", technician)
            },
            EntryKind::Joined { technician } => Self::by("joined", technician),
            EntryKind::CustomerMessage { text, id } => Self {
                kind: "customer_message",
                text: Some(text),
                command: Some(*id),
                ..Self::default()
            },
            EntryKind::TechnicianMessage {
                technician,
                text,
                id,
            } => Self {
                text: Some(text),
                command: Some(*id),
                ..Self::by("technician_message", technician)
            },
            EntryKind::CustomerFile { file } => Self::sent("customer_file", file),
            EntryKind::TechnicianFile { technician, file } => Self {
                technician: Some(technician),
                ..Self::sent("technician_file", file)
            },
            EntryKind::FileInfected {
                technician,
                name,
                file_id,
            } => Self::infected(technician.as_ref(), name, *file_id),
            EntryKind::Note {
                technician,
                text,
                id,
            } => Self {
                text: Some(text),
                command: Some(*id),
                ..Self::by("note", technician)
            },
            EntryKind::Transferred { from, to, note } => Self {
                text: Some(note),
                colleague: Some(to),
                ..Self::by("transferred", from)
            },
            EntryKind::TakenOver { technician, from } => Self {
                colleague: Some(from),
                ..Self::by("taken_over", technician)
            },
            EntryKind::ChatEnded { technician } => Self::by("chat_ended", technician),
            EntryKind::Closed { technician } => Self::by("closed", technician),
        }
    }

    /// The command that tells of a file is named by it.
    fn infected(
        technician: Option<&'a TechnicianRef>,
        name: &'a str,
        file: Option<FileId>,
    ) -> Self {
        Self {
            kind: "file_infected",
            technician,
            text: Some(name),
            command: file.map(|file| CommandId(file.0)),
            ..Self::default()
        }
    }

    /// The name is a text of the entry, so that it is found like all others.
    fn sent(kind: &'static str, file: &'a SentFile) -> Self {
        Self {
            kind,
            text: Some(&file.name),
            file: Some(file),
            ..Self::default()
        }
    }

    fn by(kind: &'static str, technician: &'a TechnicianRef) -> Self {
        Self {
            kind,
            technician: Some(technician),
            ..Self::default()
        }
    }
}
