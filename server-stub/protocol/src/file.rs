//! Files that customers and technicians send each other: which may be sent, and why one was not.

use enumset::{EnumSet, EnumSetType};
use serde::{Deserialize, Serialize};

use crate::{FileId, Platform};

/// What kind of file: exactly these may be sent.
#[derive(EnumSetType, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    /// A JPEG picture; also `.jpg` and `.jpe` (D7).
    Jpeg,
    /// A PNG picture.
    Png,
    /// A GIF picture.
    Gif,
    /// A BMP picture.
    Bmp,
    /// A TIFF picture; also `.tif` (D7).
    Tiff,
    /// A PDF document.
    Pdf,
    /// A Word document of the years before 2007.
    Doc,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// An Excel workbook of the years before 2007.
    Xls,
    /// An Excel workbook.
    Xlsx,
    /// A PowerPoint presentation of the years before 2007.
    Ppt,
    /// A PowerPoint presentation.
    Pptx,
    /// A PowerPoint show of the years before 2007.
    Pps,
    /// A PowerPoint show.
    Ppsx,
    /// A log: plain text.
    Log,
    /// A configuration: plain text.
    Cfg,
    /// A RAR archive.
    Rar,
    /// A ZIP archive.
    Zip,
    /// Plain text.
    Txt,
}

/// Some kinds of files.
pub type FileTypes = EnumSet<FileType>;

impl FileType {
    /// The kind that a file name's ending stands for, without the dot; letters' case does not
    /// matter.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let lower = extension.to_ascii_lowercase();
        match lower.as_str() {
            "jpg" | "jpe" => Some(Self::Jpeg),
            "tif" => Some(Self::Tiff),
            name => FileTypes::all()
                .iter()
                .find(|known| known.extension() == name),
        }
    }

    /// The usual ending of such a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tiff",
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xls => "xls",
            Self::Xlsx => "xlsx",
            Self::Ppt => "ppt",
            Self::Pptx => "pptx",
            Self::Pps => "pps",
            Self::Ppsx => "ppsx",
            Self::Log => "log",
            Self::Cfg => "cfg",
            Self::Rar => "rar",
            Self::Zip => "zip",
            Self::Txt => "txt",
        }
    }

    /// Whether it is one of the five kinds of pictures.
    pub fn is_picture(self) -> bool {
        PICTURES.contains(self)
    }

    /// Whether a technician is asked before it is opened: archives, and documents that can hold
    /// programs.
    pub fn asks_before_opening(self) -> bool {
        ASKING.contains(self)
    }
}

const PICTURES: FileTypes = enumset::enum_set!(
    FileType::Jpeg | FileType::Png | FileType::Gif | FileType::Bmp | FileType::Tiff
);

const ASKING: FileTypes = enumset::enum_set!(
    FileType::Zip
        | FileType::Rar
        | FileType::Doc
        | FileType::Docx
        | FileType::Xls
        | FileType::Xlsx
        | FileType::Ppt
        | FileType::Pptx
        | FileType::Pps
        | FileType::Ppsx
);

/// The oldest iOS whose customers may send pictures.
const OLDEST_IOS: [u32; 2] = [6, 0];

/// The oldest Android whose customers may send files.
const OLDEST_ANDROID: [u32; 2] = [2, 2];

/// What technicians may send: every kind.
pub fn types_of_technician() -> FileTypes {
    FileTypes::all()
}

/// What a customer with this system may send; nothing where the system is too old or not known
/// (R-30, R-32, R-33, D8, D9).
///
/// An empty `os_version` is that of a browser which hides it, as only recent ones do.
pub fn types_of_customer(platform: Platform, os_version: &str) -> FileTypes {
    match platform {
        Platform::Windows | Platform::Mac => FileTypes::all(),
        Platform::Android if is_at_least(os_version, OLDEST_ANDROID) => FileTypes::all(),
        Platform::Ios if is_at_least(os_version, OLDEST_IOS) => PICTURES,
        Platform::Android | Platform::Ios | Platform::Other => FileTypes::empty(),
    }
}

fn is_at_least(version: &str, oldest: [u32; 2]) -> bool {
    if version.is_empty() {
        return true;
    }
    let mut parts = version.split(['.', '_']).map(|part| part.parse().ok());
    let Some(Some(major)) = parts.next() else {
        return false;
    };
    let minor = parts.next().flatten().unwrap_or(0);
    [major, minor] >= oldest
}

/// A file that was sent, as a line of the timeline names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    /// Which; its content is fetched by it.
    pub id: FileId,
    /// Its name, made safe to be written on any system.
    pub name: String,
    /// What kind it is, by its name and its content.
    pub file_type: FileType,
    /// How long it is, in bytes.
    pub size: u64,
    /// The SHA-256 of its content, as 64 hexadecimal digits.
    pub sha256: String,
    /// How large its preview is, where it is a picture that the service could read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<PreviewSize>,
}

/// How large a preview is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Why a file was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum FileRefusal {
    /// The customer's system may not send files (D8, D9).
    SystemNotAllowed,
    /// The name has no ending that tells what it is.
    NoExtension,
    /// Such files may not be sent.
    TypeNotAllowed {
        /// The ending of its name, as it was typed.
        extension: String,
    },
    /// The name is unusable or pretends to be something else.
    BadName,
    /// The content is not what the name's ending says.
    ContentDiffers {
        /// The ending of its name.
        extension: String,
    },
    /// There is nothing in it.
    Empty,
    /// It is too long.
    TooLarge {
        /// The longest permitted, in bytes.
        max: u64,
    },
    /// The files of this request would be too long together.
    RequestFull {
        /// The longest permitted together, in bytes.
        max: u64,
    },
    /// The document holds a program.
    HoldsMacros,
    /// The archive would unpack to far more than it says, or to places where it may not.
    UnsafeArchive,
    /// It is damaged, or not made as such files are.
    Damaged,
    /// A scanner found something harmful in it.
    Infected,
    /// The chat is over, or the request is not the sender's any more.
    NotNow,
    /// Too many in too short a time.
    TooFast {
        /// When to try again, in seconds.
        retry_secs: u64,
    },
    /// The bytes that arrived are not those that were sent.
    ChecksumDiffers,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_mac_and_android_send_twenty_kinds_and_ios_five_pictures() {
        // D8.
        let count = |platform| types_of_customer(platform, "17.4").len();
        assert_eq!(types_of_technician().len(), 20);
        assert_eq!(count(Platform::Windows), 20);
        assert_eq!(count(Platform::Mac), 20);
        assert_eq!(count(Platform::Android), 20);
        assert_eq!(types_of_customer(Platform::Ios, "17.4"), PICTURES);
        assert_eq!(PICTURES.len(), 5);
        assert_eq!(count(Platform::Other), 0);
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        // D9.
        let android = |version| !types_of_customer(Platform::Android, version).is_empty();
        let ios = |version| !types_of_customer(Platform::Ios, version).is_empty();
        assert_eq!(
            ["2.1", "2.2", "2.10", "4", "10", "", "x"].map(android),
            [false, true, true, true, true, true, false]
        );
        assert_eq!(
            ["5.1.1", "6", "6_0", "10.3", ""].map(ios),
            [false, true, true, true, true]
        );
    }

    #[test]
    fn endings_have_synonyms_and_no_case() {
        // D7.
        let known = |extension| FileType::of_extension(extension);
        assert_eq!(known("JPG"), Some(FileType::Jpeg));
        assert_eq!(known("jpe"), Some(FileType::Jpeg));
        assert_eq!(known("Tif"), Some(FileType::Tiff));
        assert_eq!(known("PpSx"), Some(FileType::Ppsx));
        for unknown in ["heic", "csv", "rtf", "7z", "mp4", "webp", "svg", "exe", ""] {
            assert_eq!(known(unknown), None, "{unknown}");
        }
    }
}
