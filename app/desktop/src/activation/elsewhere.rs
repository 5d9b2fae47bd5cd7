//! Systems that know no tokens.

use raw_window_handle::{HasDisplayHandle, HasWindowHandle};

use super::Token;

/// A window that comes to the front by a token; here there is none.
pub enum Activation {}

impl Activation {
    /// The way to the front for a window, if it is by a token.
    pub fn of(_window: &(impl HasDisplayHandle + HasWindowHandle)) -> Option<Self> {
        None
    }

    /// Brings the window to the front.
    pub fn to_front(&self, _token: &Token) {
        match *self {}
    }
}
