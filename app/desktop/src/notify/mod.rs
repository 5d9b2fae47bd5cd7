//! Notification channels: one file each, and one line each in [`channels`].

mod sound;
mod toasts;

use atiende_engine::ports::NotificationChannel;

use crate::answers::Answers;
use crate::language::Language;

/// Every channel there is. A new one is added here and nowhere else.
pub fn channels(language: &Language, answers: &Answers) -> Vec<Box<dyn NotificationChannel>> {
    vec![
        Box::new(toasts::ToastChannel::new(language.clone(), answers.clone())),
        Box::new(sound::SoundChannel::new(answers.clone())),
    ]
}
