//! Pictures of every kind become small ones; bombs become none, and take no memory.

use std::io::{Cursor, Write as _};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};
use tempfile::NamedTempFile;

use super::draw::MAX_SCANS;
use super::*;

const RED: [u8; 3] = [255, 0, 0];
const BLUE: [u8; 3] = [0, 0, 255];

/// Less than any of the bombs would take, in KiB; other tests of the same process take some too.
#[cfg(target_os = "linux")]
const LITTLE: u64 = 64 * 1024;

fn written(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

async fn preview_of(bytes: &[u8], file_type: FileType) -> Option<Preview> {
    of(written(bytes).path(), file_type).await
}

/// Red on the left, blue on the right.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        Rgb(if x < width / 2 { RED } else { BLUE })
    })
}

/// What a camera says that was held upright: it must be turned to the right.
fn turned_right() -> Vec<u8> {
    let header = b"II*\0\x08\0\0\0";
    let entry = b"\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    [header.as_slice(), entry].concat()
}

fn encoded(image: &RgbImage, mut encoder: impl ImageEncoder, exif: Option<Vec<u8>>) {
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).unwrap();
    }
    let color = image::ExtendedColorType::Rgb8;
    encoder
        .write_image(image, image.width(), image.height(), color)
        .unwrap();
}

fn jpeg(image: &RgbImage, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    encoded(image, JpegEncoder::new(&mut bytes), exif);
    bytes
}

fn png(image: &RgbImage, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    encoded(image, PngEncoder::new(&mut bytes), exif);
    bytes
}

fn in_format(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[track_caller]
fn decoded(preview: &Preview, format: ImageFormat) -> RgbImage {
    let image = image::load_from_memory_with_format(&preview.bytes, format).unwrap();
    let size = PreviewSize {
        width: image.width(),
        height: image.height(),
    };
    assert_eq!(preview.size, size);
    image.to_rgb8()
}

#[track_caller]
fn looks(image: &RgbImage, (x, y): (u32, u32), color: [u8; 3]) {
    let found = image.get_pixel(x, y).0;
    let is_near = found.iter().zip(color).all(|(a, b)| a.abs_diff(b) < 40);
    assert!(is_near, "{found:?} at {x}, {y} instead of {color:?}");
}

#[tokio::test]
async fn every_kind_of_picture_becomes_a_small_one() {
    let large = flag(2000, 1000);
    for (format, file_type, shown) in [
        (ImageFormat::Jpeg, FileType::Jpeg, ImageFormat::Jpeg),
        (ImageFormat::Png, FileType::Png, ImageFormat::Png),
        (ImageFormat::Gif, FileType::Gif, ImageFormat::Png),
        (ImageFormat::Bmp, FileType::Bmp, ImageFormat::Png),
        (ImageFormat::Tiff, FileType::Tiff, ImageFormat::Png),
    ] {
        let preview = preview_of(&in_format(&large, format), file_type).await;
        let preview = preview.unwrap_or_else(|| panic!("no preview of {format:?}"));
        let image = decoded(&preview, shown);
        assert_eq!(image.dimensions(), (1600, 800), "{format:?}");
        looks(&image, (10, 400), RED);
        looks(&image, (1590, 400), BLUE);
        assert_eq!(media_type(file_type), shown.to_mime_type());
    }
}

#[tokio::test]
async fn picture_stands_upright() {
    for (bytes, file_type, shown) in [
        (
            jpeg(&flag(2000, 1000), Some(turned_right())),
            FileType::Jpeg,
            ImageFormat::Jpeg,
        ),
        (
            png(&flag(2000, 1000), Some(turned_right())),
            FileType::Png,
            ImageFormat::Png,
        ),
    ] {
        let preview = preview_of(&bytes, file_type).await.unwrap();
        let image = decoded(&preview, shown);
        assert_eq!(image.dimensions(), (600, 1200));
        looks(&image, (300, 10), RED);
        looks(&image, (300, 1190), BLUE);
    }
}

#[tokio::test]
async fn nothing_of_the_sent_file_is_in_it() {
    let secret = b"II*\0\x08\0\0\0\0\0\0\0\0\0 52.5200 N 13.4050 E".to_vec();
    let picture = jpeg(&flag(40, 30), Some(secret));
    let place = b"52.5200 N";
    let has_place = |bytes: &[u8]| bytes.windows(place.len()).any(|part| part == place);
    assert!(has_place(&picture));

    let preview = preview_of(&picture, FileType::Jpeg).await.unwrap();
    assert!(!has_place(&preview.bytes));
    assert_eq!(decoded(&preview, ImageFormat::Jpeg).dimensions(), (40, 30));
}

#[tokio::test]
async fn what_is_transparent_stays_so() {
    let clear = RgbaImage::from_pixel(1500, 1500, Rgba([0, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();

    let preview = preview_of(&bytes.into_inner(), FileType::Png)
        .await
        .unwrap();
    let image = image::load_from_memory(&preview.bytes).unwrap().to_rgba8();
    assert_eq!(image.dimensions(), (1200, 1200));
    assert_eq!(image.get_pixel(100, 100).0[3], 0);
}

#[tokio::test]
async fn damaged_and_mistaken_files_have_none() {
    let whole = png(&flag(300, 300), None);
    assert_eq!(
        preview_of(&whole[..whole.len() / 2], FileType::Png).await,
        None
    );
    assert_eq!(preview_of(&whole, FileType::Jpeg).await, None);
    assert_eq!(preview_of(b"", FileType::Gif).await, None);
    assert_eq!(preview_of(b"%PDF-1.7", FileType::Pdf).await, None);
    assert_eq!(of(Path::new("/no/such/file"), FileType::Png).await, None);
}

/// Says another size than the true one, where the bytes of it begin.
fn lying(mut bytes: Vec<u8>, at: usize, size: &[u8]) -> Vec<u8> {
    bytes[at..at + size.len()].copy_from_slice(size);
    bytes
}

/// A PNG that says another size, depth and colour; the checksum of its header is right.
fn lying_png(width: u32, height: u32, depth: u8, color: u8) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let bytes = lying(png(&flag(8, 8), None), 16, &size);
    let bytes = lying(bytes, 24, &[depth, color]);
    let sum = crc(&bytes[12..29]);
    lying(bytes, 29, &sum.to_be_bytes())
}

fn crc(bytes: &[u8]) -> u32 {
    let byte = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    };
    !bytes.iter().fold(!0, byte)
}

/// Where the frame header of a JPEG says the height and the width.
fn frame(jpeg: &[u8]) -> usize {
    let mut parts = jpeg.windows(2);
    parts.position(|part| part == [0xff, 0xc0]).unwrap() + 5
}

/// Each says that it is far larger than it is, or means far more work than its length.
fn bombs() -> Vec<(&'static str, FileType, Vec<u8>)> {
    let (small, most) = (flag(8, 8), [0xff; 4]);
    let jpeg = jpeg(&small, None);
    let at = frame(&jpeg);
    let scans = [jpeg.as_slice(), &[0xff, 0xda].repeat(MAX_SCANS)].concat();
    vec![
        (
            "png of many pixels",
            FileType::Png,
            lying_png(19_000, 19_000, 8, 2),
        ),
        (
            "png of one long line",
            FileType::Png,
            lying_png(2_000_000_000, 1, 8, 2),
        ),
        (
            "png of deep pixels",
            FileType::Png,
            lying_png(4_900, 4_900, 16, 6),
        ),
        ("jpeg", FileType::Jpeg, lying(jpeg.clone(), at, &most)),
        ("jpeg of many scans", FileType::Jpeg, scans),
        (
            "gif",
            FileType::Gif,
            lying(in_format(&small, ImageFormat::Gif), 6, &most),
        ),
        (
            "bmp",
            FileType::Bmp,
            lying(
                in_format(&small, ImageFormat::Bmp),
                18,
                &[0, 0, 1, 0].repeat(2),
            ),
        ),
    ]
}

#[tokio::test]
async fn bombs_are_not_drawn() {
    for (what, file_type, bomb) in bombs() {
        let preview = preview_of(&bomb, file_type).await;
        assert_eq!(preview, None, "{what}");
    }
    // The same files without the lie are drawn.
    assert!(
        preview_of(&lying_png(8, 8, 8, 2), FileType::Png)
            .await
            .is_some()
    );
    assert!(
        preview_of(&jpeg(&flag(8, 8), None), FileType::Jpeg)
            .await
            .is_some()
    );
}

#[tokio::test]
async fn true_picture_of_too_many_pixels_is_not_drawn() {
    let (width, height) = (5_001, 5_000);
    let mut bytes = Vec::new();
    let filter = image::codecs::png::FilterType::NoFilter;
    let fast = image::codecs::png::CompressionType::Fast;
    PngEncoder::new_with_quality(&mut bytes, fast, filter)
        .write_image(
            &vec![0; 5_001 * 5_000],
            width,
            height,
            image::ExtendedColorType::L8,
        )
        .unwrap();
    assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    assert_eq!(preview_of(&bytes, FileType::Png).await, None);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn bombs_take_no_memory() {
    let before = most_memory();
    for (_, file_type, bomb) in bombs() {
        preview_of(&bomb, file_type).await;
    }
    let grown = most_memory() - before;
    assert!(grown < LITTLE, "{grown} KiB");
}

/// The most memory that this process ever had, in KiB.
#[cfg(target_os = "linux")]
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
