//! The contents of files that were sent, each once under its SHA-256, in `DATA/files`.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use atiende_protocol::FileId;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt as _, PutPayload, Result as StoreResult,
};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::spool;

/// The folder's name in the data folder.
const FOLDER: &str = "files";

/// What the key of a preview ends in.
const PREVIEW: &str = ".preview";

/// The SHA-256 of a content.
pub(crate) type ContentHash = [u8; 32];

/// The bytes of a content, part by part.
pub type Bytes = axum::body::Bytes;

/// The contents of files that were sent.
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    folder: PathBuf,
    /// Held for reading from when a content is stored until an entry names it, and for writing
    /// while those that no entry names are removed.
    naming: RwLock<()>,
}

impl Blobs {
    /// The contents in a data folder, which exists.
    pub(super) fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        // The partial files are in it as well: a whole one becomes a content without being copied.
        let store = LocalFileSystem::new_with_prefix(data)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            folder,
            naming: RwLock::default(),
        })
    }

    /// A part of a content, as a stream of small pieces.
    pub async fn read(
        &self,
        hash: ContentHash,
        range: Range<u64>,
    ) -> StoreResult<BoxStream<'static, StoreResult<Bytes>>> {
        let options = GetOptions {
            range: Some(GetRange::Bounded(range)),
            ..GetOptions::default()
        };
        let found = self.store.get_opts(&key(hash, ""), options).await?;
        Ok(found.into_stream())
    }

    /// The preview of a content.
    pub async fn preview(&self, hash: ContentHash) -> StoreResult<Bytes> {
        let found = self.store.get(&key(hash, PREVIEW)).await?;
        found.bytes().await
    }

    /// Nothing is removed as long as this is held.
    pub(super) async fn naming(&self) -> RwLockReadGuard<'_, ()> {
        self.naming.read().await
    }

    /// Nothing is stored as long as this is held.
    pub(super) async fn removing(&self) -> RwLockWriteGuard<'_, ()> {
        self.naming.write().await
    }

    /// Makes a whole upload a content: another name for the same bytes, safe when this returns.
    pub(super) async fn store(&self, id: FileId, hash: ContentHash) -> StoreResult<()> {
        let from = Key::from_iter([spool::FOLDER, &id.to_string()]);
        self.store.copy(&from, &key(hash, "")).await
    }

    pub(super) async fn store_preview(&self, hash: ContentHash, bytes: Vec<u8>) -> StoreResult<()> {
        let payload = PutPayload::from(bytes);
        self.store.put(&key(hash, PREVIEW), payload).await.map(drop)
    }

    /// Removes a content and its preview.
    pub(super) async fn remove(&self, hash: ContentHash) -> StoreResult<()> {
        for end in [PREVIEW, ""] {
            match self.store.delete(&key(hash, end)).await {
                Err(object_store::Error::NotFound { .. }) | Ok(()) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Every content and preview that is older than `age`.
    pub(super) fn older_than(&self, age: Duration) -> BoxStream<'static, StoreResult<ContentHash>> {
        let until = SystemTime::now().checked_sub(age);
        let until = until.unwrap_or(SystemTime::UNIX_EPOCH);
        let found = self.store.list(Some(&Key::from(FOLDER)));
        let old = found.filter_map(move |found| async move {
            match found {
                Ok(meta) if SystemTime::from(meta.last_modified) > until => None,
                Ok(meta) => meta.location.filename().and_then(hash_of).map(Ok),
                Err(error) => Some(Err(error)),
            }
        });
        old.boxed()
    }

    /// Removes what a crash left while a content was being named; nobody may be storing.
    pub(super) fn remove_staged(&self) -> io::Result<()> {
        remove_staged(&self.folder)
    }
}

/// The store marks names of its own, which it does not list, with this.
const STAGED: char = '#';

fn remove_staged(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_staged(&entry.path())?;
        } else if entry.file_name().to_string_lossy().contains(STAGED) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// `files/ab/cd/abcd…`: no folder gets too full.
fn key(hash: ContentHash, end: &str) -> Key {
    let name = hex(hash);
    let [first, second, ..] = hash;
    let folders = [format!("{first:02x}"), format!("{second:02x}")];
    let [first, second] = folders;
    Key::from_iter([FOLDER.to_owned(), first, second, format!("{name}{end}")])
}

/// A hash as 64 hexadecimal digits.
pub(crate) fn hex(hash: ContentHash) -> String {
    use std::fmt::Write as _;
    hash.iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").ok(); // A text takes everything.
            text
        })
}

/// The hash that a file's name stands for.
fn hash_of(name: &str) -> Option<ContentHash> {
    let digits = name.strip_suffix(PREVIEW).unwrap_or(name);
    let mut hash = [0; 32];
    if digits.len() != 64 {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_one_content() {
        let hash: ContentHash = std::array::from_fn(|place| u8::try_from(place * 7).unwrap());
        let content = key(hash, "");
        assert!(content.as_ref().starts_with("files/00/07/00070e15"));
        assert_eq!(hash_of(content.filename().unwrap()), Some(hash));
        assert_eq!(hash_of(key(hash, PREVIEW).filename().unwrap()), Some(hash));
        assert_eq!(hash_of("readme.txt"), None);
        assert_eq!(hash_of(&"x".repeat(64)), None);
    }
}
