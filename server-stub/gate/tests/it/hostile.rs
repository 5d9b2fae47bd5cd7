//! What is refused, from everybody, with the reason.

use atiende_gate::Sender;
use atiende_gate::samples::{good_files, hostile_files};
use atiende_protocol::{FileRefusal, FileType, Platform};

use crate::{checked, customer};

#[test]
fn every_hostile_file_is_refused_with_its_reason() {
    let files = hostile_files();
    assert!(files.len() >= 40, "{} files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        for sender in [Sender::Technician, customer(Platform::Windows, "11")] {
            let answer = checked(&file.name, &file.bytes, sender);
            if answer != Err(file.refusal.clone()) {
                wrong.push(format!("{} ({:?}): {answer:?}", file.about, file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_hostile_file_passes_from_a_phone() {
    for file in hostile_files() {
        for sender in [
            customer(Platform::Android, "14"),
            customer(Platform::Ios, "17"),
        ] {
            let answer = checked(&file.name, &file.bytes, sender);
            assert!(answer.is_err(), "{}: {answer:?}", file.about);
        }
    }
}

#[test]
fn the_table_holds_what_r_34_and_the_issue_name() {
    let files = hostile_files();
    let has = |part: &str| files.iter().any(|file| file.name.contains(part));
    assert!(has("a.png.exe") && has("evil.png") && has("README"));
    assert!(has("\u{202E}") && has("\u{200B}") && has("/") && has("\\") && has(":") && has("NUL"));
    assert!(files.iter().any(|file| file.name.len() > 255));
    assert!(files.iter().any(|file| file.bytes.is_empty()));
}

#[test]
fn no_content_passes_under_the_name_of_another_kind() {
    for file in good_files() {
        for other in good_files() {
            let answer = checked(other.name, &file.bytes, Sender::Technician);
            let passes = answer.is_ok();
            let may = same_content(file.file_type, other.file_type);
            assert_eq!(passes, may, "{} as {}: {answer:?}", file.name, other.name);
        }
    }
}

/// Kinds that differ by their name alone, and archives whose entries are a document.
fn same_content(content: FileType, name: FileType) -> bool {
    use FileType::{Cfg, Docx, Log, Odt, Pps, Ppsx, Ppt, Pptx, Txt, Xlsx, Zip};
    let is_text = |kind| matches!(kind, Txt | Log | Cfg);
    let is_old_talk = |kind| matches!(kind, Ppt | Pps);
    let is_package = matches!(content, Docx | Xlsx | Pptx | Ppsx | Odt);
    content == name
        || (is_text(content) && is_text(name))
        || (is_old_talk(content) && is_old_talk(name))
        || (is_package && name == Zip)
}

#[test]
fn a_refusal_names_the_ending_as_it_was_typed() {
    let answer = checked("Setup.EXE", b"MZ", Sender::Technician);
    let extension = "EXE".to_owned();
    assert_eq!(answer, Err(FileRefusal::TypeNotAllowed { extension }));
}
