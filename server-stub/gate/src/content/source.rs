//! What a check reads from: no further than the file's length, and no more than is allowed.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

/// What is read from a [`Source`] that was given away to a parser.
#[derive(Default)]
pub(super) struct Ledger {
    left: Cell<Option<u64>>,
    failure: RefCell<Option<io::Error>>,
}

impl Ledger {
    /// Lets this many more bytes be read, and forgets what was allowed before.
    pub(super) fn allow(&self, bytes: u64) {
        self.left.set(Some(bytes));
    }

    /// Whether all that was allowed has been read.
    pub(super) fn is_used_up(&self) -> bool {
        self.left.get() == Some(0)
    }

    /// The error of the reader itself, as opposed to one that its content provoked.
    pub(super) fn take_failure(&self) -> Option<io::Error> {
        self.failure.borrow_mut().take()
    }

    fn spend(&self, bytes: u64) {
        let left = self.left.get().map(|left| left.saturating_sub(bytes));
        self.left.set(left);
    }

    fn keep(&self, error: io::Error) -> io::Error {
        let kind = error.kind();
        if kind != ErrorKind::Interrupted {
            *self.failure.borrow_mut() = Some(error);
        }
        kind.into()
    }
}

/// A file that may be read within bounds.
///
/// Hostile files name positions far away. They never reach the reader, which might take them
/// for errors of its own.
pub(super) struct Source<'a, R> {
    reader: &'a mut R,
    len: u64,
    position: u64,
    /// Where the reader stands, once that is known.
    stands_at: Option<u64>,
    ledger: &'a Ledger,
}

impl<'a, R: Read + Seek> Source<'a, R> {
    pub(super) fn new(reader: &'a mut R, len: u64, ledger: &'a Ledger) -> Self {
        Self {
            reader,
            len,
            position: 0,
            stands_at: None,
            ledger,
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.len
    }

    pub(super) fn ledger(&self) -> &'a Ledger {
        self.ledger
    }

    /// Up to `count` bytes from `start` on.
    pub(super) fn part(&mut self, start: u64, count: usize) -> io::Result<Vec<u8>> {
        self.position = start;
        let mut part = vec![0; count];
        let filled = fill(self, &mut part)?;
        part.truncate(filled);
        Ok(part)
    }

    fn read_there(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stands_at != Some(self.position) {
            self.stands_at = None;
            self.reader.seek(SeekFrom::Start(self.position))?;
        }
        let count = self.reader.read(buffer)?;
        self.position = self.position.saturating_add(count as u64);
        self.stands_at = Some(self.position);
        Ok(count)
    }
}

impl<R: Read + Seek> Read for Source<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = self.len.saturating_sub(self.position);
        let allowed = self.ledger.left.get().unwrap_or(u64::MAX);
        if rest > 0 && allowed == 0 {
            return Err(ErrorKind::QuotaExceeded.into());
        }
        let wanted = usize::try_from(rest.min(allowed)).unwrap_or(usize::MAX);
        let wanted = wanted.min(buffer.len());
        let count = match buffer.get_mut(..wanted) {
            Some(part) if !part.is_empty() => self
                .read_there(part)
                .map_err(|error| self.ledger.keep(error))?,
            _ => 0,
        };
        self.ledger.spend(count as u64);
        Ok(count)
    }
}

impl<R: Read + Seek> Seek for Source<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Reads until the buffer is full or the file ends.
pub(super) fn fill(reader: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// Notes how far away it was asked to go.
    struct Notes(Cursor<Vec<u8>>, u64);

    impl Read for Notes {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0.read(buffer)
        }
    }

    impl Seek for Notes {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            let position = self.0.seek(to)?;
            self.1 = self.1.max(position);
            Ok(position)
        }
    }

    #[test]
    fn nothing_past_the_length_is_read() {
        let ledger = Ledger::default();
        let mut reader = Cursor::new(b"0123456789");
        let mut source = Source::new(&mut reader, 4, &ledger);

        assert_eq!(source.part(0, 8).unwrap(), b"0123");
        assert_eq!(source.part(3, 8).unwrap(), b"3");
        assert_eq!(source.part(1, 2).unwrap(), b"12");
    }

    #[test]
    fn no_more_than_allowed_is_read() {
        let ledger = Ledger::default();
        let mut reader = Cursor::new(b"0123456789");
        let mut source = Source::new(&mut reader, 10, &ledger);

        ledger.allow(6);
        assert_eq!(source.part(0, 4).unwrap(), b"0123");
        assert!(!ledger.is_used_up());
        let error = source.part(0, 4).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::QuotaExceeded);
        assert!(ledger.is_used_up());
        assert!(ledger.take_failure().is_none());

        ledger.allow(1);
        assert_eq!(source.part(9, 4).unwrap(), b"9");
    }

    #[test]
    fn positions_far_away_never_reach_the_reader() {
        let ledger = Ledger::default();
        let mut reader = Notes(Cursor::new(b"0123456789".to_vec()), 0);
        let mut source = Source::new(&mut reader, 10, &ledger);

        for far in [11, u64::MAX / 2, u64::MAX] {
            assert_eq!(source.part(far, 4).unwrap(), b"");
        }
        assert!(source.seek(SeekFrom::End(-11)).is_err());
        assert_eq!(source.seek(SeekFrom::End(-1)).unwrap(), 9);
        assert!(source.seek(SeekFrom::Current(-10)).is_err());
        assert!(ledger.take_failure().is_none());
        assert!(reader.1 <= 10);
    }
}
