//! Whether the content is what the name says, and whether it can do harm.

mod archive;
mod compound;
mod package;
mod signature;
mod source;
mod text;

use std::io::{Read, Seek};

use atiende_protocol::{FileRefusal, FileType};

use crate::{Accepted, NotAccepted};
use source::{Ledger, Source};

/// What is wrong with a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Differs,
    HoldsMacros,
    UnsafeArchive,
    Damaged,
}

impl Problem {
    fn refusal(self, accepted: &Accepted) -> FileRefusal {
        match self {
            Self::Differs => FileRefusal::ContentDiffers {
                extension: accepted.name.extension().unwrap_or_default().to_owned(),
            },
            Self::HoldsMacros => FileRefusal::HoldsMacros,
            Self::UnsafeArchive => FileRefusal::UnsafeArchive,
            Self::Damaged => FileRefusal::Damaged,
        }
    }
}

/// Checks that the content is of the kind that the name promises, and harmless.
///
/// `len` is how long the content is; nothing past it is read.
pub fn check_content<R: Read + Seek>(
    accepted: &Accepted,
    reader: &mut R,
    len: u64,
) -> Result<(), NotAccepted> {
    let ledger = Ledger::default();
    let looked = look(accepted.file_type, Source::new(reader, len, &ledger));
    // A reader that fails makes any content look damaged.
    if let Some(error) = ledger.take_failure() {
        return Err(NotAccepted::Unreadable(error));
    }
    looked.map_err(|problem| problem.refusal(accepted).into())
}

fn look<R: Read + Seek>(file_type: FileType, mut source: Source<'_, R>) -> Result<(), Problem> {
    match file_type {
        FileType::Jpeg
        | FileType::Png
        | FileType::Gif
        | FileType::Bmp
        | FileType::Tiff
        | FileType::Pdf
        | FileType::Rar => signature::look(file_type, &mut source),
        FileType::Txt | FileType::Log | FileType::Cfg => text::look(&mut source),
        FileType::Zip => archive::look(source).map(drop),
        FileType::Docx | FileType::Xlsx | FileType::Pptx | FileType::Ppsx => {
            package::look_office(file_type, source)
        }
        FileType::Odt => package::look_open_document(source),
        FileType::Doc => compound::look(compound::WORD, source),
        FileType::Xls => compound::look(compound::EXCEL, source),
        FileType::Ppt | FileType::Pps => compound::look(compound::POWER_POINT, source),
    }
}
