//! The system's dialogs for choosing files.

use std::path::{Path, PathBuf};

use rfd::AsyncFileDialog;

pub(super) use self::system::is_there;

/// Lets the technician choose one or more files with one of these endings.
pub(super) async fn pick(title: &str, (name, extensions): (&str, &[&str])) -> Vec<PathBuf> {
    let dialog = AsyncFileDialog::new()
        .set_title(title)
        .add_filter(name, &in_both_cases(extensions));
    let chosen = dialog.pick_files().await.unwrap_or_default();
    chosen.iter().map(|file| file.path().to_owned()).collect()
}

/// Some dialogs tell `FOTO.JPG` from `foto.jpg`.
fn in_both_cases(extensions: &[&str]) -> Vec<String> {
    let lower = extensions.iter().map(|extension| (*extension).to_owned());
    let upper = extensions.iter().map(|extension| extension.to_uppercase());
    lower.chain(upper).collect()
}

/// Lets the technician choose where a file goes.
pub(super) async fn save(title: &str, name: &str) -> Option<PathBuf> {
    let extension = Path::new(name).extension().unwrap_or_default();
    let extension = extension.to_string_lossy().into_owned();
    let dialog = AsyncFileDialog::new()
        .set_title(title)
        .set_file_name(name)
        .add_filter(extension.to_uppercase(), &[extension]);
    let chosen = dialog.save_file().await;
    chosen.map(|file| file.path().to_owned())
}

/// Without a dialog the library answers as if the choice had been cancelled: nothing would be
/// saved or sent, and nobody would know.
#[cfg(target_os = "linux")]
mod system {
    use std::env;

    use zbus::blocking::{Connection, fdo::DBusProxy};

    use crate::keeper::on_disk;

    const PORTAL: &str = "org.freedesktop.portal.Desktop";

    pub(in crate::files) async fn is_there() -> bool {
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
mod system {
    pub(in crate::files) async fn is_there() -> bool {
        true
    }
}
