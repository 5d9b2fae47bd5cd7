//! Kinds that their first bytes tell: pictures, PDF and RAR. None of them is unpacked.

use std::io::{Read, Seek};

use atiende_protocol::FileType;

use super::Problem;
use super::source::Source;

/// More than any of the headers below needs.
const HEAD: usize = 32;

/// The lengths that the second header of a BMP picture can have.
const BMP_HEADERS: &[u8] = &[12, 16, 40, 52, 56, 64, 108, 124];

pub(super) fn look<R: Read + Seek>(
    file_type: FileType,
    source: &mut Source<'_, R>,
) -> Result<(), Problem> {
    let head = source.part(0, HEAD).map_err(|_| Problem::Damaged)?;
    let fits = match file_type {
        FileType::Jpeg => head.starts_with(b"\xff\xd8\xff"),
        FileType::Png => head.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
        FileType::Gif => head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a"),
        FileType::Bmp => is_bmp(&head),
        FileType::Tiff => is_tiff(&head),
        FileType::Pdf => head.starts_with(b"%PDF-1.") || head.starts_with(b"%PDF-2."),
        FileType::Rar => {
            head.starts_with(b"Rar!\x1a\x07\x00") || head.starts_with(b"Rar!\x1a\x07\x01\x00")
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(Problem::Differs) }
}

/// `BM` alone would also be the beginning of a text.
fn is_bmp(head: &[u8]) -> bool {
    let [b'B', b'M', ..] = head else {
        return false;
    };
    matches!(head.get(14..18), Some([length, 0, 0, 0]) if BMP_HEADERS.contains(length))
}

fn is_tiff(head: &[u8]) -> bool {
    // 42 for the usual kind, 43 for the one that can be longer than four gigabytes.
    matches!(
        head,
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..]
    )
}
