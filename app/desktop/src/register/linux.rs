//! A desktop entry in the user's folder, and the desktop's own tools.

use std::io;
use std::path::{Path, PathBuf};

use super::run;
use crate::json_file;

/// What the packages install as well.
const ENTRY: &str = include_str!("../../../../packaging/linux/es.atiende.Console.desktop");
const FILE: &str = "es.atiende.Console.desktop";
const SCHEME: &str = "x-scheme-handler/atiende";

pub(super) fn links(program: &Path) -> io::Result<PathBuf> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    let file = folders.data_dir().join("applications").join(FILE);
    let entry = entry(program);
    json_file::write_bytes(&file, entry.as_bytes())?;
    run(
        "xdg-mime",
        &["default".as_ref(), FILE.as_ref(), SCHEME.as_ref()],
    )?;
    if let Some(folder) = file.parent() {
        // A cache that not every desktop has.
        run("update-desktop-database", &[folder.as_os_str()]).ok();
    }
    Ok(file)
}

/// The entry of this very program.
pub(crate) fn entry(program: &Path) -> String {
    let program = quoted(&program.display().to_string());
    ENTRY.replace("Exec=atiende ", &format!("Exec={program} "))
}

/// As the rules for desktop entries want it: quotes around, and what is special there escaped twice.
/// A plain path stays as it is: some openers read no quotes.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.+".contains(&byte);
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\\\\\"),
            '"' | '`' | '$' => {
                quoted.push_str("\\\\");
                quoted.push(character);
            }
            '%' => quoted.push_str("%%"),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_starts_this_program_with_the_link() {
        let plain = entry(Path::new("/opt/atiende/bin/atiende"));
        assert!(
            plain.contains("\nExec=/opt/atiende/bin/atiende %u\n"),
            "{plain}"
        );
        let entry = entry(Path::new("/opt/my $tools/atiende"));
        assert!(
            entry.contains("\nExec=\"/opt/my \\\\$tools/atiende\" %u\n"),
            "{entry}"
        );
        assert!(
            entry.contains("\nMimeType=x-scheme-handler/atiende;\n"),
            "{entry}"
        );
    }
}
