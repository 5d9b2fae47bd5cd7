//! Documents of Office before 2007: a small file system in a file, which installers use as well.

mod macros;

use std::io::{self, BufReader, Read, Seek};

use cfb::CompoundFile;
use uuid::Uuid;

use super::Problem;
use super::source::Source;

/// The first bytes of every such file.
const BEGINNING: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What may be read of the lists of sectors and entries, which are held in memory, in bytes.
const MAX_LISTED_BYTES: u64 = 4 * 1024 * 1024;

/// A sector of 512 bytes takes four in the list of sectors; this leaves twice of that.
const BYTES_PER_LISTED: u64 = 64;

/// What tells a kind of document: its stream, under the names of several versions, and how
/// that stream shows programs that are inside it.
pub(super) struct Kind {
    streams: &'static [&'static str],
    holds_macros: fn(&mut dyn Read) -> io::Result<bool>,
}

pub(super) const WORD: Kind = Kind {
    streams: &["WordDocument"],
    // Word keeps them outside.
    holds_macros: |_| Ok(false),
};
pub(super) const EXCEL: Kind = Kind {
    streams: &["Workbook", "Book"],
    holds_macros: macros::has_macro_sheet,
};
pub(super) const POWER_POINT: Kind = Kind {
    streams: &["PowerPoint Document"],
    holds_macros: macros::has_project,
};

/// Where programs are kept, in small letters.
const MACRO_STORAGES: &[&str] = &["macros", "_vba_project_cur", "vba", "_vba_project"];

/// What installers, patches and transforms call themselves, whatever else is in them.
const INSTALLERS: &[Uuid] = &[
    Uuid::from_u128(0x000c_1082_0000_0000_c000_0000_0000_0046),
    Uuid::from_u128(0x000c_1084_0000_0000_c000_0000_0000_0046),
    Uuid::from_u128(0x000c_1086_0000_0000_c000_0000_0000_0046),
];

/// Checks that it is a document of this kind, without programs.
pub(super) fn look<R: Read + Seek>(kind: Kind, mut source: Source<'_, R>) -> Result<(), Problem> {
    let head = source.part(0, BEGINNING.len());
    if head.map_err(|_| Problem::Damaged)? != BEGINNING {
        return Err(Problem::Differs);
    }
    let (ledger, len) = (source.ledger(), source.len());
    ledger.allow(MAX_LISTED_BYTES.saturating_add(len / BYTES_PER_LISTED));
    let mut document = CompoundFile::open(BufReader::new(source)).map_err(|_| Problem::Damaged)?;
    let mut found = kind.streams.iter().filter(|name| document.is_stream(name));
    let (Some(stream), false) = (found.next(), is_installer(&document)) else {
        return Err(Problem::Differs);
    };
    if document.walk().any(|entry| is_macro_storage(entry.name())) {
        return Err(Problem::HoldsMacros);
    }
    ledger.allow(len.saturating_mul(2));
    let inside = document.open_stream(stream);
    match inside.and_then(|mut stream| (kind.holds_macros)(&mut stream)) {
        Ok(true) => Err(Problem::HoldsMacros),
        Ok(false) => Ok(()),
        Err(_) => Err(Problem::Damaged),
    }
}

fn is_installer<F: Read + Seek>(document: &CompoundFile<F>) -> bool {
    INSTALLERS.contains(document.root_entry().clsid())
}

fn is_macro_storage(name: &str) -> bool {
    MACRO_STORAGES.contains(&name.to_ascii_lowercase().as_str())
}
