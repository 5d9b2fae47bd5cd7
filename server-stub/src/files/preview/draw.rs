//! Decoding within limits, shrinking, turning upright, encoding.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read as _};
use std::path::Path;

use atiende_protocol::PreviewSize;
use image::error::{LimitError, LimitErrorKind};
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits,
};

use super::Preview;

/// The largest preview, in pixels.
const MAX_SIZE: (u32, u32) = (1600, 1200);

/// The largest picture that is drawn, in pixels: that of a good camera.
const MAX_PIXELS: u64 = 25_000_000;

/// The longest side of a picture that is drawn.
const MAX_SIDE: u32 = 20_000;

/// Memory for the pixels of a picture, which may be deep, and for its decoder.
const MAX_ALLOC: u64 = 104 * 1024 * 1024;

/// The longest file that is drawn: a JPEG is read as a whole.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// A progressive JPEG has about ten scans, each of which goes over all pixels, however short it is.
/// More are seen where a phone has put a video behind the picture: there they are chance.
pub(super) const MAX_SCANS: usize = 500;

/// Draws the picture in a file of the first format as a preview of the second one.
pub(super) fn preview(path: &Path, formats: (ImageFormat, ImageFormat)) -> Option<Preview> {
    let (from, to) = formats;
    let drawn = shrunk(path, from).and_then(|image| encode(&image, to));
    match drawn {
        Ok(preview) => Some(preview),
        Err(error) => {
            tracing::debug!(%error, "A picture has no preview");
            None
        }
    }
}

fn shrunk(path: &Path, format: ImageFormat) -> ImageResult<DynamicImage> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MAX_BYTES
        || (format == ImageFormat::Jpeg && scans(path)? > MAX_SCANS)
    {
        return Err(too_large());
    }
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder()?;
    check_size(&decoder)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder)?;
    let mut image = fitted(image, orientation);
    image.apply_orientation(orientation);
    Ok(image)
}

/// How often `FF DA` begins a scan of a JPEG.
fn scans(path: &Path) -> io::Result<usize> {
    let (mut scans, mut last) = (0, 0);
    for byte in BufReader::new(File::open(path)?).bytes() {
        let byte = byte?;
        scans += usize::from(last == 0xff && byte == 0xda);
        last = byte;
    }
    Ok(scans)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    limits
}

/// The decoders keep to the limit of memory as well as they can; the pixels are counted here.
fn check_size(decoder: &impl ImageDecoder) -> ImageResult<()> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_ALLOC {
        return Err(too_large());
    }
    Ok(())
}

fn too_large() -> ImageError {
    ImageError::Limits(LimitError::from_kind(LimitErrorKind::DimensionError))
}

/// The picture as small as a preview once it is upright; a small one is not enlarged.
fn fitted(image: DynamicImage, orientation: Orientation) -> DynamicImage {
    let (width, height) = match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (MAX_SIZE.1, MAX_SIZE.0),
        _ => MAX_SIZE,
    };
    if image.width() <= width && image.height() <= height {
        return image;
    }
    image.thumbnail(width, height)
}

fn encode(image: &DynamicImage, format: ImageFormat) -> ImageResult<Preview> {
    // Eight bits a colour, which every program can show.
    let plain: DynamicImage = match format {
        ImageFormat::Png if image.color().has_alpha() => image.to_rgba8().into(),
        _ => image.to_rgb8().into(),
    };
    let mut bytes = Cursor::new(Vec::new());
    plain.write_to(&mut bytes, format)?;
    Ok(Preview {
        bytes: bytes.into_inner(),
        size: PreviewSize {
            width: plain.width(),
            height: plain.height(),
        },
    })
}
