//! A short sound, by a program that the computer has already.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_core::{DesktopPart, Notification};
use atiende_engine::ports::NotificationChannel;

use crate::answers::Answers;
use crate::json_file;

/// Programs that play a file and what they want before its name, the best first.
const PLAYERS: &[(&str, &[&str])] = &[
    ("pw-play", &[]),
    ("paplay", &[]),
    ("aplay", &["-q"]),
    ("afplay", &[]),
];

/// While one is heard, no other waits.
const WAITING: usize = 1;

/// A short sound.
pub(super) struct SoundChannel {
    plays: Option<SyncSender<()>>,
}

impl SoundChannel {
    pub(super) fn new(answers: Answers) -> Self {
        let (plays, waiting) = sync_channel(WAITING);
        let thread = thread::Builder::new()
            .name("sound".to_owned())
            .spawn(|| work(waiting, answers));
        let is_running = thread
            .inspect_err(|error| tracing::warn!(%error, "No sound"))
            .is_ok();
        Self {
            plays: is_running.then_some(plays),
        }
    }
}

impl NotificationChannel for SoundChannel {
    fn id(&self) -> &'static str {
        "sound"
    }

    fn notify(&self, notification: &Notification) {
        let is_heard = matches!(notification, Notification::Told(told) if told.is_heard);
        if let Some(plays) = self.plays.as_ref().filter(|_| is_heard) {
            plays.try_send(()).ok(); // One that waits already is enough.
        }
    }
}

fn work(plays: Receiver<()>, answers: Answers) {
    let mut file = None;
    let mut has_complained = false;
    for () in plays {
        let Err(error) = play(&mut file) else {
            continue;
        };
        answers.lacks(DesktopPart::Sound);
        if !has_complained {
            has_complained = true;
            tracing::warn!(%error, "This computer plays no sound");
        }
    }
}

fn play(file: &mut Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let (program, arguments) = player(&folders).ok_or("no program for it is installed")?;
    let written = match file.take().filter(|file| file.exists()) {
        Some(written) => written,
        None => write()?,
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(&written);
    command.stdin(Stdio::null());
    let output = command.stdout(Stdio::null()).stderr(Stdio::null());
    *file = Some(written);
    let status = output.status()?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| status.to_string().into())
}

/// The players want a file: it lies beside other temporary ones of this user.
fn write() -> std::io::Result<PathBuf> {
    let folder = directories::ProjectDirs::from("es", "Atiende", "Atiende");
    let folder = folder.map_or_else(std::env::temp_dir, |folders| folders.cache_dir().to_owned());
    let file = folder.join("request.wav");
    json_file::write_bytes(&file, atiende_assets::REQUEST_SOUND)?;
    Ok(file)
}

/// The first player that is there.
fn player(folders: &[PathBuf]) -> Option<(PathBuf, &'static [&'static str])> {
    PLAYERS.iter().find_map(|(name, arguments)| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        let program = places.find(|place| is_program(place))?;
        Some((program, *arguments))
    })
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let about = path.metadata();
    about.is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn puts(folder: &Path, name: &str, mode: u32) {
        let file = folder.join(name);
        fs::write(&file, "").unwrap();
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn the_first_player_that_can_be_run_is_taken() {
        let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = [a.path().to_owned(), b.path().to_owned()];
        assert_eq!(player(&folders), None);

        puts(a.path(), "aplay", 0o755);
        puts(a.path(), "pw-play", 0o644);
        let aplay = (a.path().join("aplay"), ["-q"].as_slice());
        assert_eq!(player(&folders), Some(aplay));

        puts(b.path(), "paplay", 0o755);
        let paplay = (b.path().join("paplay"), [].as_slice());
        assert_eq!(player(&folders), Some(paplay));
    }

    #[test]
    fn the_sound_is_a_short_wave_file() {
        let sound = atiende_assets::REQUEST_SOUND;
        assert_eq!(
            (&sound[..4], &sound[8..12]),
            (b"RIFF".as_slice(), b"WAVE".as_slice())
        );
        assert!(sound.len() < 60_000, "{}", sound.len());
    }
}
