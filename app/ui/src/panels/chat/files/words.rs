//! Names, sizes and refusals of files in words.

use std::borrow::Cow;

use atiende_assets::{Key, Locale, key};
use atiende_protocol::http::FileProblem;
use atiende_protocol::{FileRefusal, FileType};

use crate::icons;
use crate::widgets::Icon;

const KIB: u64 = 1024;

/// A name without the letters that cannot be seen or that turn others around: `gpj.exe` must not
/// show as `exe.jpg`.
pub(crate) fn shown_name(name: &str) -> Cow<'_, str> {
    if !name.contains(is_hidden) {
        return Cow::Borrowed(name);
    }
    let shown = name.chars().map(|letter| match is_hidden(letter) {
        true => '_',
        false => letter,
    });
    Cow::Owned(shown.collect())
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || ('\u{200b}'..='\u{200f}').contains(&letter)
        || ('\u{2028}'..='\u{202e}').contains(&letter)
        || ('\u{2060}'..='\u{206f}').contains(&letter)
        || ('\u{e0000}'..='\u{e007f}').contains(&letter)
}

/// A size as the system tells it: `1,2 MB`.
pub(super) fn size(locale: &Locale, bytes: u64) -> String {
    let units = [
        (KIB.pow(3), key::SIZE_GB),
        (KIB.pow(2), key::SIZE_MB),
        (KIB, key::SIZE_KB),
    ];
    // What would round up to 1024 of a unit is one of the next.
    let fitting = units
        .into_iter()
        .find(|(unit, _)| bytes + unit / 2048 >= *unit);
    let Some((unit, words)) = fitting else {
        return counted(locale, key::SIZE_BYTES, bytes.to_string());
    };
    counted(locale, words, number(locale, bytes, unit))
}

/// With one digit after the sign below 100, where it says something.
fn number(locale: &Locale, bytes: u64, unit: u64) -> String {
    let tenths = (u128::from(bytes) * 10 + u128::from(unit) / 2) / u128::from(unit);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match (whole, tenth) {
        (100.., 5..) => (whole + 1).to_string(),
        (100.., _) | (_, 0) => whole.to_string(),
        _ => format!("{whole}{}{tenth}", locale.text(key::DECIMAL_SIGN)),
    }
}

fn counted(locale: &Locale, words: Key, count: String) -> String {
    locale.text_with(words, &[("count", count.into())])
}

/// How long something will take, in the largest unit that tells it.
pub(super) fn duration(locale: &Locale, secs: u64) -> String {
    let (words, count) = match secs {
        ..60 => (key::WAIT_SECS, secs.max(1)),
        60..3600 => (key::WAIT_MINUTES, secs.div_ceil(60)),
        _ => (key::WAIT_HOURS, secs.div_ceil(3600)),
    };
    counted(locale, words, count.to_string())
}

/// What kind of file it is and how long.
pub(super) fn about(locale: &Locale, kind: FileType, bytes: u64) -> String {
    let kind = kind.extension().to_uppercase();
    format!("{kind} · {}", size(locale, bytes))
}

/// The sign of a kind of file.
pub(super) fn sign(kind: FileType) -> Icon {
    match kind {
        FileType::Jpeg | FileType::Png | FileType::Gif | FileType::Bmp | FileType::Tiff => {
            icons::FILE_IMAGE
        }
        FileType::Xls | FileType::Xlsx => icons::FILE_TABLE,
        FileType::Ppt | FileType::Pptx | FileType::Pps | FileType::Ppsx => icons::FILE_SLIDES,
        FileType::Rar | FileType::Zip => icons::FILE_ARCHIVE,
        FileType::Cfg => icons::FILE_SETTINGS,
        FileType::Pdf
        | FileType::Doc
        | FileType::Docx
        | FileType::Odt
        | FileType::Log
        | FileType::Txt => icons::FILE_TEXT,
    }
}

/// The sign of whatever has this name.
pub(super) fn sign_of_name(name: &str) -> Icon {
    let known = atiende_core::files::file_type(name);
    known.map_or(icons::FILE, sign)
}

/// Why a file was not sent, and what could be.
pub(super) fn refusal(locale: &Locale, problem: &FileProblem) -> String {
    let file = shown_name(&problem.name);
    let allowed: Vec<_> = problem
        .allowed
        .iter()
        .map(|kind| format!(".{}", kind.extension()))
        .collect();
    let mut values = vec![
        ("file", file.into()),
        ("allowed", allowed.join(", ").into()),
    ];
    let words = match &problem.refusal {
        FileRefusal::TypeNotAllowed { extension } | FileRefusal::ContentDiffers { extension } => {
            values.push(("extension", shown_name(extension).into()));
            reason(&problem.refusal)
        }
        FileRefusal::TooLarge { max } | FileRefusal::RequestFull { max } => {
            values.push(("max", size(locale, *max).into()));
            reason(&problem.refusal)
        }
        FileRefusal::TooFast { retry_secs } => {
            values.push(("seconds", (*retry_secs).into()));
            reason(&problem.refusal)
        }
        other => reason(other),
    };
    locale.text_with(words, &values)
}

fn reason(refusal: &FileRefusal) -> Key {
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
    use super::*;

    #[test]
    fn sizes_are_told_as_systems_tell_them_with_the_sign_of_the_language() {
        let told = |bytes| size(Locale::load("es"), bytes);
        assert_eq!(told(0), "0 bytes");
        assert_eq!(told(1023), "1023 bytes");
        assert_eq!(told(1024), "1 KB");
        assert_eq!(told(1_258_291), "1,2 MB");
        assert_eq!(told(123 * 1024 + 700), "124 KB");
        assert_eq!(told(25 * 1024 * 1024), "25 MB");
        assert_eq!(told(1024 * 1024 - 1), "1 MB");
        assert_eq!(told(3 * 1024 * 1024 * 1024 / 2), "1,5 GB");
        assert_eq!(size(Locale::load("en"), 1_258_291), "1.2 MB");
    }

    #[test]
    fn letters_that_hide_an_ending_are_shown() {
        //
        assert_eq!(shown_name("factura\u{202e}gpj.exe"), "factura_gpj.exe");
        assert_eq!(shown_name("a\u{200b}b\u{2066}c\n.pdf"), "a_b_c_.pdf");
        assert_eq!(shown_name("añadido ✓.pdf"), "añadido ✓.pdf");
    }

    #[test]
    fn a_refusal_names_the_file_the_reason_and_what_is_allowed_r34() {
        let problem = |refusal| FileProblem {
            name: "fotos.heic".to_owned(),
            refusal,
            allowed: vec![FileType::Jpeg, FileType::Png],
            message: None,
        };
        let extension = "heic".to_owned();
        let told = refusal(
            Locale::load("es"),
            &problem(FileRefusal::TypeNotAllowed { extension }),
        );
        assert_eq!(
            told,
            "No se puede enviar «fotos.heic»: los archivos .heic no están permitidos. \
             Se admiten: .jpeg, .png"
        );
        let max = 25 * 1024 * 1024;
        let told = refusal(Locale::load("en"), &problem(FileRefusal::TooLarge { max }));
        assert_eq!(
            told,
            "“fotos.heic” cannot be sent: it is too large. The limit for a file is 25 MB"
        );
    }

    #[test]
    fn every_refusal_has_a_sentence_with_all_its_values() {
        let refusals = [
            FileRefusal::SystemNotAllowed,
            FileRefusal::NoExtension,
            FileRefusal::TypeNotAllowed {
                extension: "exe".into(),
            },
            FileRefusal::BadName,
            FileRefusal::ContentDiffers {
                extension: "png".into(),
            },
            FileRefusal::Empty,
            FileRefusal::TooLarge { max: 1 },
            FileRefusal::RequestFull { max: 1 },
            FileRefusal::HoldsMacros,
            FileRefusal::UnsafeArchive,
            FileRefusal::Damaged,
            FileRefusal::Infected,
            FileRefusal::NotNow,
            FileRefusal::TooFast { retry_secs: 1 },
            FileRefusal::ChecksumDiffers,
        ];
        for locale in Locale::all() {
            for reason in &refusals {
                let problem = FileProblem {
                    name: "a.png".into(),
                    refusal: reason.clone(),
                    allowed: vec![FileType::Png],
                    message: None,
                };
                let told = refusal(locale, &problem);
                assert!(
                    told.contains("a.png") && !told.contains(['{', '$']),
                    "{told}"
                );
            }
        }
    }

    #[test]
    fn what_is_left_is_told_in_the_largest_unit() {
        let told = |secs| duration(Locale::load("es"), secs);
        assert_eq!([0, 12, 61, 7300].map(told), ["1 s", "12 s", "2 min", "3 h"]);
    }
}
