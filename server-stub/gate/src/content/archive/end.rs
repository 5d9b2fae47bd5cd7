//! What an archive says at its end about its list of entries, where every program looks first.

use std::io::{Read, Seek};

use crate::content::source::Source;

/// The last record without its comment, and the longest comment.
const END_BYTES: usize = 22;
const MAX_COMMENT_BYTES: usize = 65_535;

/// The records before it, of archives that may be longer than four gigabytes.
const LONG_END_BYTES: usize = 56;
const LOCATOR_BYTES: usize = 20;

/// The list of entries.
pub(super) struct List {
    pub(super) entries: u64,
    length: u64,
    start: u64,
}

/// The list, if it is the last thing in the file but for the records that tell of it.
///
/// A list elsewhere would be that of another archive in the same file.
pub(super) fn read<R: Read + Seek>(source: &mut Source<'_, R>) -> Option<List> {
    let longest = END_BYTES + MAX_COMMENT_BYTES;
    let tail_start = source.len().saturating_sub(longest as u64);
    let tail = source.part(tail_start, longest).ok()?;
    let at = tail
        .windows(4)
        .rposition(|window| window == b"PK\x05\x06")?;
    let (before, record) = tail.split_at(at);
    let comment = short(record, 20)?;
    if record.len() != END_BYTES + usize::from(comment) {
        return None;
    }
    let list = List {
        entries: short(record, 10)?.into(),
        length: int(record, 12)?.into(),
        start: int(record, 16)?.into(),
    };
    let end = tail_start + at as u64;
    match before.last_chunk::<LOCATOR_BYTES>() {
        Some(locator) if locator.starts_with(b"PK\x06\x07") => {
            long_list(source, locator, end - LOCATOR_BYTES as u64, &list)
        }
        _ => list.ends_at(end).then_some(list),
    }
}

/// The list as the longer record tells of it, which may not contradict the shorter one.
fn long_list<R: Read + Seek>(
    source: &mut Source<'_, R>,
    locator: &[u8],
    locator_start: u64,
    short_list: &List,
) -> Option<List> {
    let start = long(locator, 8)?;
    if start.checked_add(LONG_END_BYTES as u64)? != locator_start {
        return None;
    }
    let record = source.part(start, LONG_END_BYTES).ok()?;
    let list = List {
        entries: long(&record, 32)?,
        length: long(&record, 40)?,
        start: long(&record, 48)?,
    };
    let agrees = says(short_list.entries, list.entries, u16::MAX.into())
        && says(short_list.length, list.length, u32::MAX.into())
        && says(short_list.start, list.start, u32::MAX.into());
    let is_good = record.starts_with(b"PK\x06\x06") && agrees && list.ends_at(start);
    is_good.then_some(list)
}

/// The largest number means that the longer record knows.
fn says(short: u64, long: u64, elsewhere: u64) -> bool {
    short == long || short == elsewhere
}

impl List {
    fn ends_at(&self, position: u64) -> bool {
        self.start.checked_add(self.length) == Some(position)
    }
}

fn short(record: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*record.get(at..)?.first_chunk()?))
}

fn int(record: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*record.get(at..)?.first_chunk()?))
}

fn long(record: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*record.get(at..)?.first_chunk()?))
}
