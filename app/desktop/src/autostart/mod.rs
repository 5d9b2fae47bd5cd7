//! Starts the console when its technician signs in to the computer.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(any(target_os = "macos", test))]
mod macos;
#[cfg(windows)]
mod windows;

use std::io;
#[cfg(unix)]
use std::path::Path;

#[cfg(target_os = "linux")]
use self::linux as system;
#[cfg(target_os = "macos")]
use self::macos as system;

/// Starts it from now on, or no more.
///
/// # Errors
/// Where that cannot be written down.
#[cfg(unix)]
pub fn set(is_on: bool) -> io::Result<()> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    let entry = system::entry(&std::env::current_exe()?);
    write(&system::file(&folders), is_on.then_some(&entry))
}

/// Starts it from now on, or no more.
///
/// # Errors
/// Where that cannot be written down.
#[cfg(windows)]
pub fn set(is_on: bool) -> io::Result<()> {
    let program = std::env::current_exe()?;
    Ok(windows::write(is_on.then_some(program.as_path()))?)
}

#[cfg(unix)]
fn write(file: &Path, entry: Option<&String>) -> io::Result<()> {
    match entry {
        Some(entry) => crate::json_file::write_bytes(file, entry.as_bytes()),
        None => crate::json_file::remove(file),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_comes_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("autostart/entry");
        let entry = system::entry(Path::new("/opt/atiende"));
        assert!(entry.contains("/opt/atiende"), "{entry}");

        write(&file, Some(&entry)).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), entry);

        write(&file, None).unwrap();
        assert!(!file.exists());
        write(&file, None).unwrap();
    }
}
