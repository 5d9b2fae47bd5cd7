//! Notification channels: one file each, and one line each in [`channels`].

mod sound;
mod toasts;

use std::error::Error;
use std::io;
use std::path::PathBuf;

use atiende_core::DesktopPart;
use atiende_engine::ports::NotificationChannel;

use crate::answers::Answers;
use crate::json_file;
use crate::language::Language;

/// Every channel there is. A new one is added here and nowhere else.
pub fn channels(language: &Language, answers: &Answers) -> Vec<Box<dyn NotificationChannel>> {
    vec![
        Box::new(toasts::ToastChannel::new(language.clone(), answers.clone())),
        Box::new(sound::SoundChannel::new(answers.clone())),
    ]
}

/// A file for others to read, beside other temporary ones of this user.
fn file(name: &str, content: &[u8]) -> io::Result<PathBuf> {
    let folder = directories::ProjectDirs::from("es", "Atiende", "Atiende");
    let folder = folder.map_or_else(std::env::temp_dir, |folders| folders.cache_dir().to_owned());
    let file = folder.join(name);
    json_file::write_bytes(&file, content)?;
    Ok(file)
}

/// Whether a part of the desktop does what it is asked for; told when that changes.
struct Health {
    answers: Answers,
    part: DesktopPart,
    is_ill: bool,
}

impl Health {
    fn new(answers: Answers, part: DesktopPart) -> Self {
        Self {
            answers,
            part,
            is_ill: false,
        }
    }

    fn note(&mut self, outcome: Result<(), Box<dyn Error>>) {
        let was_ill = std::mem::replace(&mut self.is_ill, outcome.is_err());
        match outcome {
            Err(error) if !was_ill => {
                tracing::warn!(%error, part = ?self.part, "The desktop does without");
                self.answers.lacks(self.part);
            }
            Ok(()) if was_ill => self.answers.has(self.part),
            _ => {}
        }
    }
}
