//! The forms of administration, and the numbers in them.

pub(super) use crate::panels::form::Form;

/// How wide a field for minutes is.
pub(super) const MINUTES_WIDTH: f32 = 150.0;

/// A number of minutes that is not nothing; a week at most.
pub(super) fn minutes(typed: &str) -> Option<u32> {
    let minutes = typed.trim().parse().ok();
    minutes.filter(|minutes| (1..=7 * 24 * 60).contains(minutes))
}

/// Which form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Company,
    Portal,
    Account,
    Settings,
}
