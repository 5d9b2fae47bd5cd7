//! The gate as its users see it: good files pass, hostile ones are refused with the reason.

mod hostile;
mod passing;
mod random;

use std::io::Cursor;

use atiende_gate::{Accepted, NotAccepted, Sender, check};
use atiende_protocol::{FileRefusal, Platform};

const MAX: u64 = 64 * 1024 * 1024;

fn customer(platform: Platform, os_version: &str) -> Sender<'_> {
    Sender::Customer {
        platform,
        os_version,
    }
}

#[expect(clippy::panic, reason = "these readers are in memory")]
fn checked(name: &str, bytes: &[u8], sender: Sender<'_>) -> Result<Accepted, FileRefusal> {
    let len = bytes.len() as u64;
    match check(name, sender, &mut Cursor::new(bytes), len, MAX) {
        Ok(accepted) => Ok(accepted),
        Err(NotAccepted::Refused(refusal)) => Err(refusal),
        Err(NotAccepted::Unreadable(error)) => panic!("{name}: {error}"),
    }
}
