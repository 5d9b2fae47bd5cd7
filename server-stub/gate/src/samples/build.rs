//! Makes containers: archives, documents of Office, compound files.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;
use uuid::Uuid;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where the main part of a document is, and what it is called in the list of parts.
pub(super) type MainPart = (&'static str, &'static str);

/// What an archive is written to.
pub(super) type Writer = ZipWriter<Cursor<Vec<u8>>>;

/// An archive with these entries, compressed.
pub(super) fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(|zip| {
        for (name, content) in entries {
            add(zip, name, content, SimpleFileOptions::default());
        }
    })
}

/// An archive with these entries as they are.
pub(super) fn stored_zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip_with(|zip| {
        for (name, content) in entries {
            add(zip, name, content, options);
        }
    })
}

/// An archive that `write` fills.
pub(super) fn zip_with(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    write(&mut zip);
    zip.finish().expect("an archive").into_inner()
}

/// Adds one entry.
pub(super) fn add(zip: &mut Writer, name: &str, content: &[u8], options: SimpleFileOptions) {
    zip.start_file(name, options).expect("an entry");
    zip.write_all(content).expect("a content");
}

/// A document of Office since 2007 with some more parts.
pub(super) fn office(main: MainPart, more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = content_types(&[main]);
    let mut entries = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", b"<Relationships/>".as_slice()),
        (main.0, b"<document/>".as_slice()),
    ];
    entries.extend(more);
    zip_of(&entries)
}

/// The list of parts of such a document.
pub(super) fn content_types(parts: &[MainPart]) -> String {
    let parts: String = parts
        .iter()
        .map(|(path, kind)| format!(r#"<Override PartName="/{path}" ContentType="{kind}"/>"#))
        .collect();
    format!(
        r#"<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

/// A compound file with these streams, each in its storage; `class` is what it calls itself.
pub(super) fn compound(streams: &[&str], class: u128) -> Vec<u8> {
    let content: &[u8] = &[7; 5000];
    let streams: Vec<_> = streams.iter().map(|name| (*name, content)).collect();
    compound_with(&streams, class)
}

/// A compound file with these streams and their contents.
pub(super) fn compound_with(streams: &[(&str, &[u8])], class: u128) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.set_storage_clsid("/", Uuid::from_u128(class))
        .expect("a class");
    for (name, content) in streams {
        if let Some((storage, _)) = name.rsplit_once('/') {
            file.create_storage_all(storage).expect("a storage");
        }
        let mut stream = file.create_stream(name).expect("a stream");
        stream.write_all(content).expect("a content");
    }
    file.flush().expect("a file");
    file.into_inner().into_inner()
}

/// A PDF of one empty page.
pub(super) fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{number} 0 obj{object}endobj\n"));
    }
    let start = text.len();
    let end = format!("xref\n0 4\n{table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    (text + &end).into_bytes()
}

/// The same bytes with every `old` replaced by as many of `new`.
pub(super) fn replaced(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut at = 0;
    while let Some(window) = bytes.get_mut(at..at + old.len()) {
        if window == old {
            window.copy_from_slice(new);
        }
        at += 1;
    }
    bytes
}

/// The same bytes with `new` at `at`.
pub(super) fn overwritten(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    let window = bytes.get_mut(at..at + new.len()).expect("room");
    window.copy_from_slice(new);
    bytes
}

/// Where a signature occurs last.
pub(super) fn last(bytes: &[u8], signature: &[u8; 4]) -> usize {
    let mut windows = bytes.windows(4);
    windows
        .rposition(|window| window == signature)
        .expect("the signature")
}
