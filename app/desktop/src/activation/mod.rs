//! How the window comes to the front under Wayland: by a token that a click elsewhere has given.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod wayland;

use std::env;

#[cfg(not(target_os = "linux"))]
pub use self::elsewhere::Activation;
#[cfg(target_os = "linux")]
pub use self::wayland::Activation;

/// Where whoever starts a program leaves the token of the click; the first one is Wayland's own.
const VARIABLES: [&str; 2] = ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"];

/// What the desktop gives to whoever may come to the front, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The longest one that is taken.
    pub(crate) const MAX_BYTES: usize = 256;

    /// The token that this program was started with.
    pub fn of_start() -> Option<Self> {
        VARIABLES
            .into_iter()
            .find_map(|name| Self::read(&env::var(name).ok()?))
    }

    /// The token in a text from elsewhere, if it may be one.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let is_printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let is_token = is_printable && (1..=Self::MAX_BYTES).contains(&text.len());
        is_token.then(|| Self(text.to_owned()))
    }

    /// As the desktop wants it back.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_short_and_printable() {
        let longest = "x".repeat(Token::MAX_BYTES);
        for text in ["kwin-7", "gnome-shell/Text Editor/2-1_TIME9", &longest] {
            assert_eq!(Token::read(text), Some(Token(text.to_owned())));
        }
        let too_long = "x".repeat(Token::MAX_BYTES + 1);
        for text in ["", "a\nb", "a\0", "señal", &too_long] {
            assert_eq!(Token::read(text), None, "{text:?}");
        }
    }
}
