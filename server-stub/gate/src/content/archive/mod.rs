//! ZIP archives: nothing before or behind, no way out of the folder, no bomb.
//!
//! Each entry is unpacked once to nowhere, since what headers say about its length may be a lie.
//! Archives within archives are not looked into.

mod end;

use std::io::{self, BufReader, Read, Seek};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config, ZipReadOptions};

use super::Problem;
use super::source::Source;

/// The most entries that an archive may have.
const MAX_ENTRIES: u64 = 10_000;

/// The most that the list of entries may take, in bytes: it is held in memory.
const MAX_DIRECTORY_BYTES: u64 = 2 * 1024 * 1024;

/// The most that all entries may unpack to, in bytes.
const MAX_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;

/// How many times its own length an archive may unpack to; logs seldom reach a tenth of it.
const MAX_RATIO: u64 = 200;

/// Up to here, in bytes, the ratio does not matter: a small file of zeros is no bomb.
const HARMLESS_BYTES: u64 = 16 * 1024 * 1024;

/// What is read around the start of each entry, buffered, in the few passes over them.
const BYTES_PER_ENTRY: u64 = 64 * 1024;

pub(super) type Archive<'a, R> = ZipArchive<BufReader<Source<'a, R>>>;

/// Checks the archive as a whole and gives it back for a look at single entries.
pub(super) fn look<R: Read + Seek>(mut source: Source<'_, R>) -> Result<Archive<'_, R>, Problem> {
    check_beginning(&mut source)?;
    check_end(&mut source)?;
    let mut archive = open(source)?;
    if archive
        .has_overlapping_files()
        .map_err(|_| Problem::Damaged)?
    {
        return Err(Problem::UnsafeArchive);
    }
    archive
        .validate_header_consistency()
        .map_err(|_| Problem::Damaged)?;
    check_entries(&mut archive)?;
    for index in 0..archive.len() {
        check_unpacked(&mut archive, index)?;
    }
    Ok(archive)
}

/// A self-extractor begins with a program, and other disguises with what they pretend to be.
fn check_beginning<R: Read + Seek>(source: &mut Source<'_, R>) -> Result<(), Problem> {
    let head = source.part(0, 4).map_err(|_| Problem::Damaged)?;
    // The second is that of an archive without entries.
    match head.as_slice() {
        b"PK\x03\x04" | b"PK\x05\x06" => Ok(()),
        _ => Err(Problem::Differs),
    }
}

/// The archive ends with the file, and no other one is hidden in it.
fn check_end<R: Read + Seek>(source: &mut Source<'_, R>) -> Result<(), Problem> {
    let list = end::read(source).ok_or(Problem::Damaged)?;
    if list.entries > MAX_ENTRIES {
        return Err(Problem::UnsafeArchive);
    }
    Ok(())
}

fn open<R: Read + Seek>(source: Source<'_, R>) -> Result<Archive<'_, R>, Problem> {
    let ledger = source.ledger();
    let len = source.len();
    // Positions count from the first byte, so nothing can be hidden before the archive.
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    ledger.allow(MAX_DIRECTORY_BYTES);
    let archive = ZipArchive::with_config(config, BufReader::new(source));
    let archive = archive.map_err(|_| {
        if ledger.is_used_up() {
            Problem::UnsafeArchive
        } else {
            Problem::Damaged
        }
    })?;
    let around_entries = BYTES_PER_ENTRY.saturating_mul(archive.len() as u64);
    ledger.allow(len.saturating_mul(4).saturating_add(around_entries));
    Ok(archive)
}

/// Names and lengths as the archive states them.
fn check_entries<R: Read + Seek>(archive: &mut Archive<'_, R>) -> Result<(), Problem> {
    let mut unpacked = 0_u64;
    let mut packed = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Problem::Damaged)?;
        let name = entry.name().map_err(|_| Problem::Damaged)?;
        if entry.is_symlink() || !stays_inside(&name) {
            return Err(Problem::UnsafeArchive);
        }
        unpacked = unpacked.saturating_add(entry.size());
        packed = packed.saturating_add(entry.compressed_size());
    }
    let is_dense = unpacked > HARMLESS_BYTES && unpacked / packed.max(1) > MAX_RATIO;
    if unpacked > MAX_UNPACKED_BYTES || is_dense {
        return Err(Problem::UnsafeArchive);
    }
    Ok(())
}

/// Whether an entry of this name stays in the folder that it is unpacked to, on any system.
fn stays_inside(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let is_absolute = name.starts_with(['/', '\\']);
    let leaves = parts.any(|part| {
        part == ".." || matches!(part.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':', ..])
    });
    !is_absolute && !leaves && !name.chars().any(char::is_control)
}

/// Unpacks one entry to nowhere, and stops as soon as it is longer than the archive says.
fn check_unpacked<R: Read + Seek>(
    archive: &mut Archive<'_, R>,
    index: usize,
) -> Result<(), Problem> {
    let raw = archive.by_index_raw(index).map_err(|_| Problem::Damaged)?;
    if raw.encrypted() {
        // Its length cannot be counted by us, nor by a program that does not know the password.
        return Ok(());
    }
    let stated = raw.size();
    drop(raw);
    let mut entry = archive.by_index(index).map_err(|_| Problem::Damaged)?;
    // The crate gives no more bytes than stated, and an error for the next one.
    let count = io::copy(&mut entry, &mut io::sink());
    drop(entry);
    match count {
        Ok(count) if count == stated => Ok(()),
        _ => Err(problem_of(archive, index, stated)),
    }
}

/// Why an entry could not be unpacked: too long, or damaged.
fn problem_of<R: Read + Seek>(archive: &mut Archive<'_, R>, index: usize, stated: u64) -> Problem {
    let options = ZipReadOptions::new().ignore_crc32(true);
    let is_longer = archive
        .by_index_with_options(index, options)
        .is_ok_and(|mut entry| {
            let count = io::copy(&mut entry.by_ref().take(stated), &mut io::sink());
            count.is_ok_and(|count| count == stated) && entry.read(&mut [0]).is_err()
        });
    if is_longer {
        Problem::UnsafeArchive
    } else {
        Problem::Damaged
    }
}
