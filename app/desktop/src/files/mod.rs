//! Files for the technician: chosen to be sent, fetched to be opened, saved where a dialog says.

mod dialog;
mod fetched;
mod open;
mod origin;
mod pasted;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use atiende_assets::{Key, key};
use atiende_engine::ports::{Account, FetchedPlace, Files, RequestId};
use atomic_write_file::AtomicWriteFile;

use self::fetched::Fetched;
use self::pasted::Pasted;
use crate::json_file;
use crate::keeper::on_disk;
use crate::language::Language;
use crate::paths::Paths;

/// The longest name of a file; every file system takes it.
const MAX_CHARS: usize = 100;

/// Writes and opens files for the technician.
pub struct DesktopFiles {
    shown: PathBuf,
    fetched: Fetched,
    pasted: Pasted,
    language: Language,
}

impl DesktopFiles {
    /// What was shown or fetched the last time is removed: customers' words and files do not pile
    /// up on the disk.
    pub fn new(paths: &Paths, language: Language) -> Self {
        for folder in [&paths.shown, &paths.fetched] {
            remove_folder(folder);
        }
        let pasted = Pasted::new(paths.pictures.clone());
        pasted.remove_old();
        Self {
            shown: paths.shown.clone(),
            fetched: Fetched::new(paths.fetched.clone()),
            pasted,
            language,
        }
    }

    /// Lets the technician choose where a file is to be written.
    async fn choose(&self, title: Key, name: &str) -> Result<Option<PathBuf>, String> {
        let locale = self.language.locale();
        if !dialog::is_there().await {
            return Err(locale.text(key::SAVE_NO_DIALOG).to_owned());
        }
        Ok(dialog::save(locale.text(title), name).await)
    }
}

#[async_trait]
impl Files for DesktopFiles {
    async fn save(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        let chosen = self.choose(key::SAVE_DIALOG_TITLE, &safe(name)).await?;
        let Some(path) = chosen else {
            return Ok(());
        };
        said(on_disk(move || write(&path, &content)).await)
    }

    async fn show(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        let path = self.shown.join(safe(name));
        let shown = on_disk(move || {
            json_file::write_bytes(&path, &content)?;
            ::open::that_detached(&path)
        });
        said(shown.await)
    }

    async fn pick(&self, extensions: &[&str]) -> Result<Vec<PathBuf>, String> {
        let locale = self.language.locale();
        if !dialog::is_there().await {
            return Err(locale.text(key::FILE_PICK_NO_DIALOG).to_owned());
        }
        let filter = (locale.text(key::FILE_PICK_FILTER), extensions);
        Ok(dialog::pick(locale.text(key::FILE_PICK_TITLE), filter).await)
    }

    async fn keep_picture(&self, png: &[u8]) -> Result<PathBuf, String> {
        let word = self.language.locale().text(key::FILE_PASTED_NAME);
        let (pasted, png) = (self.pasted.clone(), png.to_vec());
        said(on_disk(move || pasted.keep(word, &png)).await)
    }

    async fn remove_picture(&self, path: &Path) {
        let (pasted, path) = (self.pasted.clone(), path.to_owned());
        if let Err(error) = on_disk(move || pasted.remove(&path)).await {
            tracing::warn!(%error, "A pasted picture stays on the disk");
        }
    }

    async fn fetched_folder(&self, place: &FetchedPlace) -> Result<PathBuf, String> {
        let folder = self.fetched.folder(place);
        said(on_disk(move || fetched::make(&folder)).await)
    }

    async fn forget_fetched(&self, owner: &Account, request: RequestId) {
        let folder = self.fetched.of_request(owner, &request.to_string());
        on_disk(move || {
            remove_folder(&folder);
            Ok(())
        })
        .await
        .ok(); // It says by itself what stays.
    }

    async fn mark_origin(&self, path: &Path, origin: &str) {
        let (path, origin) = (path.to_owned(), origin.to_owned());
        on_disk(move || origin::mark(&path, &origin))
            .await
            .unwrap_or_else(|error| tracing::warn!(%error, "A file is not marked as foreign"));
    }

    async fn open(&self, path: &Path) -> Result<(), String> {
        let path = self.own(path)?;
        said(on_disk(move || open::open(&path)).await)
    }

    async fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        let path = self.own(path)?;
        said(open::show_in_folder(path).await)
    }

    async fn save_copy(&self, path: &Path, origin: &str) -> Result<(), String> {
        let source = self.own(path)?;
        let name = source.file_name().unwrap_or_default().to_string_lossy();
        let Some(chosen) = self.choose(key::FILE_SAVE_TITLE, &name).await? else {
            return Ok(());
        };
        let target = chosen.clone();
        said(on_disk(move || copy(&source, &target)).await)?;
        self.mark_origin(&chosen, origin).await;
        Ok(())
    }
}

impl DesktopFiles {
    /// Only what was fetched here is opened, shown or copied: never a path from elsewhere.
    fn own(&self, path: &Path) -> Result<PathBuf, String> {
        let is_own = self.fetched.holds(path);
        is_own
            .then(|| path.to_owned())
            .ok_or_else(|| io::Error::from(io::ErrorKind::PermissionDenied).to_string())
    }
}

fn said<T>(done: io::Result<T>) -> Result<T, String> {
    done.map_err(|error| error.to_string())
}

fn remove_folder(folder: &Path) {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(folder = %folder.display(), %error, "Old files are not removed");
        }
        _ => {}
    }
}

/// Beside the old file first: a crash leaves the old or the new one.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(content)?;
    file.commit()
}

fn copy(source: &Path, target: &Path) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(target)?;
    io::copy(&mut File::open(source)?, &mut file)?;
    file.commit()
}

/// A name that names a file in any folder, and nothing else.
fn safe(name: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let kept: String = name.chars().filter(is_kept).collect();
    let kept = kept.trim_matches(['.', ' ', '-']);
    match kept.chars().take(MAX_CHARS).collect::<String>() {
        empty if empty.is_empty() => "atiende".to_owned(),
        name => name,
    }
}

#[cfg(test)]
mod tests;
