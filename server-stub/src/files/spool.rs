//! The bytes that have arrived of files on their way, one file each in `DATA/uploads`.
//!
//! How long such a file is says how far the upload has come, also after a crash.

use std::io;
use std::path::{Path, PathBuf};

use atiende_protocol::FileId;
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

/// The folder's name in the data folder.
pub(super) const FOLDER: &str = "uploads";

/// How many bytes wait at most to be written.
const BUFFER: usize = 64 * 1024;

/// The folder of partial files.
pub(super) struct Spool {
    folder: PathBuf,
}

impl Spool {
    pub(super) fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Where the bytes of an upload are.
    pub(super) fn path(&self, id: FileId) -> PathBuf {
        self.folder.join(id.to_string())
    }

    /// How many bytes have arrived.
    pub(super) async fn len(&self, id: FileId) -> io::Result<u64> {
        match fs::metadata(self.path(id)).await {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Goes on with an upload; only its one writer may.
    pub(super) async fn append(&self, id: FileId) -> io::Result<Part> {
        let path = self.path(id);
        let is_new = !fs::try_exists(&path).await?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(&path).await?;
        file.set_max_buf_size(BUFFER);
        if is_new {
            self.sync_folder().await?;
        }
        let begin = file.metadata().await?.len();
        Ok(Part {
            file,
            begin,
            end: begin,
        })
    }

    pub(super) async fn remove(&self, id: FileId) -> io::Result<()> {
        match fs::remove_file(self.path(id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Every upload of which bytes have arrived.
    pub(super) async fn ids(&self) -> io::Result<Vec<FileId>> {
        let mut found = Vec::new();
        let mut entries = fs::read_dir(&self.folder).await?;
        while let Some(entry) = entries.next_entry().await? {
            let name = entry.file_name();
            let id = name.to_str().and_then(|name| Uuid::parse_str(name).ok());
            found.extend(id.map(FileId));
        }
        Ok(found)
    }

    /// So that a new name is still there after the power failed.
    async fn sync_folder(&self) -> io::Result<()> {
        let folder = self.folder.clone();
        let syncing = tokio::task::spawn_blocking(move || sync_folder(&folder));
        syncing.await?
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Elsewhere folders are no files.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The end of a partial file, being written.
pub(super) struct Part {
    file: File,
    begin: u64,
    end: u64,
}

impl Part {
    /// How long the file is with everything that was written.
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).await?;
        self.end += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    /// Makes sure that what was written stays.
    pub(super) async fn keep(mut self) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_data().await
    }

    /// Takes back what was written.
    pub(super) async fn take_back(mut self) -> io::Result<()> {
        self.file.flush().await.ok(); // It goes anyway.
        self.file.set_len(self.begin).await?;
        self.file.sync_data().await
    }
}
