//! Asks Windows when a key or the mouse was last used, and whether the session is locked.

use std::ptr;
use std::time::Duration;

use windows_sys::Win32::System::RemoteDesktop::{
    WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, WTS_SESSIONSTATE_LOCK, WTSFreeMemory,
    WTSINFOEXW, WTSQuerySessionInformationW, WTSSessionInfoEx,
};
use windows_sys::Win32::System::SystemInformation::GetTickCount;
use windows_sys::Win32::UI::Input::KeyboardAndMouse::{GetLastInputInfo, LASTINPUTINFO};

use super::Seen;

/// Windows is asked anew each time, there is nothing to keep.
#[derive(Default)]
pub(super) struct Eye {}

impl Eye {
    /// What there is to see; `None` where nobody tells.
    pub fn look(&mut self) -> Option<Seen> {
        let (now, used) = (now(), last_use()?);
        Some(Seen {
            idle: between(used, now),
            is_locked: is_locked().unwrap_or_default(),
        })
    }
}

/// Both count milliseconds since the computer was started, and begin anew after 49 days.
fn between(used: u32, now: u32) -> Duration {
    Duration::from_millis(now.wrapping_sub(used).into())
}

#[expect(unsafe_code, reason = "no safe form of this call exists")]
fn now() -> u32 {
    // SAFETY: takes nothing and returns a number.
    unsafe { GetTickCount() }
}

#[expect(unsafe_code, reason = "no safe form of this call exists")]
fn last_use() -> Option<u32> {
    let mut used = LASTINPUTINFO {
        cbSize: u32::try_from(size_of::<LASTINPUTINFO>()).ok()?,
        dwTime: 0,
    };
    // SAFETY: `used` is a valid `LASTINPUTINFO` that says how long it is.
    let is_told = unsafe { GetLastInputInfo(&raw mut used) } != 0;
    is_told.then_some(used.dwTime)
}

#[expect(unsafe_code, reason = "no safe form of these calls exists")]
fn is_locked() -> Option<bool> {
    let mut answer = ptr::null_mut();
    let mut length = 0;
    // SAFETY: both places may be written to. Where the call succeeds, `answer` points to `length`
    // bytes that are ours until `WTSFreeMemory`.
    unsafe {
        let is_told = WTSQuerySessionInformationW(
            WTS_CURRENT_SERVER_HANDLE,
            WTS_CURRENT_SESSION,
            WTSSessionInfoEx,
            &raw mut answer,
            &raw mut length,
        ) != 0;
        if !is_told || answer.is_null() {
            return None;
        }
        let is_whole =
            usize::try_from(length).is_ok_and(|length| length >= size_of::<WTSINFOEXW>());
        let info = is_whole.then(|| answer.cast::<WTSINFOEXW>().read_unaligned());
        WTSFreeMemory(answer.cast());
        let info = info.filter(|info| info.Level == 1)?;
        let flags = info.Data.WTSInfoExLevel1.SessionFlags;
        Some(u32::try_from(flags) == Ok(WTS_SESSIONSTATE_LOCK))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_tells_how_long_nobody_has_touched_the_computer() {
        let seen = Eye::default().look().unwrap();
        let since_start = Duration::from_millis(now().into());
        assert!(seen.idle <= since_start, "{:?}", seen.idle);
        assert!(!seen.is_locked);
    }

    #[test]
    fn the_count_begins_anew_without_a_jump() {
        assert_eq!(between(u32::MAX - 1, 3), Duration::from_millis(5));
    }
}
