//! Pictures, PDF, RAR and text: contents that are not what the name says.

use atiende_protocol::FileType;

use super::build::{office, pdf, zip_of};
use super::{Good, Hostile, documents, good_file};

/// An archive of RAR 5 without entries.
pub(super) const RAR_5: &[u8] =
    b"Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5\x0a\x01\x05\x06\x00\x05\x01\x01\x80\x80\x00";

/// The same of RAR 4.
const RAR_4: &[u8] = b"Rar!\x1a\x07\x00\xcf\x90\x73\x00\x00\x0d\x00\x00\x00\x00\x00\x00\x00";

/// The beginning of a program of Windows.
pub(super) fn windows_program() -> Vec<u8> {
    let mut bytes = b"MZ\x90\x00".to_vec();
    bytes.resize(0x3c, 0);
    bytes.extend(b"\x80\0\0\0");
    bytes.resize(0x80, 0);
    bytes.extend(b"PE\0\0\x64\x86");
    bytes.resize(512, 0);
    bytes
}

fn linux_program() -> Vec<u8> {
    let mut bytes = b"\x7fELF\x02\x01\x01".to_vec();
    bytes.resize(512, 0);
    bytes
}

fn shortcut() -> Vec<u8> {
    let mut bytes = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46".to_vec();
    bytes.resize(76, 0);
    bytes
}

fn wide(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

pub(super) fn unusual() -> Vec<Good> {
    let text = |name, bytes| Good {
        file_type: FileType::Txt,
        name,
        bytes,
    };
    vec![
        text("latin.txt", b"caf\xe9 ni\xf1o \x93x\x94\r\n".to_vec()),
        text("little.txt", wide("\u{FEFF}ñandú 😀\r\n", u16::to_le_bytes)),
        text("big.txt", wide("\u{FEFF}ñandú 😀\r\n", u16::to_be_bytes)),
        text("marked.txt", "\u{FEFF}línea\n".into()),
        Good {
            bytes: b"\x1b[31mERROR\x1b[0m\tdisk full\x0c\n".to_vec(),
            ..good_file(FileType::Log)
        },
        Good {
            bytes: RAR_4.to_vec(),
            ..good_file(FileType::Rar)
        },
    ]
}

pub(super) fn hostile() -> Vec<Hostile> {
    let mut files = pictures();
    files.extend(texts());
    files
}

fn pictures() -> Vec<Hostile> {
    let junk_first = [b"junk\n".repeat(50), pdf()].concat();
    let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0".to_vec();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#.to_vec();
    let page = b"<!doctype html><script>alert(1)</script>".to_vec();
    let png = good_file(FileType::Png).bytes;
    let disguised = Hostile::disguised;
    vec![
        disguised("evil.exe renamed", "evil.png", windows_program()),
        disguised("a program of Linux", "photo.jpeg", linux_program()),
        disguised("another picture", "photo.JPG", png.clone()),
        disguised("a picture as a scan", "scan.tif", png),
        disguised("a picture of another kind", "photo.png", webp),
        disguised("a photo of another kind", "photo.jpeg", heic),
        disguised("a drawing with scripts", "drawing.png", svg),
        disguised("a page as a picture", "moving.gif", page.clone()),
        disguised(
            "a text that begins with BM",
            "paint.bmp",
            b"BMW\n".repeat(20),
        ),
        disguised(
            "a picture cut after two bytes",
            "photo.jpeg",
            vec![0xff, 0xd8],
        ),
        disguised("a page as a document", "invoice.pdf", page),
        disguised("a document behind junk", "invoice.pdf", junk_first),
        disguised(
            "another archive",
            "logs.rar",
            b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(),
        ),
        disguised("a zip as a rar", "logs.rar", zip_of(&[("a.txt", b"a")])),
    ]
}

fn texts() -> Vec<Hostile> {
    let mut late_null = b"a harmless line\n".repeat(10_000);
    late_null.extend(b"\0\0");
    let mut odd = wide("\u{FEFF}abc", u16::to_le_bytes);
    odd.push(b'a');
    let rich = br"{\rtf1\ansi{\object\objocx}}".to_vec();
    let class = b"\xca\xfe\xba\xbe\0\0\0\x34".to_vec();
    let disguised = Hostile::disguised;
    vec![
        disguised("a program of Windows", "notes.txt", windows_program()),
        disguised("a program of Linux", "service.log", linux_program()),
        disguised("a program of Java", "router.cfg", class),
        disguised("a shortcut", "notes.txt", shortcut()),
        disguised("a script", "notes.txt", b"#!/bin/sh\nrm -rf ~\n".to_vec()),
        disguised(
            "a script behind a mark",
            "notes.txt",
            "\u{FEFF}#!/bin/sh\n".into(),
        ),
        disguised("a document", "notes.txt", pdf()),
        disguised("a rich text", "notes.txt", rich),
        disguised(
            "a document of Office",
            "notes.txt",
            office(documents::WORD, &[]),
        ),
        disguised("a picture", "service.log", good_file(FileType::Png).bytes),
        disguised("a null far behind", "service.log", late_null),
        disguised("a bell", "router.cfg", b"key = \x07value\n".to_vec()),
        disguised(
            "wide letters without a mark",
            "notes.txt",
            wide("abc", u16::to_le_bytes),
        ),
        disguised("half a wide letter", "notes.txt", odd),
        disguised(
            "half a pair",
            "notes.txt",
            b"\xff\xfea\0\x00\xd8b\0".to_vec(),
        ),
        disguised(
            "half a pair at the end",
            "notes.txt",
            b"\xff\xfea\0\x00\xd8".to_vec(),
        ),
        disguised("wide nulls", "notes.txt", b"\xff\xfea\0\0\0b\0".to_vec()),
    ]
}
