//! Files on their way, and files that were sent. Their bytes are in [`crate::files`].

use async_trait::async_trait;
use atiende_protocol::{FileId, FileType, RequestId, Seq, Technician, TechnicianId, Timestamp};

use super::{Author, StorageError, StoredRequest, TokenHash};

/// Knows which files are on their way and which were sent. That one was sent is written by
/// [`super::Storage::commit`], together with the entry that tells so.
#[async_trait]
pub trait FileStore {
    /// What it is decided on whether somebody may send a file; `None` where the technician may
    /// not see the company, or not sign in any more.
    async fn file_situation(
        &self,
        author: Author,
        request: RequestId,
    ) -> Result<Option<FileSituation>, StorageError>;

    /// The same of a file that had been accepted before, whatever became of its sender's access
    /// since.
    async fn accepted_file_situation(
        &self,
        author: Author,
        request: RequestId,
    ) -> Result<Option<FileSituation>, StorageError>;

    /// Notes an upload, where there is room for it.
    async fn begin_upload(
        &self,
        upload: Upload,
        room: UploadRoom,
    ) -> Result<BegunUpload, StorageError>;

    /// An upload, whoever asks.
    async fn upload(&self, id: FileId) -> Result<Option<Upload>, StorageError>;

    /// Lets an upload end later.
    async fn prolong_upload(&self, id: FileId, expires_at: Timestamp) -> Result<(), StorageError>;

    /// Notes that every byte has arrived, and only the scanner has to agree.
    async fn upload_waits_for_scan(&self, id: FileId) -> Result<(), StorageError>;

    /// Forgets an upload; whether there was one.
    async fn remove_upload(&self, id: FileId) -> Result<bool, StorageError>;

    /// All uploads, at most [`UploadRoom::in_all`] of them.
    async fn uploads(&self) -> Result<Vec<Upload>, StorageError>;

    /// A file that was sent, whoever asks.
    async fn file(&self, id: FileId) -> Result<Option<StoredFile>, StorageError>;

    /// A file of a request, where `viewer` may see the request and its messages (D11).
    async fn visible_file(
        &self,
        viewer: TechnicianId,
        request: RequestId,
        id: FileId,
    ) -> Result<Option<StoredFile>, StorageError>;

    /// A file of the request whose customer holds this token.
    async fn customer_file(
        &self,
        token: TokenHash,
        id: FileId,
    ) -> Result<Option<StoredFile>, StorageError>;

    /// Whether any file that was sent has this content.
    async fn is_content_used(&self, sha256: [u8; 32]) -> Result<bool, StorageError>;
}

/// What it is decided on whether somebody may send a file, read at one instant.
#[derive(Clone, Debug)]
pub struct FileSituation {
    /// The request.
    pub stored: StoredRequest,
    /// Who sends it, and where the scope last changed; `None` for the customer.
    pub technician: Option<(Technician, Seq)>,
}

/// A file on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Which; the file that comes of it has the same id.
    pub id: FileId,
    /// Where to.
    pub request: RequestId,
    /// Who sends it.
    pub author: Author,
    /// Its name, made safe.
    pub name: String,
    /// How long it will be, in bytes.
    pub size: u64,
    /// Whether every byte has arrived, and only the scanner has to agree.
    pub waits_for_scan: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// When it is given up.
    pub expires_at: Timestamp,
}

/// How much room there is for uploads.
#[derive(Clone, Copy, Debug)]
pub struct UploadRoom {
    /// How long the files of one request may be together, sent or not yet, in bytes.
    pub request_bytes: u64,
    /// How many uploads of one request there may be at once.
    pub in_request: usize,
    /// How many uploads there may be at once.
    pub in_all: usize,
}

/// What became of an upload that was to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BegunUpload {
    /// It has begun.
    Begun,
    /// The files of the request would be too long together.
    RequestFull,
    /// There are too many already.
    TooMany,
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Which.
    pub id: FileId,
    /// Where it was sent.
    pub request: RequestId,
    /// Its name, safe to be written on any system.
    pub name: String,
    /// What kind it is.
    pub file_type: FileType,
    /// How long it is, in bytes.
    pub size: u64,
    /// The SHA-256 of its content.
    pub sha256: [u8; 32],
    /// Whether there is a preview of it.
    pub has_preview: bool,
}
