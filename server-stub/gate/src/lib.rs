//! Decides whether a file may pass: by its name, by who sends it and by what is really in it.
//!
//! The service asks on every upload; the console asks before it sends and before it opens.
//! Start at [`check`]; where the content is not there yet, [`check_name`] and [`check_size`]
//! answer before the first byte is sent. Nothing here writes, and no file is ever held in
//! memory as a whole: what a check may read, unpack and keep is bounded.

mod content;
mod name;
#[cfg(feature = "samples")]
pub mod samples;

use std::io::{self, Read, Seek};

use atiende_protocol::{
    FileRefusal, FileType, FileTypes, Platform, types_of_customer, types_of_technician,
};

pub use content::check_content;
pub use name::{MAX_NAME_BYTES, SafeName, clean_name};

/// Who sends the file: that decides which kinds may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender<'a> {
    /// A technician, to whatever kind of device (D15).
    Technician,
    /// A customer, from the device that was recorded with the request.
    Customer {
        /// The family of operating systems.
        platform: Platform,
        /// The version as numbers; empty where a recent browser hides it.
        os_version: &'a str,
    },
}

impl Sender<'_> {
    /// The kinds of files that may pass.
    pub fn allowed(self) -> FileTypes {
        match self {
            Self::Technician => types_of_technician(),
            Self::Customer {
                platform,
                os_version,
            } => types_of_customer(platform, os_version),
        }
    }
}

/// A name that may pass, and the kind of file that it promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The name to store and to show.
    pub name: SafeName,
    /// What kind of file it is.
    pub file_type: FileType,
}

/// Why there is no answer that lets the file pass.
#[derive(Debug, thiserror::Error)]
pub enum NotAccepted {
    /// The rules forbid it: an answer for its sender.
    #[error("the file is refused: {0:?}")]
    Refused(FileRefusal),
    /// The file could not be read: it may well be good, and be asked about again.
    #[error("the file could not be read")]
    Unreadable(#[source] io::Error),
}

impl From<FileRefusal> for NotAccepted {
    fn from(refusal: FileRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Checks everything: name, sender, length and content.
///
/// `len` is how long the content is, and `max` how long it may be; nothing past `len` is read.
pub fn check<R: Read + Seek>(
    name: &str,
    sender: Sender<'_>,
    reader: &mut R,
    len: u64,
    max: u64,
) -> Result<Accepted, NotAccepted> {
    let accepted = check_name(name, sender)?;
    check_size(len, max)?;
    check_content(&accepted, reader, len)?;
    Ok(accepted)
}

/// Checks the name, and whether this sender may send what it promises.
pub fn check_name(name: &str, sender: Sender<'_>) -> Result<Accepted, FileRefusal> {
    let allowed = sender.allowed();
    if allowed.is_empty() {
        return Err(FileRefusal::SystemNotAllowed);
    }
    let name = clean_name(name)?;
    let extension = name.extension().ok_or(FileRefusal::NoExtension)?;
    match FileType::of_extension(extension) {
        Some(file_type) if allowed.contains(file_type) => Ok(Accepted { name, file_type }),
        _ => Err(FileRefusal::TypeNotAllowed {
            extension: extension.to_owned(),
        }),
    }
}

/// Checks the length alone.
pub fn check_size(len: u64, max: u64) -> Result<(), FileRefusal> {
    match len {
        0 => Err(FileRefusal::Empty),
        _ if len > max => Err(FileRefusal::TooLarge { max }),
        _ => Ok(()),
    }
}
