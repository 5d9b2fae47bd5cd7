//! A short sound.

#[cfg(not(windows))]
mod program;
#[cfg(windows)]
mod windows;

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_core::{DesktopPart, Notification};
use atiende_engine::ports::NotificationChannel;

#[cfg(not(windows))]
use self::program::Player;
#[cfg(windows)]
use self::windows::Player;
use super::Health;
use crate::answers::Answers;

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
    let mut player = Player::new();
    let mut health = Health::new(answers, DesktopPart::Sound);
    for () in plays {
        health.note(player.play());
    }
}

#[cfg(test)]
mod tests {
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
