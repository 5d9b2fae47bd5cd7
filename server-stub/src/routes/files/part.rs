//! Which part of a file is asked for, and whether the caller has it already.

use std::ops::Range;

use axum::http::header::{IF_NONE_MATCH, IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderName};
use http_range_header::RangeUnsatisfiableError::Unsatisfiable;
use http_range_header::parse_range_header;

/// What of a file is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// None: it ends before what was asked for begins.
    BeyondEnd,
    /// None: the caller has it.
    NotModified,
}

impl Part {
    /// What the headers of a call ask for, of a file with this length and entity tag.
    pub(super) fn asked(headers: &HeaderMap, size: u64, etag: &str) -> Self {
        if text(headers, &IF_NONE_MATCH).is_some_and(|tags| has(tags, etag)) {
            return Self::NotModified;
        }
        // Parts of another content are of no use to the caller.
        if text(headers, &IF_RANGE).is_some_and(|tag| tag.trim() != etag) {
            return Self::Whole;
        }
        text(headers, &RANGE).map_or(Self::Whole, |range| Self::of_range(range, size))
    }

    /// Several ranges at once, and what makes no sense, are answered by the whole file, as the
    /// protocol permits.
    fn of_range(range: &str, size: u64) -> Self {
        let Ok(ranges) = parse_range_header(range) else {
            return Self::Whole;
        };
        match ranges.validate(size).as_deref() {
            Ok([range]) => Self::Bytes(*range.start()..range.end().saturating_add(1)),
            Ok(_) => Self::Whole,
            Err(Unsatisfiable) => Self::BeyondEnd,
            Err(_) => Self::Whole,
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn has(tags: &str, etag: &str) -> bool {
    let mut tags = tags.split(',').map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"abc\"";

    fn asked(headers: &[(HeaderName, &'static str)]) -> Part {
        let headers = headers.iter().cloned();
        let headers = headers.map(|(name, value)| (name, value.parse().unwrap()));
        Part::asked(&headers.collect(), 100, TAG)
    }

    #[test]
    fn one_range_is_a_part() {
        for (range, part) in [
            ("bytes=0-9", Part::Bytes(0..10)),
            ("bytes=90-", Part::Bytes(90..100)),
            ("bytes=90-999", Part::Bytes(90..100)),
            ("bytes=-10", Part::Bytes(90..100)),
            ("bytes=-999", Part::Bytes(0..100)),
            ("bytes=100-", Part::BeyondEnd),
            ("bytes=-0", Part::BeyondEnd),
            ("bytes=0-18446744073709551615", Part::Bytes(0..100)),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=9-1", Part::Whole),
            ("bytes=x", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("", Part::Whole),
        ] {
            assert_eq!(asked(&[(RANGE, range)]), part, "{range}");
        }
    }

    #[test]
    fn part_of_another_content_is_not_sent() {
        let range = (RANGE, "bytes=0-9");
        assert_eq!(asked(&[range.clone(), (IF_RANGE, TAG)]), Part::Bytes(0..10));
        for other in ["\"other\"", "W/\"abc\"", "Sun, 22 Nov 2026 12:00:00 GMT"] {
            assert_eq!(asked(&[range.clone(), (IF_RANGE, other)]), Part::Whole);
        }
    }

    #[test]
    fn what_the_caller_has_is_not_sent_again() {
        for tags in [TAG, "*", "\"x\", W/\"abc\""] {
            assert_eq!(asked(&[(IF_NONE_MATCH, tags)]), Part::NotModified);
        }
        assert_eq!(asked(&[(IF_NONE_MATCH, "\"x\"")]), Part::Whole);
        assert_eq!(asked(&[(IF_NONE_MATCH, "abc")]), Part::Whole);
    }
}
