//! Writes files for the technician: where the system's dialog says, or for the browser to show.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use atiende_assets::key;
use atiende_engine::ports::Files;
use atomic_write_file::AtomicWriteFile;
use rfd::AsyncFileDialog;

use crate::json_file;
use crate::keeper::on_disk;
use crate::language::Language;
use crate::paths::Paths;

/// The longest name of a file; every file system takes it.
const MAX_CHARS: usize = 100;

/// Writes files for the technician.
pub struct DesktopFiles {
    shown: PathBuf,
    language: Language,
}

impl DesktopFiles {
    /// What was shown the last time is removed: customers' words do not pile up on the disk.
    pub fn new(paths: &Paths, language: Language) -> Self {
        let shown = paths.shown.clone();
        match fs::remove_dir_all(&shown) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(folder = %shown.display(), %error, "Old transcripts are not removed");
            }
            _ => {}
        }
        Self { shown, language }
    }

    async fn choose(&self, name: &str) -> Option<PathBuf> {
        let title = self.language.locale().text(key::SAVE_DIALOG_TITLE);
        let extension = Path::new(name).extension().unwrap_or_default();
        let extension = extension.to_string_lossy().into_owned();
        let dialog = AsyncFileDialog::new()
            .set_title(title)
            .set_file_name(name)
            .add_filter(extension.to_uppercase(), &[extension]);
        let chosen = dialog.save_file().await;
        chosen.map(|file| file.path().to_owned())
    }
}

#[async_trait]
impl Files for DesktopFiles {
    async fn save(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        if !dialog::is_there().await {
            return Err(self.language.locale().text(key::SAVE_NO_DIALOG).to_owned());
        }
        let Some(path) = self.choose(&safe(name)).await else {
            return Ok(());
        };
        let written = on_disk(move || write(&path, &content)).await;
        written.map_err(|error| error.to_string())
    }

    async fn show(&self, name: &str, content: Vec<u8>) -> Result<(), String> {
        let path = self.shown.join(safe(name));
        let shown = on_disk(move || {
            json_file::write_bytes(&path, &content)?;
            open::that_detached(&path)
        });
        shown.await.map_err(|error| error.to_string())
    }
}

/// Beside the old file first: a crash leaves the old or the new one.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(content)?;
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

/// Without a dialog the library answers as if the choice had been cancelled: nothing would be
/// saved, and nobody would know.
#[cfg(target_os = "linux")]
mod dialog {
    use std::env;

    use zbus::blocking::{Connection, fdo::DBusProxy};

    use crate::keeper::on_disk;

    const PORTAL: &str = "org.freedesktop.portal.Desktop";

    pub(super) async fn is_there() -> bool {
        let look = on_disk(|| Ok(has_zenity() || has_portal().unwrap_or(false)));
        look.await.unwrap_or(false)
    }

    fn has_zenity() -> bool {
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders).any(|folder| folder.join("zenity").is_file())
    }

    fn has_portal() -> zbus::Result<bool> {
        let bus = DBusProxy::new(&Connection::session()?)?;
        let can_start = bus.list_activatable_names()?;
        let runs = bus.list_names()?;
        Ok(can_start
            .iter()
            .chain(&runs)
            .any(|name| name.as_str() == PORTAL))
    }
}

#[cfg(not(target_os = "linux"))]
mod dialog {
    pub(super) async fn is_there() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        assert_eq!(safe("atiende-42.html"), "atiende-42.html");
        assert_eq!(safe("../../etc/passwd"), "etcpasswd");
        assert_eq!(safe("a\u{202e}b\n\0c.txt"), "abc.txt");
        assert_eq!(safe("..."), "atiende");
        assert_eq!(safe(&"x".repeat(500)).len(), MAX_CHARS);
    }

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, b"a long text").unwrap();

        write(&path, b"short").unwrap();

        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_shown_the_last_time_is_removed_at_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::below(folder.path());
        let old = paths.shown.join("atiende-1.html");
        json_file::write_bytes(&old, b"words").unwrap();

        DesktopFiles::new(&paths, Language::of_system());

        assert!(!old.exists());
    }
}
