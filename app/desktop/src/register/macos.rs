//! The application names its links itself; the system is told to look at it again.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::run;

const TOOL: &str = "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister";

pub(super) fn links(program: &Path) -> io::Result<PathBuf> {
    let application = application(program).ok_or(io::ErrorKind::Unsupported)?;
    run(TOOL, &["-f".as_ref(), application.as_os_str()])?;
    Ok(application.to_owned())
}

/// The application that a program is the inside of.
fn application(program: &Path) -> Option<&Path> {
    let is_application = |folder: &&Path| folder.extension() == Some(OsStr::new("app"));
    program.ancestors().skip(1).find(is_application)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_built_by_hand_belongs_to_no_application() {
        let inside = Path::new("/Applications/Atiende.app/Contents/MacOS/atiende");
        let installed = Path::new("/Applications/Atiende.app");
        assert_eq!(application(inside), Some(installed));
        assert_eq!(application(Path::new("/usr/local/bin/atiende")), None);
    }
}
