//! How rows become protocol values.

use atiende_protocol::{
    Colleague, CommandId, CompanyId, CompanyRef, Customer, Entry, EntryKind, FileId, PortalId,
    Request, RequestId, SentFile, Seq, Source, Technician, TechnicianId, TechnicianRef, Timestamp,
};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use uuid::Uuid;

use crate::administration::Color;
use crate::storage::words::Word;
use crate::storage::{Account, Heir, Look, Portal, Slug, StoredRequest};

/// A request, from the columns of `select_request!`.
pub(super) fn request(row: &Row<'_>) -> Result<StoredRequest> {
    let request = Request {
        id: RequestId(row.get(0)?),
        company: company_at(row, 2)?,
        customer: Customer {
            name: row.get(4)?,
            email: row.get(5)?,
        },
        subject: row.get(6)?,
        status: word(row, 7)?,
        assignee: technician_ref(row, 8)?,
        chat_opened: row.get(10)?,
        source: source(row)?,
        submitted_at: Timestamp(row.get(17)?),
        assigned_at: time(row, 18)?,
        waiting_since: time(row, 19)?,
        closed_at: time(row, 20)?,
    };
    let version = row.get(1)?;
    Ok(StoredRequest { request, version })
}

fn source(row: &Row<'_>) -> Result<Source> {
    Ok(Source {
        ip_address: row.get(11)?,
        device_type: word(row, 12)?,
        platform: word(row, 13)?,
        operating_system: row.get(14)?,
        os_version: row.get(15)?,
        browser: row.get(16)?,
    })
}

/// An entry and its request, from the columns of `select_entry!`.
pub(super) fn entry(row: &Row<'_>) -> Result<(RequestId, Entry)> {
    let entry = Entry {
        seq: Seq(row.get(0)?),
        at: Timestamp(row.get(1)?),
        kind: entry_kind(row)?,
    };
    Ok((RequestId(row.get(8)?), entry))
}

fn entry_kind(row: &Row<'_>) -> Result<EntryKind> {
    let technician = || technician_ref(row, 3)?.ok_or_else(|| unknown(3, "no technician"));
    let colleague = || technician_ref(row, 9)?.ok_or_else(|| unknown(9, "no colleague"));
    let id = || Uuid::from_slice(&row.get::<_, Vec<u8>>(7)?).map_err(|_| unknown(7, "no UUID"));
    let kind: String = row.get(2)?;
    Ok(match kind.as_str() {
        "opened" => EntryKind::Opened {
            description: row.get(5)?,
        },
        "assigned" => EntryKind::Assigned {
            technician: technician()?,
        },
        "released" => EntryKind::Released {
            technician: technician()?,
            reason: word(row, 6)?,
        },
        "joined" => EntryKind::Joined {
            technician: technician()?,
        },
        "customer_message" => EntryKind::CustomerMessage {
            text: row.get(5)?,
            id: CommandId(id()?),
        },
        "technician_message" => EntryKind::TechnicianMessage {
            technician: technician()?,
            text: row.get(5)?,
            id: CommandId(id()?),
        },
        "customer_file" => EntryKind::CustomerFile { file: file(row)? },
        "technician_file" => EntryKind::TechnicianFile {
            technician: technician()?,
            file: file(row)?,
        },
        "file_infected" => EntryKind::FileInfected {
            technician: technician_ref(row, 3)?,
            name: row.get(5)?,
            file_id: row.get::<_, Option<[u8; 16]>>(7)?.map(file_id),
        },
        "note" => EntryKind::Note {
            technician: technician()?,
            text: row.get(5)?,
            id: CommandId(id()?),
        },
        "transferred" => EntryKind::Transferred {
            from: technician()?,
            to: colleague()?,
            note: row.get(5)?,
        },
        "taken_over" => EntryKind::TakenOver {
            technician: technician()?,
            from: colleague()?,
        },
        "chat_ended" => EntryKind::ChatEnded {
            technician: technician()?,
        },
        "closed" => EntryKind::Closed {
            technician: technician()?,
        },
        other => return Err(unknown(2, other)),
    })
}

fn file_id(bytes: [u8; 16]) -> FileId {
    FileId(Uuid::from_bytes(bytes))
}

fn file(row: &Row<'_>) -> Result<SentFile> {
    let json: String = row.get(11)?;
    serde_json::from_str(&json).map_err(|_| unknown(11, "no file"))
}

/// What the log says of a file.
pub(super) fn file_json(file: &SentFile) -> String {
    // Serialising plain data into memory cannot fail.
    serde_json::to_string(file).unwrap_or_default()
}

/// A technician, from the columns of `select_technician!`, with where the scope last changed.
pub(super) fn account(row: &Row<'_>) -> Result<(Account, Seq)> {
    let technician = Technician {
        id: TechnicianId(row.get(0)?),
        name: row.get(1)?,
        email: row.get(2)?,
        is_administrator: row.get(3)?,
        availability: word(row, 4)?,
        availability_reason: row.get(8)?,
    };
    let account = Account {
        technician,
        password_hash: row.get(6)?,
        is_disabled: row.get(7)?,
    };
    Ok((account, Seq(row.get(5)?)))
}

/// A colleague, from the columns of `COLLEAGUES`. Who is connected is not known here.
pub(super) fn colleague(row: &Row<'_>) -> Result<Colleague> {
    Ok(Colleague {
        technician: TechnicianRef {
            id: TechnicianId(row.get(0)?),
            name: row.get(1)?,
        },
        availability: word(row, 2)?,
        availability_reason: row.get(3)?,
        is_connected: false,
        open_requests: row.get(4)?,
    })
}

/// Who could take a request over, from the columns of `HEIR`.
pub(super) fn heir(row: &Row<'_>) -> Result<Heir> {
    Ok(Heir {
        technician: TechnicianRef {
            id: TechnicianId(row.get(0)?),
            name: row.get(1)?,
        },
        scope_seq: Seq(row.get(2)?),
    })
}

/// A company, from two columns.
pub(super) fn company(row: &Row<'_>) -> Result<CompanyRef> {
    company_at(row, 0)
}

fn company_at(row: &Row<'_>, first: usize) -> Result<CompanyRef> {
    Ok(CompanyRef {
        id: CompanyId(row.get(first)?),
        name: row.get(first + 1)?,
    })
}

/// A portal, from the columns of `select_portal!`.
pub(super) fn portal(row: &Row<'_>) -> Result<Portal> {
    let slug: String = row.get(1)?;
    Ok(Portal {
        id: PortalId(row.get(0)?),
        slug: Slug::parse(&slug).ok_or_else(|| unknown(1, &slug))?,
        title: row.get(2)?,
        company: company_at(row, 3)?,
        welcome: row.get(5)?,
        look: look(row, 6)?,
        is_active: row.get(8)?,
    })
}

/// How a portal looks, from two columns.
pub(super) fn look(row: &Row<'_>, first: usize) -> Result<Look> {
    let (color, origins): (String, String) = (row.get(first)?, row.get(first + 1)?);
    Ok(Look {
        accent: Color::parse(&color),
        embed_origins: origins.lines().map(ToOwned::to_owned).collect(),
    })
}

fn technician_ref(row: &Row<'_>, first: usize) -> Result<Option<TechnicianRef>> {
    let Some(id) = row.get(first)? else {
        return Ok(None);
    };
    Ok(Some(TechnicianRef {
        id: TechnicianId(id),
        name: row.get(first + 1)?,
    }))
}

fn time(row: &Row<'_>, column: usize) -> Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp))
}

pub(super) fn word<T: Word>(row: &Row<'_>, column: usize) -> Result<T> {
    let word: String = row.get(column)?;
    T::of_word(&word).ok_or_else(|| unknown(column, &word))
}

/// A word in a row that stands for nothing.
pub(super) fn unknown(column: usize, what: &str) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, format!("unknown: {what}").into())
}
