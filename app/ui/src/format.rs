//! Instants and durations in words.

use atiende_assets::{Key, Locale, key};
use atiende_protocol::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const SECOND: i64 = 1_000_000;
/// A minute in microseconds.
pub(crate) const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Seconds are told in steps: a clock that ticks would draw a frame a second.
const STEP: i64 = 10 * SECOND;

/// A duration in the unit in which it is told.
enum Amount {
    Now,
    Seconds(i64),
    Minutes(i64),
    Hours(i64),
    Days(i64),
}

impl Amount {
    fn of(micros: i64) -> Self {
        match micros {
            ..STEP => Self::Now,
            STEP..MINUTE => Self::Seconds(micros / STEP * 10),
            MINUTE..HOUR => Self::Minutes(micros / MINUTE),
            HOUR..DAY => Self::Hours(micros / HOUR),
            DAY.. => Self::Days(micros / DAY),
        }
    }
}

/// The microseconds from one instant to a later one; 0 where the clocks disagree.
pub(crate) fn elapsed(since: Timestamp, now: Timestamp) -> i64 {
    now.0.saturating_sub(since.0).max(0)
}

/// How long until the words for a duration change.
pub(crate) fn micros_to_next_words(micros: i64) -> i64 {
    let step = match micros {
        ..MINUTE => STEP,
        MINUTE..HOUR => MINUTE,
        HOUR..DAY => HOUR,
        DAY.. => DAY,
    };
    step - micros.max(0) % step
}

/// A duration on its own: `3 min`.
pub(crate) fn waiting(locale: &Locale, micros: i64) -> String {
    match Amount::of(micros) {
        Amount::Now => locale.text(key::WAIT_NOW).to_owned(),
        Amount::Seconds(count) => counted(locale, key::WAIT_SECS, count),
        Amount::Minutes(count) => counted(locale, key::WAIT_MINUTES, count),
        Amount::Hours(count) => counted(locale, key::WAIT_HOURS, count),
        Amount::Days(count) => counted(locale, key::WAIT_DAYS, count),
    }
}

/// How long ago something was, to the second: for sentences that stay as they are.
pub(crate) fn ago(locale: &Locale, micros: i64) -> String {
    match Amount::of(micros) {
        Amount::Now | Amount::Seconds(_) if micros < SECOND => locale.text(key::AGO_NOW).to_owned(),
        Amount::Now | Amount::Seconds(_) => counted(locale, key::AGO_SECS, micros / SECOND),
        Amount::Minutes(count) => counted(locale, key::AGO_MINUTES, count),
        Amount::Hours(count) => counted(locale, key::AGO_HOURS, count),
        Amount::Days(count) => counted(locale, key::AGO_DAYS, count),
    }
}

fn counted(locale: &Locale, key: Key, count: i64) -> String {
    locale.text_with(key, &[("count", count.into())])
}

/// The time of day: `10:42`.
pub(crate) fn clock(zone: &TimeZone, at: Timestamp) -> String {
    zoned(zone, at).strftime("%H:%M").to_string()
}

/// The calendar day of an instant.
pub(crate) fn date(zone: &TimeZone, at: Timestamp) -> Date {
    zoned(zone, at).date()
}

/// The calendar days of instants that mostly follow each other: one look at the calendar a day.
pub(crate) struct Days<'a> {
    zone: &'a TimeZone,
    day: Option<(std::ops::Range<i64>, Date)>,
}

impl<'a> Days<'a> {
    pub fn new(zone: &'a TimeZone) -> Self {
        Self { zone, day: None }
    }

    pub fn date(&mut self, at: Timestamp) -> Date {
        match &self.day {
            Some((day, date)) if day.contains(&at.0) => *date,
            _ => self.look_up(at),
        }
    }

    fn look_up(&mut self, at: Timestamp) -> Date {
        let here = zoned(self.zone, at);
        let start = here.start_of_day();
        let end = start.as_ref().ok().and_then(|start| start.tomorrow().ok());
        let micros = |at: &Zoned| at.timestamp().as_microsecond();
        if let (Ok(start), Some(end)) = (start, end) {
            self.day = Some((micros(&start)..micros(&end), here.date()));
        }
        here.date()
    }
}

/// A day in words, as seen from today: `Ayer`, `lunes, 3 de marzo`.
pub(crate) fn day(locale: &Locale, day: Date, today: Date) -> String {
    if day == today {
        return locale.text(key::DAY_TODAY).to_owned();
    }
    if today.yesterday().is_ok_and(|yesterday| day == yesterday) {
        return locale.text(key::DAY_YESTERDAY).to_owned();
    }
    let month = locale.text_with(key::MONTH_NAME, &[("month", day.month().into())]);
    let number = day.day().to_string();
    if day.year() != today.year() {
        let year = day.year().to_string();
        let values = [
            ("day", number.into()),
            ("month", month.into()),
            ("year", year.into()),
        ];
        return locale.text_with(key::DAY_DATE_YEAR, &values);
    }
    let weekday = day.weekday().to_monday_one_offset();
    let weekday = locale.text_with(key::WEEKDAY_NAME, &[("weekday", weekday.into())]);
    let values = [
        ("weekday", weekday.into()),
        ("day", number.into()),
        ("month", month.into()),
    ];
    locale.text_with(key::DAY_DATE, &values)
}

/// An instant as short as it can be told: the time today, else the day.
pub(crate) fn moment(locale: &Locale, zone: &TimeZone, at: Timestamp, now: Timestamp) -> String {
    let (day, today) = (date(zone, at), date(zone, now));
    if day == today {
        return clock(zone, at);
    }
    let month = locale.text_with(key::MONTH_SHORT, &[("month", day.month().into())]);
    let number = day.day().to_string();
    if day.year() == today.year() {
        let values = [("day", number.into()), ("month", month.into())];
        return locale.text_with(key::MOMENT_SHORT, &values);
    }
    let year = day.year().to_string();
    let values = [
        ("day", number.into()),
        ("month", month.into()),
        ("year", year.into()),
    ];
    locale.text_with(key::MOMENT_SHORT_YEAR, &values)
}

/// An instant with its day and time, for a list of facts.
pub(crate) fn full(locale: &Locale, zone: &TimeZone, at: Timestamp, now: Timestamp) -> String {
    let day = day(locale, date(zone, at), date(zone, now));
    let values = [("day", day.into()), ("time", clock(zone, at).into())];
    locale.text_with(key::MOMENT_DAY, &values)
}

/// Instants that no calendar has (a broken clock) count as the first one.
fn zoned(zone: &TimeZone, at: Timestamp) -> Zoned {
    let instant = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    instant.to_zoned(zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanish() -> &'static Locale {
        Locale::load("es")
    }

    #[test]
    fn waiting_is_told_in_steps_of_ten_seconds_then_in_larger_units() {
        let told = |micros| waiting(spanish(), micros);
        assert_eq!(told(0), "ahora");
        assert_eq!(told(9 * SECOND), "ahora");
        assert_eq!(told(59 * SECOND), "50 s");
        assert_eq!(told(3 * MINUTE + 59 * SECOND), "3 min");
        assert_eq!(told(2 * HOUR), "2 h");
        assert_eq!(told(49 * HOUR), "2 d");
    }

    #[test]
    fn the_words_change_exactly_when_they_are_said_to() {
        for elapsed in [0, 7 * SECOND, 61 * SECOND, HOUR + 1, 3 * DAY + HOUR] {
            let until = micros_to_next_words(elapsed);
            assert_eq!(
                waiting(spanish(), elapsed),
                waiting(spanish(), elapsed + until - 1)
            );
            assert_ne!(
                waiting(spanish(), elapsed),
                waiting(spanish(), elapsed + until)
            );
        }
    }

    #[test]
    fn days_are_told_as_seen_from_today() {
        let today = Date::constant(2026, 3, 4);
        let told = |tag, date| day(Locale::load(tag), date, today);
        assert_eq!(told("es", today), "Hoy");
        assert_eq!(told("es", Date::constant(2026, 3, 3)), "Ayer");
        assert_eq!(told("es", Date::constant(2026, 3, 2)), "lunes, 2 de marzo");
        assert_eq!(
            told("es", Date::constant(2025, 12, 31)),
            "31 de diciembre de 2025"
        );
        assert_eq!(told("en", Date::constant(2026, 3, 2)), "Monday, March 2");
    }

    #[test]
    fn a_sentence_that_stays_tells_the_seconds() {
        assert_eq!(ago(spanish(), 2 * SECOND), "hace 2 s");
        assert_eq!(ago(spanish(), 25 * HOUR), "hace 1 día");
        assert_eq!(ago(Locale::load("en"), 90 * SECOND), "1 min ago");
    }
}
