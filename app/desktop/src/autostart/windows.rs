//! A value in the registry's list of what Windows starts.

use std::path::Path;

use windows_registry::{CURRENT_USER, Key, Result};

const NAME: &str = "Atiende";

/// What is started.
const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";

/// Where Windows notes what of it the user has switched off in the task manager.
const APPROVED: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run";

/// How Windows says that a key or a value is not there.
const NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

/// Writes the program down, or takes it away.
pub(super) fn write(program: Option<&Path>) -> Result<()> {
    write_below(CURRENT_USER, program)
}

fn write_below(root: &Key, program: Option<&Path>) -> Result<()> {
    forget(root, APPROVED)?; // Who switches it on in the console wants it on.
    let Some(program) = program else {
        return forget(root, RUN);
    };
    let command = format!("\"{}\"", program.display());
    root.create(RUN)?.set_string(NAME, command)
}

/// Takes the value away; fine where there is none.
fn forget(root: &Key, key: &str) -> Result<()> {
    let key = root.options().read().write().open(key);
    match key.and_then(|key| key.remove_value(NAME)) {
        Err(error) if error.code().0 != NOT_FOUND => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_comes_and_goes() {
        let place = format!(r"Software\Atiende-test-{}", uuid::Uuid::new_v4());
        let root = CURRENT_USER.create(&place).unwrap();
        let program = Path::new(r"C:\My tools\atiende.exe");
        let value = |key: &str| root.open(key).unwrap().get_string(NAME);
        let approved = root.create(APPROVED).unwrap();
        approved.set_string(NAME, "off").unwrap();

        write_below(&root, Some(program)).unwrap();
        assert_eq!(value(RUN).unwrap(), r#""C:\My tools\atiende.exe""#);
        assert!(value(APPROVED).is_err());

        write_below(&root, None).unwrap();
        assert!(value(RUN).is_err());
        write_below(&root, None).unwrap();
        CURRENT_USER.remove_tree(&place).unwrap();
    }
}
