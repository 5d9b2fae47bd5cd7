//! A class of the user's own in the registry.

use std::io;
use std::path::{Path, PathBuf};

use windows_registry::{CURRENT_USER, Result};

const CLASS: &str = r"Software\Classes\atiende";

pub(super) fn links(program: &Path) -> io::Result<PathBuf> {
    write(CLASS, program)?;
    Ok(Path::new("HKEY_CURRENT_USER").join(CLASS))
}

fn write(class: &str, program: &Path) -> Result<()> {
    let program = program.display();
    let class = CURRENT_USER.create(class)?;
    class.set_string("", "URL:Atiende")?;
    class.set_string("URL Protocol", "")?; // It is there, that is all that counts.
    let icon = class.create("DefaultIcon")?;
    icon.set_string("", format!("\"{program}\",0"))?;
    let command = class.create(r"shell\open\command")?;
    command.set_string("", format!("\"{program}\" \"%1\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_starts_this_program_with_the_link() {
        let key = format!(r"Software\Atiende-test-{}", uuid::Uuid::new_v4());

        write(&key, Path::new(r"C:\My tools\atiende.exe")).unwrap();

        let class = CURRENT_USER.open(&key).unwrap();
        let said = |key: &str| class.open(key).unwrap().get_string("").unwrap();
        assert_eq!(class.get_string("URL Protocol").unwrap(), "");
        assert_eq!(said("DefaultIcon"), r#""C:\My tools\atiende.exe",0"#);
        let command = said(r"shell\open\command");
        assert_eq!(command, r#""C:\My tools\atiende.exe" "%1""#);
        CURRENT_USER.remove_tree(&key).unwrap();
    }
}
