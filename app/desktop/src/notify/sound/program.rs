//! A sound by a program that the computer has already.

use std::error::Error;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::notify;

/// Programs that play a file and what they want before its name, the best first: `paplay` reaches
/// two sound servers, while `pw-play` waits for ever for one that drives no loudspeaker.
const PLAYERS: &[(&str, &[&str])] = &[
    ("paplay", &[]),
    ("pw-play", &[]),
    ("aplay", &["-q"]),
    ("afplay", &[]),
];

/// Plays the sound.
pub(super) struct Player {
    file: Option<PathBuf>,
}

impl Player {
    pub fn new() -> Self {
        Self { file: None }
    }

    /// Plays the sound, and comes back when it is over.
    pub fn play(&mut self) -> Result<(), Box<dyn Error>> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<_> = std::env::split_paths(&path).collect();
        play_by(&folders, &self.file()?)
    }

    /// The programs want a file.
    fn file(&mut self) -> std::io::Result<PathBuf> {
        let written = match self.file.take().filter(|file| file.exists()) {
            Some(written) => written,
            None => notify::file("request.wav", atiende_assets::REQUEST_SOUND)?,
        };
        self.file = Some(written.clone());
        Ok(written)
    }
}

/// By the first player that can: one may be there whose sound server is not.
fn play_by(folders: &[PathBuf], file: &Path) -> Result<(), Box<dyn Error>> {
    let mut outcome = Err("no program for it is installed".into());
    for (program, arguments) in players(folders) {
        outcome = run(Command::new(program).args(arguments).arg(file));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    command.stdin(Stdio::null());
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| status.to_string().into())
}

/// The players that are there.
fn players(folders: &[PathBuf]) -> impl Iterator<Item = (PathBuf, &'static [&'static str])> {
    PLAYERS.iter().filter_map(|(name, arguments)| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        let program = places.find(|place| is_program(place))?;
        Some((program, *arguments))
    })
}

fn is_program(path: &Path) -> bool {
    let about = path.metadata();
    about.is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Puts a player there that notes its name and ends with this status.
    fn puts(folder: &Path, name: &str, mode: u32, status: u8) {
        let file = folder.join(name);
        let script = format!(
            "#!/bin/sh\necho \"{name} $*\" >> \"$(dirname \"$0\")/played\"\nexit {status}\n"
        );
        fs::write(&file, script).unwrap();
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn players_are_tried_until_one_can() {
        let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = [a.path().to_owned(), b.path().to_owned()];
        let play = || play_by(&folders, Path::new("x.wav")).map_err(|error| error.to_string());
        assert_eq!(play(), Err("no program for it is installed".to_owned()));

        puts(a.path(), "paplay", 0o644, 0);
        puts(a.path(), "pw-play", 0o755, 1);
        assert_eq!(play(), Err("exit status: 1".to_owned()));

        puts(b.path(), "aplay", 0o755, 0);
        assert_eq!(play(), Ok(()));
        let played = |folder: &Path| fs::read_to_string(folder.join("played")).unwrap();
        assert_eq!(played(a.path()), "pw-play x.wav\npw-play x.wav\n");
        assert_eq!(played(b.path()), "aplay -q x.wav\n");

        puts(b.path(), "paplay", 0o755, 0);
        assert_eq!(play(), Ok(()));
        assert_eq!(played(b.path()), "aplay -q x.wav\npaplay x.wav\n");
    }
}
