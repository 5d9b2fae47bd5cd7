//! What the computer around the window tells.

use std::time::Duration;

use atiende_protocol::RequestId;

/// Something that happened on this computer, outside of the panels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DesktopEvent {
    /// Whether the window is in front now.
    WindowFocus(bool),
    /// A link or a notification leads to this request.
    Open(RequestId),
    /// This computer lacks a part of what the console would use.
    Missing(DesktopPart),
    /// This part is there again, or at last.
    Works(DesktopPart),
    /// How long nobody has touched the computer, and whether its screen is locked.
    Untouched {
        /// How long.
        idle: Duration,
        /// Whether the screen is locked.
        is_locked: bool,
    },
}

/// A part of the desktop that the console can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DesktopPart {
    /// What shows notifications.
    Notifications,
    /// What plays a sound.
    Sound,
    /// A place for icons of running programs.
    Tray,
}
