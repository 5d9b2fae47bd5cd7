//! Programs inside the main streams of workbooks and talks, where no storage shows them.

use std::io::{self, Read};

use crate::content::source::fill;

/// The record of a workbook that names a sheet, and the one that ends the list of them.
const SHEET: u16 = 0x0085;
const END_OF_LIST: u16 = 0x000a;

/// More records than any workbook has before its first sheet.
const MAX_RECORDS: usize = 100_000;

/// Which kinds of sheets are programs: those of Excel 4, and modules of Excel 5.
const MACRO_SHEETS: &[u8] = &[0x01, 0x06];

/// The beginning of the record of a talk that says whether there is a project of macros.
const PROJECT: &[u8] = b"\x02\0\0\x04\x0c\0\0\0";

/// That beginning, a number that does not matter, and the answer.
const PROJECT_BYTES: usize = 16;

/// How much of a talk is looked at together.
const CHUNK: u64 = 64 * 1024;

/// Whether one of a workbook's sheets is made of macros.
pub(super) fn has_macro_sheet(workbook: &mut dyn Read) -> io::Result<bool> {
    let mut record = Vec::new();
    for _ in 0..MAX_RECORDS {
        let mut header = [0; 4];
        if fill(workbook, &mut header)? < header.len() {
            return Ok(false);
        }
        let [kind, other_kind, length, other_length] = header;
        let length = u16::from_le_bytes([length, other_length]);
        record.clear();
        workbook.take(length.into()).read_to_end(&mut record)?;
        match u16::from_le_bytes([kind, other_kind]) {
            SHEET
                if record
                    .get(5)
                    .is_some_and(|kind| MACRO_SHEETS.contains(kind)) =>
            {
                return Ok(true);
            }
            END_OF_LIST => return Ok(false),
            _ => {}
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// Whether a talk says that it has a project of macros, which is packed inside.
pub(super) fn has_project(talk: &mut dyn Read) -> io::Result<bool> {
    let mut part = Vec::new();
    loop {
        // What may be the beginning of the record stays for the next part.
        let done = part.len().saturating_sub(PROJECT_BYTES - 1);
        part.drain(..done);
        let count = talk.take(CHUNK).read_to_end(&mut part)?;
        if part.windows(PROJECT_BYTES).any(has_it) {
            return Ok(true);
        }
        if count == 0 {
            return Ok(false);
        }
    }
}

fn has_it(record: &[u8]) -> bool {
    record.starts_with(PROJECT) && record.ends_with(&[1, 0, 0, 0])
}
