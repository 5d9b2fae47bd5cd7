//! An agent of the user's own, that the system starts with the session.

use std::path::{Path, PathBuf};

use directories::BaseDirs;

const NAME: &str = "es.atiende.Console";

pub(super) fn file(folders: &BaseDirs) -> PathBuf {
    let folder = folders.home_dir().join("Library/LaunchAgents");
    folder.join(format!("{NAME}.plist"))
}

/// The agent that starts `program`. It is not started anew when the technician quits it.
pub(super) fn entry(program: &Path) -> String {
    let program = escaped(&program.display().to_string());
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Label</key>
    <string>{NAME}</string>
    <key>ProgramArguments</key>
    <array>
        <string>{program}</string>
    </array>
    <key>LimitLoadToSessionType</key>
    <string>Aqua</string>
    <key>ProcessType</key>
    <string>Interactive</string>
    <key>RunAtLoad</key>
    <true/>
</dict>
</plist>
"#
    )
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_starts_this_program_with_the_session() {
        let entry = entry(Path::new(
            "/Applications/A & <B>.app/Contents/MacOS/atiende",
        ));
        let program = "<string>/Applications/A &amp; &lt;B&gt;.app/Contents/MacOS/atiende</string>";
        assert!(entry.contains(program), "{entry}");
        assert!(
            entry.contains("<key>RunAtLoad</key>\n    <true/>"),
            "{entry}"
        );
        let file = file(&BaseDirs::new().unwrap());
        assert!(file.ends_with("Library/LaunchAgents/es.atiende.Console.plist"));
    }
}
