//! Starts the console with the computer.

use std::io;

/// Starts it with the computer from now on, or no more.
///
/// # Errors
/// Where that cannot be written down.
#[cfg(target_os = "linux")]
pub fn set(is_on: bool) -> io::Result<()> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    let folder = folders.config_dir().join("autostart");
    set_in(&folder, is_on)
}

/// Elsewhere it is not offered yet.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn set(_is_on: bool) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(target_os = "linux")]
fn set_in(folder: &std::path::Path, is_on: bool) -> io::Result<()> {
    let file = folder.join("es.atiende.Console.desktop");
    if !is_on {
        return crate::json_file::remove(&file);
    }
    let entry = crate::register::entry(&std::env::current_exe()?);
    crate::json_file::write_bytes(&file, entry.as_bytes())
}

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_comes_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("autostart/es.atiende.Console.desktop");
        let autostart = folder.path().join("autostart");

        set_in(&autostart, true).unwrap();
        let entry = std::fs::read_to_string(&file).unwrap();
        assert!(entry.contains("\nExec="), "{entry}");

        set_in(&autostart, false).unwrap();
        assert!(!file.exists());
        set_in(&autostart, false).unwrap();
    }
}
