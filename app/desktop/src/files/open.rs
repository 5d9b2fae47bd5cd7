//! Opening a file with the system's program, and showing it in its folder.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::keeper::on_disk;

/// How long a file manager may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens a file or folder; on Linux by `xdg-open`, as found on the path.
pub(super) fn open(path: &Path) -> io::Result<()> {
    ::open::that_detached(path)
}

/// Shows a file in its folder; where that cannot be asked for, the folder alone.
pub(super) async fn show_in_folder(path: PathBuf) -> io::Result<()> {
    let asked = path.clone();
    let shown = tokio::time::timeout(PATIENCE, on_disk(move || select(&asked))).await;
    match shown {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::debug!(%error, "The file manager does not select files");
            open_folder(path).await
        }
        Err(_) => open_folder(path).await,
    }
}

async fn open_folder(path: PathBuf) -> io::Result<()> {
    on_disk(move || match path.parent() {
        Some(folder) => open(folder),
        None => Err(io::ErrorKind::NotFound.into()),
    })
    .await
}

#[cfg(target_os = "linux")]
fn select(path: &Path) -> io::Result<()> {
    const MANAGER: &str = "org.freedesktop.FileManager1";
    let uri = url::Url::from_file_path(path);
    let uri = uri.map_err(|()| io::Error::from(io::ErrorKind::InvalidInput))?;
    let bus = zbus::blocking::Connection::session().map_err(io::Error::other)?;
    let items = (vec![uri.as_str()], "");
    let asked = bus.call_method(
        Some(MANAGER),
        "/org/freedesktop/FileManager1",
        Some(MANAGER),
        "ShowItems",
        &items,
    );
    asked.map(|_| ()).map_err(io::Error::other)
}

#[cfg(windows)]
fn select(path: &Path) -> io::Result<()> {
    use std::os::windows::process::CommandExt as _;
    // A path holds no quotes on Windows, and `explorer` reads none but its own.
    let selected = format!("/select,\"{}\"", path.display());
    std::process::Command::new("explorer")
        .raw_arg(selected)
        .spawn()
        .map(|_| ())
}

#[cfg(target_os = "macos")]
fn select(path: &Path) -> io::Result<()> {
    let status = std::process::Command::new("open")
        .arg("-R")
        .arg(path)
        .status()?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(status.to_string()))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::Command;
    use std::time::Instant;
    use std::{env, fs};

    use super::*;

    const STAND_IN: &str = "#!/bin/sh\nprintf %s \"$1\" > \"$OPENED\"\n";

    /// A process of its own, so that another search path is nobody else's.
    #[test]
    fn as_a_child_it_opens_what_the_environment_names() {
        if let Some(path) = env::var_os("TO_OPEN") {
            open(Path::new(&path)).unwrap();
        }
    }

    #[test]
    fn the_program_named_xdg_open_on_the_path_gets_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let stand_in = folder.path().join("xdg-open");
        fs::write(&stand_in, STAND_IN).unwrap();
        fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o700)).unwrap();
        let (file, opened) = (folder.path().join("a b.pdf"), folder.path().join("opened"));

        let status = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "files::open::tests::as_a_child_it_opens_what_the_environment_names",
            ])
            .env("PATH", folder.path())
            .env("TO_OPEN", &file)
            .env("OPENED", &opened)
            .status()
            .unwrap();

        assert!(status.success());
        let end = Instant::now() + Duration::from_secs(10);
        let read = || fs::read_to_string(&opened).unwrap_or_default();
        while read().is_empty() && Instant::now() < end {
            std::thread::yield_now();
        }
        assert_eq!(Path::new(&read()), file);
    }
}
