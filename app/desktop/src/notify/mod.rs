//! Notification channels: one file each, and one line each in [`channels`].

mod desktop;

use atiende_engine::ports::NotificationChannel;

use crate::language::Language;

/// Every channel there is. A new one is added here and nowhere else.
pub fn channels(language: &Language) -> Vec<Box<dyn NotificationChannel>> {
    vec![Box::new(desktop::DesktopChannel::new(language.clone()))]
}
