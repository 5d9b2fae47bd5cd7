//! Pasted pictures: kept beside the desk until they are sent.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Zoned;

use crate::json_file;

/// A picture that nobody has sent for so long is left over from a crash.
const OLD: Duration = Duration::from_secs(30 * 24 * 3600);

/// How many pictures may be pasted within one second.
const MAX_NAMES: u32 = 100;

/// Where pasted pictures are.
#[derive(Clone)]
pub(super) struct Pasted(PathBuf);

impl Pasted {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Keeps a picture under a name that tells what it is and when it was made.
    pub(super) fn keep(&self, word: &str, png: &[u8]) -> io::Result<PathBuf> {
        let made_at = Zoned::now().strftime("%Y-%m-%d-%H%M%S").to_string();
        let named = |number: u32| match number {
            1 => self.0.join(format!("{word}-{made_at}.png")),
            _ => self.0.join(format!("{word}-{made_at}-{number}.png")),
        };
        let free = (1..=MAX_NAMES).map(named).find(|path| !path.exists());
        let path = free.ok_or(io::ErrorKind::AlreadyExists)?;
        json_file::write_bytes(&path, png)?;
        std::path::absolute(path)
    }

    /// Removes a picture; what is not one of these stays.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        if path.parent() != Some(std::path::absolute(&self.0)?.as_path()) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        json_file::remove(path)
    }

    /// Removes what a crash has left over.
    pub(super) fn remove_old(&self) {
        let Ok(entries) = fs::read_dir(&self.0) else {
            return; // There are none.
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
            let age = modified.ok().and_then(|modified| modified.elapsed().ok());
            if age.is_some_and(|age| age > OLD)
                && let Err(error) = fs::remove_file(&path)
            {
                tracing::warn!(%error, "An old picture stays on the disk");
            }
        }
    }
}
