//! JSON files that only this user can read, written so that a crash leaves the old or the new one.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How many damaged files are kept beside each other.
const MAX_SET_ASIDE: usize = 1000;

/// Reads a file; `None` where there is none. A damaged one is set aside, never written over.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if is_absent(&error) => return None,
        Err(error) => {
            set_aside(path, &error);
            return None;
        }
    };
    let value = serde_json::from_slice(&text);
    value.inspect_err(|error| set_aside(path, error)).ok()
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn set_aside(path: &Path, problem: &dyn std::error::Error) {
    let place = free_place(path);
    match fs::rename(path, &place) {
        Ok(()) => tracing::error!(
            file = %path.display(), kept = %place.display(), %problem,
            "A damaged file was set aside; starting without it"
        ),
        Err(error) => tracing::error!(
            file = %path.display(), %problem, %error,
            "A damaged file could not be set aside"
        ),
    }
}

fn free_place(path: &Path) -> PathBuf {
    let place = |number: usize| path.with_extension(format!("damaged-{number}.json"));
    let free = (1..MAX_SET_ASIDE).map(place).find(|place| !place.exists());
    free.unwrap_or_else(|| place(MAX_SET_ASIDE))
}

/// Writes a file; on disk when it returns.
pub(crate) fn write<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    write_bytes(path, &serde_json::to_vec_pretty(value)?)
}

/// Writes a file that need not be JSON, in the same way.
pub(crate) fn write_bytes(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_private_folder(folder)?;
    }
    let mut file = open(path)?;
    file.write_all(content)?;
    file.commit()
}

/// Takes a file away; fine where there is none.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// The rights are there from the start: a later change would leave a moment for others to look in.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<AtomicWriteFile> {
    use atomic_write_file::unix::OpenOptionsExt as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    AtomicWriteFile::options()
        .mode(0o600)
        .preserve_mode(false)
        .open(path)
}

/// Elsewhere, the user's folder is closed to others already.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<AtomicWriteFile> {
    AtomicWriteFile::open(path)
}

/// Makes a folder that only this user can look into.
#[cfg(unix)]
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// Elsewhere, the user's folder is closed to others already.
#[cfg(not(unix))]
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/list.json");
        assert_eq!(read::<Vec<u8>>(&path), None);

        write(&path, &vec![1, 2]).unwrap();
        assert_eq!(read(&path), Some(vec![1, 2]));

        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(read::<Vec<u8>>(&path), None);
    }

    #[test]
    fn damaged_files_are_set_aside_side_by_side() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.json");

        for text in ["[1, 2", "no"] {
            fs::write(&path, text).unwrap();
            assert_eq!(read::<Vec<u8>>(&path), None);
            assert!(!path.exists());
        }

        let kept = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(kept("list.damaged-1.json"), "[1, 2");
        assert_eq!(kept("list.damaged-2.json"), "no");
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_it_even_where_others_could_before() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/list.json");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

        write(&path, &vec![1]).unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);

        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write(&path, &vec![2]).unwrap();
        assert_eq!(mode(&path), 0o600);
    }
}
