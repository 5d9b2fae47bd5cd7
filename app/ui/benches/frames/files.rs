//! A conversation with files, files on their way, and the ways to be told.

use std::path::PathBuf;

use atiende_core::notify::NotifyAnswer;
use atiende_core::{FoundFile, Input, UploadAnswer, UploadId};
use atiende_protocol::http::notification::{Contact, ContactForm};
use atiende_protocol::{
    CommandId, ContactId, ContactKind, Entry, EntryKind, FileId, FileType, SentFile, Seq,
    ServerFrame, Timestamp,
};
use uuid::Uuid;

use crate::world::{MESSAGES, NOW, TALK, me};

const SIZE: u64 = 64 << 20;

fn entry(seq: i64) -> Entry {
    let file = SentFile {
        id: FileId(Uuid::from_u128(seq as u128)),
        name: format!("Informe de la incidencia número {seq} (versión definitiva).pdf"),
        file_type: FileType::Pdf,
        size: SIZE,
        sha256: "0".repeat(64),
        preview: None,
    };
    let kind = match seq % 6 {
        0 => EntryKind::CustomerFile { file },
        3 => EntryKind::TechnicianFile {
            technician: me(),
            file,
        },
        _ => EntryKind::CustomerMessage {
            text: format!("Mensaje {seq}: le mando el informe"),
            id: CommandId(Uuid::from_u128(1 << 100 | seq as u128)),
        },
    };
    Entry {
        seq: Seq(seq),
        at: Timestamp(NOW - (3 * MESSAGES - seq) * 1_000_000),
        kind,
    }
}

/// A conversation as long as the one without files.
pub fn timeline() -> ServerFrame {
    ServerFrame::Timeline {
        request: TALK,
        entries: (1..=MESSAGES).map(entry).collect(),
        has_earlier: false,
    }
}

fn upload(number: i64) -> UploadId {
    UploadId(Uuid::from_u128(number as u128))
}

/// Three files that are to be sent.
pub fn found() -> Input {
    let file = |number| FoundFile {
        id: upload(number),
        name: format!("Captura {number}.png"),
        path: PathBuf::from(format!("/home/ana/Captura {number}.png")),
        is_own_copy: false,
        size: SIZE,
        modified_at: Timestamp(NOW),
        problem: None,
    };
    Input::FilesFound {
        request: TALK,
        files: (1..=3).map(file).collect(),
    }
}

/// One of them goes on.
pub fn progress(number: i64, step: i64) -> Input {
    let sent = step.unsigned_abs() * 100_000;
    let answer = UploadAnswer::Progress {
        sent,
        speed: 6_000_000,
    };
    Input::Upload(upload(number), answer)
}

/// Twelve ways to be told, some of them not proven yet.
pub fn contacts() -> Input {
    let contact = |id: i64| Contact {
        id: ContactId(id),
        form: ContactForm {
            kind: ContactKind::Email,
            address: format!("ana{id}@ejemplo.com"),
        },
        is_verified: id % 3 != 0,
        secret: None,
    };
    Input::NotificationsAnswered(Ok(NotifyAnswer::Loaded {
        contacts: (1..=12).map(contact).collect(),
        methods: vec![ContactKind::Email, ContactKind::Webhook],
    }))
}
