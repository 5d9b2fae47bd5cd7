//! Embedded files: the texts of each language, fonts and icons.

pub mod fonts;
mod locale;

pub use locale::{Key, Locale, key};
