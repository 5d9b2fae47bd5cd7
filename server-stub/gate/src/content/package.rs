//! Documents that are ZIP archives inside: those of Office since 2007, and OpenDocument text.

use std::io::{Read, Seek};

use atiende_protocol::FileType;

use super::Problem;
use super::archive::{self, Archive};
use super::source::Source;

/// Where a document of Office says what its parts are.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// More than any such list has; the rest of a longer one would not be looked at.
const MAX_LISTED_BYTES: u64 = 1024 * 1024;

/// What the main part of each kind is called there, in small letters.
const MAIN_PARTS: &[(FileType, &str)] = &[
    (FileType::Docx, "wordprocessingml.document.main+xml"),
    (FileType::Xlsx, "spreadsheetml.sheet.main+xml"),
    (FileType::Pptx, "presentationml.presentation.main+xml"),
    (FileType::Ppsx, "presentationml.slideshow.main+xml"),
];

/// What parts with programs are called there, in small letters.
const MACRO_TYPES: &[&str] = &["macroenabled", "vbaproject", "macrosheet"];

/// What the files of such parts are called, in small letters.
const MACRO_PARTS: &[&str] = &["vbaproject", "vbadata.xml", "macrosheets/"];

/// The folders where OpenDocument keeps programs, in small letters.
const SCRIPT_FOLDERS: &[&str] = &["basic/", "scripts/"];

/// What an OpenDocument text calls itself.
const OPEN_DOCUMENT_TEXT: &str = "application/vnd.oasis.opendocument.text";

pub(super) fn look_office<R: Read + Seek>(
    file_type: FileType,
    source: Source<'_, R>,
) -> Result<(), Problem> {
    let mut archive = archive::look(source)?;
    let types = read(&mut archive, CONTENT_TYPES)?.to_ascii_lowercase();
    let holds_macros = MACRO_TYPES.iter().any(|kind| types.contains(kind))
        || any_name(&archive, |name| {
            MACRO_PARTS.iter().any(|part| name.contains(part))
        });
    if holds_macros {
        return Err(Problem::HoldsMacros);
    }
    // Nobody writes the letters of a type as numbers, except to hide it.
    if types.contains("&#") {
        return Err(Problem::Damaged);
    }
    let fits = MAIN_PARTS
        .iter()
        .all(|(kind, main)| types.contains(main) == (*kind == file_type));
    if fits { Ok(()) } else { Err(Problem::Differs) }
}

pub(super) fn look_open_document<R: Read + Seek>(source: Source<'_, R>) -> Result<(), Problem> {
    let mut archive = archive::look(source)?;
    if read(&mut archive, "mimetype")?.trim() != OPEN_DOCUMENT_TEXT {
        return Err(Problem::Differs);
    }
    if any_name(&archive, |name| {
        SCRIPT_FOLDERS.iter().any(|folder| name.starts_with(folder))
    }) {
        return Err(Problem::HoldsMacros);
    }
    Ok(())
}

/// An archive without the entry is another kind of archive.
fn read<R: Read + Seek>(archive: &mut Archive<'_, R>, name: &str) -> Result<String, Problem> {
    let index = archive.index_for_name(name).ok_or(Problem::Differs)?;
    let entry = archive.by_index(index).map_err(|_| Problem::Damaged)?;
    if entry.size() > MAX_LISTED_BYTES {
        return Err(Problem::Damaged);
    }
    let mut text = String::new();
    entry
        .take(MAX_LISTED_BYTES)
        .read_to_string(&mut text)
        .map_err(|_| Problem::Damaged)?;
    Ok(text)
}

fn any_name<R: Read + Seek>(archive: &Archive<'_, R>, is_it: impl Fn(&str) -> bool) -> bool {
    archive
        .file_names()
        .any(|name| name.is_ok_and(|name| is_it(&name.to_ascii_lowercase())))
}
