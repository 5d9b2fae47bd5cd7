//! File names: which are refused, and how the others are made safe to be written on any system.

#[cfg(test)]
mod tests;

use std::fmt;

use atiende_protocol::FileRefusal;
use icu_normalizer::ComposingNormalizerBorrowed;

/// The longest name in bytes: some of the 255 that file systems allow stay for a number, as in
/// `name (2).pdf`, and for what a download is called until it is complete.
pub const MAX_NAME_BYTES: usize = 200;

/// A longer name is not even looked at.
const MAX_RAW_BYTES: usize = 4 * MAX_NAME_BYTES;

/// What Windows reserves in names; `:` also names a hidden stream, and the slashes make paths.
const RESERVED: &[char] = &['/', '\\', ':', '<', '>', '"', '|', '?', '*'];

/// What looks like a dot, a slash or a colon, and becomes one in some older programs.
const LOOK_ALIKES: &[char] = &[
    '\u{2024}', '\u{2044}', '\u{2215}', '\u{29F8}', '\u{29F5}', '\u{FE52}', '\u{FF0E}', '\u{FF0F}',
    '\u{FF1A}', '\u{FF3C}',
];

/// Names of devices, which Windows opens instead of a file, whatever the ending.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

/// Endings of programs and of what starts them, refused also before the last ending.
///
/// `com`, `app`, `sh`, `pl` and `py` are not among them: they end the names of sites, and a page
/// printed to `www.example.com.pdf` is no disguise.
const RISKY: &[&str] = &[
    "apk", "appx", "bat", "chm", "cmd", "command", "cpl", "desktop", "dll", "dmg", "docm", "dotm",
    "exe", "gadget", "hta", "htm", "html", "img", "inf", "iso", "jar", "js", "jse", "lnk", "mht",
    "msc", "msi", "msix", "msp", "mst", "one", "php", "pif", "pkg", "potm", "ppam", "ppsm", "pptm",
    "ps1", "psm1", "reg", "scf", "scr", "svg", "sys", "url", "vb", "vbe", "vbs", "vhd", "vhdx",
    "wsf", "wsh", "xhtml", "xlam", "xll", "xlsb", "xlsm", "xltm",
];

/// A file name that can be written on Windows, macOS and Linux and shows what it is.
///
/// Made by [`clean_name`] alone, which gives the same name when asked again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeName(String);

impl SafeName {
    /// The name with its ending.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last dot, as it was typed.
    pub fn extension(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(_, extension)| extension)
    }
}

impl fmt::Display for SafeName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<SafeName> for String {
    fn from(name: SafeName) -> Self {
        name.0
    }
}

/// Makes a name safe: composed letters, and neither spaces nor dots at its end.
///
/// Whatever else would have to be changed is refused, since it may be there to deceive.
pub fn clean_name(raw: &str) -> Result<SafeName, FileRefusal> {
    if raw.len() > MAX_RAW_BYTES {
        return Err(FileRefusal::BadName);
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(raw);
    // Before the ends are trimmed, or a line end behind the name would pass.
    if composed.contains(is_unusable) {
        return Err(FileRefusal::BadName);
    }
    let name = composed
        .trim_start()
        // Windows drops these, so that `a.exe.` would become `a.exe` only when it is written.
        .trim_end_matches(|last: char| last == '.' || last.is_whitespace());
    let is_good = !name.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && !name.starts_with('.')
        && !is_device(name)
        && !has_risky_inner_ending(name);
    if is_good {
        Ok(SafeName(name.to_owned()))
    } else {
        Err(FileRefusal::BadName)
    }
}

fn is_unusable(letter: char) -> bool {
    letter.is_control()
        || RESERVED.contains(&letter)
        || LOOK_ALIKES.contains(&letter)
        || is_invisible(letter)
}

/// Letters that show nothing or turn the direction of what follows.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_uppercase();
    DEVICES.contains(&upper.as_str()) || is_port(&upper)
}

/// `COM1`, `LPT²` and so on.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    let mut letters = number.unwrap_or_default().chars();
    let first = letters.next();
    letters.next().is_none()
        && first.is_some_and(|first| first.is_ascii_digit() || matches!(first, '¹' | '²' | '³'))
}

fn has_risky_inner_ending(name: &str) -> bool {
    let mut inner = name.split('.').skip(1).peekable();
    while let Some(part) = inner.next() {
        let lower = part.trim().to_ascii_lowercase();
        // The last one is for the list of kinds, which names it in its refusal.
        if inner.peek().is_some() && RISKY.contains(&lower.as_str()) {
            return true;
        }
    }
    false
}
