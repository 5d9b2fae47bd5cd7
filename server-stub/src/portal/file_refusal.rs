//! Why a customer's file was not sent, in words.

use atiende_assets::{Key, Locale, key};
use atiende_protocol::FileRefusal;
use atiende_protocol::http::FileProblem;

use super::file_words::{size_text, types_text};

/// The file, the reason, and what may be sent instead.
pub fn file_message(locale: &Locale, problem: &FileProblem) -> String {
    let size = |bytes: u64| size_text(locale, bytes);
    let (mut extension, mut max, mut seconds) = ("", String::new(), 0);
    match &problem.refusal {
        FileRefusal::TypeNotAllowed { extension: ending }
        | FileRefusal::ContentDiffers { extension: ending } => extension = ending,
        FileRefusal::TooLarge { max: bytes } | FileRefusal::RequestFull { max: bytes } => {
            max = size(*bytes);
        }
        FileRefusal::TooFast { retry_secs } => seconds = *retry_secs,
        _ => {}
    }
    let values = [
        ("file", problem.name.as_str().into()),
        ("extension", extension.into()),
        ("max", max.into()),
        (
            "allowed",
            types_text(problem.allowed.iter().copied()).into(),
        ),
        ("seconds", seconds.into()),
    ];
    locale.text_with(words(&problem.refusal), &values)
}

fn words(refusal: &FileRefusal) -> Key {
    match refusal {
        FileRefusal::SystemNotAllowed => key::FILE_REFUSED_SYSTEM,
        FileRefusal::NoExtension => key::FILE_REFUSED_NO_EXTENSION,
        FileRefusal::TypeNotAllowed { .. } => key::FILE_REFUSED_TYPE,
        FileRefusal::BadName => key::FILE_REFUSED_NAME,
        FileRefusal::ContentDiffers { .. } => key::FILE_REFUSED_CONTENT,
        FileRefusal::Empty => key::FILE_REFUSED_EMPTY,
        FileRefusal::TooLarge { .. } => key::FILE_REFUSED_TOO_LARGE,
        FileRefusal::RequestFull { .. } => key::FILE_REFUSED_REQUEST_FULL,
        FileRefusal::HoldsMacros => key::FILE_REFUSED_MACROS,
        FileRefusal::UnsafeArchive => key::FILE_REFUSED_ARCHIVE,
        FileRefusal::Damaged => key::FILE_REFUSED_DAMAGED,
        FileRefusal::Infected => key::FILE_REFUSED_INFECTED,
        FileRefusal::NotNow => key::FILE_REFUSED_NOT_NOW,
        FileRefusal::TooFast { .. } => key::FILE_REFUSED_TOO_FAST,
        FileRefusal::ChecksumDiffers => key::FILE_REFUSED_CHECKSUM,
    }
}

#[cfg(test)]
mod tests {
    use atiende_protocol::{Platform, types_of_customer};

    use super::*;

    fn told(locale: &str, refusal: FileRefusal) -> String {
        let problem = FileProblem {
            name: "informe.pdf".to_owned(),
            refusal,
            allowed: types_of_customer(Platform::Ios, "17").iter().collect(),
            message: None,
        };
        file_message(Locale::load(locale), &problem)
    }

    #[test]
    fn refusal_names_the_file_the_reason_and_what_this_customer_may_send() {
        //
        let refusal = FileRefusal::TypeNotAllowed {
            extension: "pdf".to_owned(),
        };
        let told = told("es", refusal);
        for part in ["informe.pdf", ".pdf", "jpeg, png, gif, bmp, tiff"] {
            assert!(told.contains(part), "{told}");
        }
        assert!(!told.contains("docx"), "{told}");
    }

    #[test]
    fn limits_are_told_in_megabytes_and_seconds() {
        let large = FileRefusal::TooLarge { max: 26_214_400 };
        assert!(told("es", large).contains("25 MB"));
        let fast = FileRefusal::TooFast { retry_secs: 7 };
        assert!(told("en", fast).contains("7 seconds"));
    }
}
