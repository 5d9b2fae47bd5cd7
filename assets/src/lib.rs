//! Embedded files: the texts of each language, fonts, icons and sounds.

pub mod fonts;
mod locale;

pub use locale::{Key, Locale, key};

/// The program's mark, 256 pixels wide.
pub const APP_ICON_PNG: &[u8] = include_bytes!("../icons/atiende-256.png");

/// The program's mark, 32 pixels wide.
pub const APP_ICON_SMALL_PNG: &[u8] = include_bytes!("../icons/atiende-32.png");

/// What is heard when there is something new: a wave file.
pub const REQUEST_SOUND: &[u8] = include_bytes!("../sounds/request.wav");
