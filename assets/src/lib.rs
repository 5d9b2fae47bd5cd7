//! Embedded files: the texts of each language, fonts and icons.

pub mod fonts;
mod locale;

pub use locale::{Key, Locale, key};

/// The program's mark, 256 pixels wide.
pub const APP_ICON_PNG: &[u8] = include_bytes!("../icons/atiende-256.png");
