//! Files on their way, and files that were sent.

use async_trait::async_trait;
use atiende_protocol::{
    CommandId, EntryKind, FileId, FileType, RequestId, SentFile, TechnicianId, Timestamp,
};
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};
use uuid::Uuid;

use super::request::{count, one};
use super::{Cached as _, SqliteStorage, row, unavailable};
use crate::storage::words::{self, Word as _};
use crate::storage::{
    Author, BegunUpload, FileSituation, FileStore, StorageError, StoredFile, TokenHash, Upload,
    UploadRoom, sql,
};

#[async_trait]
impl FileStore for SqliteStorage {
    async fn file_situation(
        &self,
        author: Author,
        request: RequestId,
    ) -> Result<Option<FileSituation>, StorageError> {
        let read = self.readers.run(move |tx| situation(tx, author, request));
        read.await
    }

    async fn accepted_file_situation(
        &self,
        author: Author,
        request: RequestId,
    ) -> Result<Option<FileSituation>, StorageError> {
        let read = self
            .readers
            .run(move |tx| accepted_situation(tx, author, request));
        read.await
    }

    async fn begin_upload(
        &self,
        upload: Upload,
        room: UploadRoom,
    ) -> Result<BegunUpload, StorageError> {
        let work = move |tx: &Connection, _: &mut _| begin(tx, &upload, room);
        self.writer.run(work).await
    }

    async fn upload(&self, id: FileId) -> Result<Option<Upload>, StorageError> {
        let read = self.readers.run(move |tx| {
            let found = tx.query_row_cached(sql::UPLOAD, [id.0.as_bytes()], upload);
            Ok(found.optional()?)
        });
        read.await
    }

    async fn prolong_upload(&self, id: FileId, expires_at: Timestamp) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            tx.execute_cached(sql::PROLONG_UPLOAD, params![expires_at.0, id.0.as_bytes()])?;
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn upload_waits_for_scan(&self, id: FileId) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            tx.execute_cached(sql::UPLOAD_WAITS, [id.0.as_bytes()])?;
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn remove_upload(&self, id: FileId) -> Result<bool, StorageError> {
        let work = move |tx: &Connection, _: &mut _| remove(tx, id);
        self.writer.run(work).await
    }

    async fn uploads(&self) -> Result<Vec<Upload>, StorageError> {
        let read = self
            .readers
            .run(|tx| Ok(tx.query_all_cached(sql::UPLOADS, [], upload)?));
        read.await
    }

    async fn file(&self, id: FileId) -> Result<Option<StoredFile>, StorageError> {
        let read = self
            .readers
            .run(move |tx| file(tx, sql::FILE, [id.0.as_bytes()]));
        read.await
    }

    async fn visible_file(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        id: FileId,
    ) -> Result<Option<StoredFile>, StorageError> {
        let read = self.readers.run(move |tx| {
            let values = params![viewer.0, request.0, id.0.as_bytes()];
            file(tx, sql::VISIBLE_FILE, values)
        });
        read.await
    }

    async fn customer_file(
        &self,
        token: TokenHash,
        id: FileId,
    ) -> Result<Option<StoredFile>, StorageError> {
        let read = self.readers.run(move |tx| {
            let values = params![token.0, id.0.as_bytes()];
            file(tx, sql::FILE_OF_CUSTOMER, values)
        });
        read.await
    }

    async fn is_content_used(&self, sha256: [u8; 32]) -> Result<bool, StorageError> {
        let read = self.readers.run(move |tx| {
            Ok(tx.query_row_cached(sql::IS_CONTENT_USED, [sha256], |row| row.get(0))?)
        });
        read.await
    }
}

fn situation(
    tx: &Connection,
    author: Author,
    request: RequestId,
) -> Result<Option<FileSituation>, StorageError> {
    let (stored, technician) = match author {
        Author::Service => (None, None),
        Author::Customer(own) if own == request => (one(tx, sql::REQUEST, [request.0])?, None),
        Author::Customer(_) => (None, None),
        Author::Technician(id) => {
            let found = tx.query_row_cached(sql::TECHNICIAN, [id.0], row::account);
            let Some((account, scope_seq)) = found.optional()?.filter(|it| !it.0.is_disabled)
            else {
                return Ok(None);
            };
            let values = params![id.0, request.0];
            let technician = Some((account.technician, scope_seq));
            (one(tx, sql::REQUEST_IN_SCOPE, values)?, technician)
        }
    };
    Ok(stored.map(|stored| FileSituation { stored, technician }))
}

fn accepted_situation(
    tx: &Connection,
    author: Author,
    request: RequestId,
) -> Result<Option<FileSituation>, StorageError> {
    let Author::Technician(id) = author else {
        return situation(tx, author, request);
    };
    let found = tx.query_row_cached(sql::TECHNICIAN, [id.0], row::account);
    let technician = found.optional()?;
    let technician = technician.map(|(account, scope_seq)| (account.technician, scope_seq));
    let stored = one(tx, sql::REQUEST, [request.0])?;
    Ok(stored
        .filter(|_| technician.is_some())
        .map(|stored| FileSituation { stored, technician }))
}

fn begin(tx: &Connection, upload: &Upload, room: UploadRoom) -> Result<BegunUpload, StorageError> {
    let size = length(upload.size)?;
    let (in_all, in_request, bytes): (i64, i64, i64) =
        tx.query_row_cached(sql::UPLOAD_ROOM, [upload.request.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    if in_all >= count(room.in_all) || in_request >= count(room.in_request) {
        return Ok(BegunUpload::TooMany);
    }
    if bytes.saturating_add(size) > i64::try_from(room.request_bytes).unwrap_or(i64::MAX) {
        return Ok(BegunUpload::RequestFull);
    }
    let values = params![
        upload.id.0.as_bytes(),
        upload.request.0,
        words::author(upload.author),
        upload.name,
        size,
        upload.created_at.0,
        upload.expires_at.0,
    ];
    tx.execute_cached(sql::ADD_UPLOAD, values)?;
    Ok(BegunUpload::Begun)
}

fn remove(tx: &Connection, id: FileId) -> Result<bool, StorageError> {
    Ok(tx.execute_cached(sql::REMOVE_UPLOAD, [id.0.as_bytes()])? > 0)
}

/// Notes the file that an entry tells of. It is on its way no more: the command has its id.
pub(super) fn arrived(
    tx: &Connection,
    request: RequestId,
    command: CommandId,
    kind: &EntryKind,
) -> Result<(), StorageError> {
    match kind {
        EntryKind::CustomerFile { file } | EntryKind::TechnicianFile { file, .. } => {
            add(tx, request, file)?;
        }
        EntryKind::FileInfected { .. } => {}
        _ => return Ok(()),
    }
    remove(tx, FileId(command.0)).map(drop)
}

fn add(tx: &Connection, request: RequestId, file: &SentFile) -> Result<(), StorageError> {
    let values = params![
        file.id.0.as_bytes(),
        request.0,
        file.name,
        file.file_type.word(),
        length(file.size)?,
        hash(&file.sha256)?,
        file.preview.is_some(),
    ];
    tx.execute_cached(sql::ADD_FILE, values)?;
    Ok(())
}

/// A length as SQLite takes it.
fn length(bytes: u64) -> Result<i64, StorageError> {
    i64::try_from(bytes).map_err(unavailable)
}

/// The bytes of 64 hexadecimal digits.
fn hash(digits: &str) -> Result<[u8; 32], StorageError> {
    let malformed = || StorageError::Unavailable("a hash has 64 hexadecimal digits".into());
    let mut bytes = [0; 32];
    if digits.len() != 2 * bytes.len() {
        return Err(malformed());
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        let pair = digits.get(2 * place..2 * place + 2).ok_or_else(malformed)?;
        *byte = u8::from_str_radix(pair, 16).map_err(unavailable)?;
    }
    Ok(bytes)
}

fn upload(row: &Row<'_>) -> rusqlite::Result<Upload> {
    let author: String = row.get(2)?;
    let author = words::author_of(&author).ok_or_else(|| row::unknown(2, &author))?;
    Ok(Upload {
        id: id(row)?,
        request: RequestId(row.get(1)?),
        author,
        name: row.get(3)?,
        size: bytes(row, 4)?,
        waits_for_scan: row.get(5)?,
        created_at: Timestamp(row.get(6)?),
        expires_at: Timestamp(row.get(7)?),
    })
}

fn file(
    tx: &Connection,
    statement: &str,
    values: impl Params,
) -> Result<Option<StoredFile>, StorageError> {
    let found = tx.query_row_cached(statement, values, |row| {
        let word: String = row.get(3)?;
        Ok(StoredFile {
            id: id(row)?,
            request: RequestId(row.get(1)?),
            name: row.get(2)?,
            file_type: FileType::of_word(&word).ok_or_else(|| row::unknown(3, &word))?,
            size: bytes(row, 4)?,
            sha256: row.get(5)?,
            has_preview: row.get(6)?,
        })
    });
    Ok(found.optional()?)
}

fn id(row: &Row<'_>) -> rusqlite::Result<FileId> {
    row.get(0).map(|bytes| FileId(Uuid::from_bytes(bytes)))
}

fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let bytes: i64 = row.get(column)?;
    u64::try_from(bytes).map_err(|_| row::unknown(column, "a negative length"))
}
