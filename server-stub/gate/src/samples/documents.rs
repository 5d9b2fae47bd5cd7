//! Documents with macros, installers in disguise, and documents of another kind.

use atiende_protocol::{FileRefusal, FileType};

use super::build::{MainPart, compound, compound_with, content_types, office, zip_of};
use super::{Hostile, good_file};

pub(super) const WORD: MainPart = (
    "word/document.xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
);
pub(super) const EXCEL: MainPart = (
    "xl/workbook.xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
);
pub(super) const POWER_POINT: MainPart = (
    "ppt/presentation.xml",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
);
pub(super) const SHOW: MainPart = (
    "ppt/presentation.xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
);
const WORD_WITH_MACROS: MainPart = (
    "word/document.xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
);
const MACROS: MainPart = ("word/code.bin", "application/vnd.ms-office.vbaProject");

/// What an installer calls itself.
const INSTALLER: u128 = 0x000c_1084_0000_0000_c000_0000_0000_0046;

/// An OpenDocument of some kind with some more parts.
pub(super) fn open_document(kind: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let name = format!("application/vnd.oasis.opendocument.{kind}");
    let mut entries = vec![
        ("mimetype", name.as_bytes()),
        ("content.xml", b"<x/>".as_slice()),
    ];
    entries.extend(more);
    zip_of(&entries)
}

pub(super) fn hostile() -> Vec<Hostile> {
    let mut files = packages();
    files.extend(with_macros());
    files.extend(compounds());
    files
}

fn with_types(types: &str) -> Vec<u8> {
    zip_of(&[("[Content_Types].xml", types.as_bytes()), (WORD.0, b"<x/>")])
}

fn packages() -> Vec<Hostile> {
    let disguised = Hostile::disguised;
    let damaged = |about, bytes| Hostile::new(about, "letter.docx", bytes, FileRefusal::Damaged);
    let two = with_types(&content_types(&[WORD, EXCEL]));
    let numbers = content_types(&[WORD, ("a.bin", "application/vnd.ms-office.vb&#97;Project")]);
    let long = content_types(&[WORD]) + &" ".repeat(1_100_000);
    let binary = good_file(FileType::Doc).bytes;
    vec![
        disguised("a workbook as a letter", "letter.docx", office(EXCEL, &[])),
        disguised("a letter as a workbook", "list.xlsx", office(WORD, &[])),
        disguised("a talk as a show", "show.ppsx", office(POWER_POINT, &[])),
        disguised("a show as a talk", "talk.pptx", office(SHOW, &[])),
        disguised("a letter and a workbook", "letter.docx", two),
        disguised("an archive", "letter.docx", zip_of(&[("a.txt", b"a")])),
        disguised("an old letter", "letter.docx", binary),
        disguised("a text", "letter.docx", b"a harmless line\n".to_vec()),
        disguised(
            "a sheet of OpenDocument",
            "letter.odt",
            open_document("spreadsheet", &[]),
        ),
        disguised("a letter of Office", "letter.odt", office(WORD, &[])),
        damaged("a type in numbers", with_types(&numbers)),
        damaged("an endless list of parts", with_types(&long)),
    ]
}

fn with_macros() -> Vec<Hostile> {
    let macros = |about, name, bytes| Hostile::new(about, name, bytes, FileRefusal::HoldsMacros);
    let project = ("word/vbaProject.bin", b"code".as_slice());
    let sheet = ("xl/macrosheets/sheet1.xml", b"code".as_slice());
    let script = ("Basic/Standard/Module1.xml", b"code".as_slice());
    let renamed = with_types(&content_types(&[WORD, MACROS]));
    let in_word = compound(&["WordDocument", "Macros/VBA/dir"], 0);
    let in_excel = compound(&["Workbook", "_VBA_PROJECT_CUR/VBA/dir"], 0);
    vec![
        macros("a project", "letter.docx", office(WORD, &[project])),
        macros(
            "a project in capitals",
            "show.ppsx",
            office(SHOW, &[("ppt/VBAPROJECT.BIN", b"code")]),
        ),
        macros("a project of another name", "letter.docx", renamed),
        macros(
            "a document with macros renamed",
            "letter.docx",
            office(WORD_WITH_MACROS, &[]),
        ),
        macros("a sheet of macros", "list.xlsx", office(EXCEL, &[sheet])),
        macros("a script", "letter.odt", open_document("text", &[script])),
        macros(
            "a project in an old talk",
            "talk.ppt",
            old_talk_with_project(),
        ),
        macros(
            "a sheet of macros in an old workbook",
            "list.xls",
            old_workbook_with_macros(),
        ),
        macros("a project in an old letter", "letter.doc", in_word),
        macros("a project in an old workbook", "list.xls", in_excel),
    ]
}

/// A project is told of far behind, at the edge of what is read at once.
fn old_talk_with_project() -> Vec<u8> {
    let mut content = vec![7; 64 * 1024 - 5];
    content.extend(b"\x02\0\0\x04\x0c\0\0\0\x09\0\0\0\x01\0\0\0\x02\0\0\0");
    compound_with(&[("PowerPoint Document", &content)], 0)
}

/// The second sheet is one of macros, as they were before projects.
fn old_workbook_with_macros() -> Vec<u8> {
    let mut content = b"\x09\x08\x04\0\0\x06\x05\0".to_vec();
    content.extend(b"\x85\0\x09\0\0\0\0\0\0\0\x01\0A");
    content.extend(b"\x85\0\x09\0\0\0\0\0\x02\x01\x01\0B");
    content.extend(b"\x0a\0\0\0");
    compound_with(&[("Workbook", &content)], 0)
}

fn compounds() -> Vec<Hostile> {
    let disguised = Hostile::disguised;
    let damaged = |about, bytes| Hostile::new(about, "letter.doc", bytes, FileRefusal::Damaged);
    let letter = || good_file(FileType::Doc).bytes;
    let mut cut = letter();
    cut.truncate(700);
    let mut garbage = letter();
    garbage.truncate(8);
    garbage.resize(4096, 0xa5);
    vec![
        disguised(
            "an installer",
            "letter.doc",
            compound(&["Property"], INSTALLER),
        ),
        disguised(
            "an installer with a letter",
            "letter.doc",
            compound(&["WordDocument"], INSTALLER),
        ),
        disguised("an old letter as a workbook", "list.xls", letter()),
        disguised("an old letter as a talk", "talk.ppt", letter()),
        disguised("an old letter as a show", "show.pps", letter()),
        disguised(
            "a new letter as an old one",
            "letter.doc",
            office(WORD, &[]),
        ),
        damaged("an old letter cut short", cut),
        damaged("an old letter of garbage", garbage),
    ]
}
