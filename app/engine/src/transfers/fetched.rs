//! A fetched file on the disk: under a temporary name until it is known to be what was sent.

use std::io;
use std::path::{Path, PathBuf};

use atiende_protocol::SentFile;
use sha2::{Digest as _, Sha256};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use uuid::Uuid;

/// How many bytes are read at once.
const PIECE: usize = 64 * 1024;

/// A file that is arriving.
pub(super) struct Part {
    path: PathBuf,
    file: File,
    hash: Sha256,
    length: u64,
    is_kept: bool,
}

impl Part {
    /// Makes a temporary file beside `path`.
    pub(super) async fn create(path: &Path) -> io::Result<Self> {
        let path = path.with_file_name(format!("{}.part", Uuid::now_v7()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        Ok(Self {
            file: options.open(&path).await?,
            path,
            hash: Sha256::new(),
            length: 0,
            is_kept: false,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Forgets what arrived: the service begins at the beginning.
    pub(super) async fn begin_anew(&mut self) -> io::Result<()> {
        self.file.set_len(0).await?;
        self.file.rewind().await?;
        self.hash = Sha256::new();
        self.length = 0;
        Ok(())
    }

    pub(super) async fn add(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece).await?;
        self.hash.update(piece);
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Whether what arrived is what was sent.
    pub(super) fn is(&self, file: &SentFile) -> bool {
        self.length == file.size && is_hash(self.hash.clone(), &file.sha256)
    }

    /// Gives it its name.
    pub(super) async fn keep(&mut self, path: &Path) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        tokio::fs::rename(&self.path, path).await?;
        self.is_kept = true;
        Ok(())
    }
}

/// A download that was stopped half-way leaves nothing behind.
impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "Half a file stays on the disk");
        }
    }
}

/// Whether a file on the disk is what was sent.
pub(super) async fn is_same(path: &Path, file: &SentFile) -> bool {
    hash_of(path)
        .await
        .is_ok_and(|hash| is_hash(hash, &file.sha256))
}

async fn hash_of(path: &Path) -> io::Result<Sha256> {
    let mut file = File::open(path).await?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let length = file.read(&mut piece).await?;
        if length == 0 {
            return Ok(hash);
        }
        hash.update(piece.get(..length).unwrap_or_default());
    }
}

fn is_hash(hash: Sha256, wanted: &str) -> bool {
    let hash = hash.finalize();
    let text: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    text.eq_ignore_ascii_case(wanted)
}
