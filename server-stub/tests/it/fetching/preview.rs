//! What is shown of pictures.

use std::io::Cursor;

use atiende_protocol::{EntryKind, FileId, PreviewSize};
use axum::http::StatusCode;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _, ImageFormat, Rgb, RgbImage};

use super::desk::{Desk, call, sent};
use crate::web::{Answer, Web};

/// What a camera says that was held upright.
const TURNED_RIGHT: &[u8] = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";

fn picture() -> RgbImage {
    RgbImage::from_fn(2000, 1000, |x, y| {
        Rgb([(x % 256) as u8, (y % 256) as u8, 90])
    })
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn upright_jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(TURNED_RIGHT.to_vec()).unwrap();
    let color = ExtendedColorType::Rgb8;
    encoder.write_image(&picture(), 2000, 1000, color).unwrap();
    bytes
}

async fn told(web: &Web, desk: &Desk, id: FileId) -> Option<PreviewSize> {
    let mut told = desk.tells(web).await.into_iter();
    told.find_map(|kind| match kind {
        EntryKind::CustomerFile { file } if file.id == id => Some(file.preview),
        _ => None,
    })
    .expect("the file is in the timeline")
}

#[track_caller]
fn shows(answer: &Answer, format: ImageFormat, (width, height): (u32, u32)) {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), format.to_mime_type());
    assert_eq!(answer.header("content-disposition"), "inline");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox; default-src 'none'"),
        "{policy}"
    );
    let image = image::load_from_memory_with_format(&answer.bytes, format).unwrap();
    assert_eq!((image.width(), image.height()), (width, height));
}

#[tokio::test]
async fn pictures_have_a_small_upright_picture() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    for (name, content, format, size) in [
        ("foto.png", png(), ImageFormat::Png, (1600, 800)),
        ("foto.jpg", upright_jpeg(), ImageFormat::Jpeg, (600, 1200)),
    ] {
        let id = sent(&web, &desk.customer, name, &content).await;
        let (width, height) = size;
        let expected = Some(PreviewSize { width, height });
        assert_eq!(told(&web, &desk, id).await, expected, "{name}");
        for end in [&desk.customer, &desk.technician] {
            let path = format!("{}/preview", end.file(id));
            shows(
                &call(&web, ("GET", &path), end, &[], Vec::new()).await,
                format,
                size,
            );
        }
    }
}

#[tokio::test]
async fn what_is_no_picture_has_none() {
    let web = Web::new().await;
    let desk = Desk::in_chat(&web, "acme", web.acme).await;
    let id = sent(&web, &desk.customer, "nota.txt", b"nada que ver").await;

    assert_eq!(told(&web, &desk, id).await, None);
    for end in [&desk.customer, &desk.technician] {
        let path = format!("{}/preview", end.file(id));
        let answer = call(&web, ("GET", &path), end, &[], Vec::new()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}
