//! Plain text: what no other program would take for its own.

use std::io::{Read, Seek};

use super::Problem;
use super::source::{Source, fill};

/// An even number, so that no letter of two bytes is cut.
const CHUNK: usize = 64 * 1024;

/// Beginnings of programs and documents that hold no control byte and so would pass for text.
const DISGUISES: &[&[u8]] = &[b"#!", b"MZ", b"%PDF", b"%!PS", b"{\\rtf", b"Rar!", b"GIF8"];

/// The same after the mark that some editors write before UTF-8.
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// UTF-8 and the encodings of one byte for a letter pass, and UTF-16 with its mark.
pub(super) fn look<R: Read + Seek>(source: &mut Source<'_, R>) -> Result<(), Problem> {
    let mut buffer = vec![0; CHUNK];
    let mut letters = None;
    loop {
        let filled = fill(source, &mut buffer).map_err(|_| Problem::Damaged)?;
        let chunk = buffer.get(..filled).unwrap_or_default();
        if chunk.is_empty() {
            return letters.unwrap_or(Letters::OfOneByte).end();
        }
        letters
            .get_or_insert_with(|| Letters::of(chunk))
            .read(chunk)?;
    }
}

/// How the letters of a text are written, and what the last chunk left open.
enum Letters {
    /// Something else in disguise.
    None,
    OfOneByte,
    OfTwoBytes {
        decode: fn([u8; 2]) -> u16,
        awaits_second_half: bool,
    },
}

impl Letters {
    fn of(beginning: &[u8]) -> Self {
        let bare = beginning.strip_prefix(UTF_8_MARK).unwrap_or(beginning);
        let of_two_bytes = |decode| Self::OfTwoBytes {
            decode,
            awaits_second_half: false,
        };
        match beginning {
            [0xff, 0xfe, ..] => of_two_bytes(u16::from_le_bytes),
            [0xfe, 0xff, ..] => of_two_bytes(u16::from_be_bytes),
            _ if DISGUISES.iter().any(|begin| bare.starts_with(begin)) => Self::None,
            _ => Self::OfOneByte,
        }
    }

    fn read(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        let fits = match self {
            Self::None => false,
            Self::OfOneByte => chunk.iter().all(|byte| is_text(u16::from(*byte))),
            Self::OfTwoBytes {
                decode,
                awaits_second_half,
            } => {
                let (pairs, rest) = chunk.as_chunks();
                rest.is_empty()
                    && pairs
                        .iter()
                        .all(|pair| takes(decode(*pair), awaits_second_half))
            }
        };
        if fits { Ok(()) } else { Err(Problem::Differs) }
    }

    fn end(&self) -> Result<(), Problem> {
        match self {
            Self::OfTwoBytes {
                awaits_second_half: true,
                ..
            } => Err(Problem::Differs),
            _ => Ok(()),
        }
    }
}

/// Letters outside the first plane are written in two halves, which only occur together.
fn takes(unit: u16, awaits_second_half: &mut bool) -> bool {
    let is_second_half = (0xdc00..0xe000).contains(&unit);
    let fits = is_second_half == *awaits_second_half && is_text(unit);
    *awaits_second_half = (0xd800..0xdc00).contains(&unit);
    fits
}

/// No control but tab, line ends, new page, and the one that colours the logs of terminals.
fn is_text(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0a | 0x0c | 0x0d | 0x1b) || (unit >= 0x20 && unit != 0x7f)
}
