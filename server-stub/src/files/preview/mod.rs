//! Small pictures of pictures, drawn anew by the service: nothing of the sent file is in them.

mod draw;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use atiende_protocol::{FileType, PreviewSize};
use image::ImageFormat;
use tokio::sync::Semaphore;

/// How long the sender of a picture waits for the preview.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// One picture at a time in the whole process, which bounds its memory.
static WORKER: Semaphore = Semaphore::const_new(1);

/// A small picture of a picture, as the service encoded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The encoded picture; [`media_type`] says how.
    pub bytes: Vec<u8>,
    /// How large it is.
    pub size: PreviewSize,
}

/// A preview of a picture; `None` of all else, and of pictures that are damaged or too large.
pub(super) async fn of(path: &Path, file_type: FileType) -> Option<Preview> {
    let formats = (format(file_type)?, format_of_preview(file_type));
    let path = path.to_owned();
    let drawing = async {
        let turn = WORKER.acquire().await.ok()?;
        let drawing = tokio::task::spawn_blocking(move || {
            let preview = draw::preview(&path, formats);
            // No thread can be stopped: the turn ends with the work, not with the waiting for it.
            drop(turn);
            preview
        });
        // Where a decoder panicked there is no preview either.
        drawing.await.ok()?
    };
    tokio::time::timeout(TIME_LIMIT, drawing).await.ok()?
}

/// What kind of picture the preview of such a file is.
pub(crate) fn media_type(file_type: FileType) -> &'static str {
    format_of_preview(file_type).to_mime_type()
}

fn format(file_type: FileType) -> Option<ImageFormat> {
    match file_type {
        FileType::Jpeg => Some(ImageFormat::Jpeg),
        FileType::Png => Some(ImageFormat::Png),
        FileType::Gif => Some(ImageFormat::Gif),
        FileType::Bmp => Some(ImageFormat::Bmp),
        FileType::Tiff => Some(ImageFormat::Tiff),
        _ => None,
    }
}

/// Photographs stay photographs; all else keeps its sharp edges and what is transparent in it.
fn format_of_preview(file_type: FileType) -> ImageFormat {
    match file_type {
        FileType::Jpeg => ImageFormat::Jpeg,
        _ => ImageFormat::Png,
    }
}
