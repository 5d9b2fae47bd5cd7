//! A sound by Windows itself.

use std::error::Error;

use windows_sys::Win32::Media::Audio::{PlaySoundW, SND_MEMORY, SND_NODEFAULT, SND_SYNC};

/// Plays the sound.
pub(super) struct Player;

impl Player {
    pub fn new() -> Self {
        Self
    }

    /// Plays the sound, and comes back when it is over.
    pub fn play(&mut self) -> Result<(), Box<dyn Error>> {
        is_played()
            .then_some(())
            .ok_or_else(|| "Windows played nothing".into())
    }
}

#[expect(unsafe_code, reason = "there is no safe way to play a sound")]
fn is_played() -> bool {
    let wave = atiende_assets::REQUEST_SOUND;
    let flags = SND_MEMORY | SND_SYNC | SND_NODEFAULT;
    // SAFETY: with `SND_MEMORY` the first argument is the beginning of a whole wave file, which
    // this one is and which stays where it is for as long as the program runs.
    let played = unsafe { PlaySoundW(wave.as_ptr().cast(), std::ptr::null_mut(), flags) };
    played != 0
}
