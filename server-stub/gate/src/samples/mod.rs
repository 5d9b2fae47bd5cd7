//! Good and hostile files, made in memory, for every test that sends or receives files.
#![expect(
    clippy::expect_used,
    reason = "samples are made in memory, where nothing can fail but the maker"
)]

mod archives;
mod build;
mod contents;
mod documents;
mod names;

use atiende_protocol::{FileRefusal, FileType};

use build::{compound, office, pdf, zip_of};

/// A file that passes from whoever may send its kind.
#[derive(Clone, Debug)]
pub struct Good {
    /// What its name says.
    pub file_type: FileType,
    /// Its name as it is sent.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that never passes, not even from a technician.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What is wrong with it, to be shown where a test fails.
    pub about: &'static str,
    /// Its name as it is sent.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Why it is refused.
    pub refusal: FileRefusal,
}

impl Hostile {
    fn new(about: &'static str, name: &str, bytes: Vec<u8>, refusal: FileRefusal) -> Self {
        Self {
            about,
            name: name.to_owned(),
            bytes,
            refusal,
        }
    }

    /// One whose content is not what its name says.
    fn disguised(about: &'static str, name: &str, bytes: Vec<u8>) -> Self {
        let (_, extension) = name.rsplit_once('.').unwrap_or_default();
        let extension = extension.to_owned();
        Self::new(
            about,
            name,
            bytes,
            FileRefusal::ContentDiffers { extension },
        )
    }
}

/// One of each of the twenty kinds.
pub fn good_files() -> Vec<Good> {
    let kinds = atiende_protocol::types_of_technician().into_iter();
    kinds.map(good_file).collect()
}

/// A file of this kind. The pictures are real ones, 12 by 9 pixels, and the PDF has a page.
pub fn good_file(file_type: FileType) -> Good {
    let (name, bytes) = match file_type {
        FileType::Jpeg => ("photo.jpeg", include_bytes!("picture.jpeg").to_vec()),
        FileType::Png => ("screen.png", include_bytes!("picture.png").to_vec()),
        FileType::Gif => ("moving.gif", include_bytes!("picture.gif").to_vec()),
        FileType::Bmp => ("paint.bmp", include_bytes!("picture.bmp").to_vec()),
        FileType::Tiff => ("scan.tiff", include_bytes!("picture.tiff").to_vec()),
        FileType::Pdf => ("invoice.pdf", pdf()),
        FileType::Doc => ("letter.doc", compound(&["WordDocument"], 0)),
        FileType::Docx => ("letter.docx", office(documents::WORD, &[])),
        FileType::Odt => ("letter.odt", documents::open_document("text", &[])),
        FileType::Xls => ("list.xls", compound(&["Workbook"], 0)),
        FileType::Xlsx => ("list.xlsx", office(documents::EXCEL, &[])),
        FileType::Ppt => ("talk.ppt", compound(&["PowerPoint Document"], 0)),
        FileType::Pptx => ("talk.pptx", office(documents::POWER_POINT, &[])),
        FileType::Pps => ("show.pps", compound(&["PowerPoint Document"], 0)),
        FileType::Ppsx => ("show.ppsx", office(documents::SHOW, &[])),
        FileType::Log => ("service.log", b"2026-11-22 10:00:00 started\n".to_vec()),
        FileType::Cfg => ("router.cfg", b"[main]\nkey = value\n".to_vec()),
        FileType::Rar => ("logs.rar", contents::RAR_5.to_vec()),
        FileType::Zip => ("logs.zip", zip_of(&[("a.log", b"first\n")])),
        FileType::Txt => ("notes.txt", "Se cayó la conexión ✓\n".into()),
    };
    Good {
        file_type,
        name,
        bytes,
    }
}

/// Files that pass although something about them is unusual.
pub fn unusual_files() -> Vec<Good> {
    let same_as = |name, file_type| Good {
        name,
        ..good_file(file_type)
    };
    let mut files = vec![
        same_as("A.JPEG", FileType::Jpeg),
        same_as("IMG_0001.JPG", FileType::Jpeg),
        same_as("photo.jpe", FileType::Jpeg),
        same_as("scan.TIF", FileType::Tiff),
        same_as("Informe año 2026.final.pdf", FileType::Pdf),
    ];
    files.extend(contents::unusual());
    files.extend(archives::unusual());
    files
}

/// Every file that must be refused, with the reason; their names or their contents are at fault,
/// never their length.
pub fn hostile_files() -> Vec<Hostile> {
    [
        names::hostile(),
        contents::hostile(),
        archives::hostile(),
        documents::hostile(),
    ]
    .concat()
}
