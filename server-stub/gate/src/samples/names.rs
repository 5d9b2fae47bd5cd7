//! Names that deceive or harm, all with a content that would pass.

use atiende_protocol::FileRefusal;

use super::Hostile;

const BAD: &[(&str, &str)] = &[
    ("a path of Linux", "/etc/passwd.txt"),
    ("a path of Windows", "C:\\Windows\\notes.txt"),
    ("a path upwards", "../../notes.txt"),
    ("a path upwards with backslashes", "..\\..\\notes.txt"),
    ("a right-to-left override", "photo\u{202E}gnp.txt"),
    ("an isolate", "pho\u{2067}to.txt"),
    ("a right-to-left mark", "notes\u{200F}.txt"),
    ("a zero width space", "notes.exe\u{200B}.txt"),
    ("a zero width joiner", "no\u{200D}tes.txt"),
    ("a byte order mark", "\u{FEFF}notes.txt"),
    ("a soft hyphen", "no\u{AD}tes.txt"),
    ("a letter of a tag", "notes\u{E0065}.txt"),
    ("a null", "notes.exe\0.txt"),
    ("a line end", "notes\r\n.txt"),
    ("a hidden stream", "notes.txt:evil.txt"),
    ("a wildcard", "*.txt"),
    ("a device", "NUL.txt"),
    ("a device with a space", "aux .txt"),
    ("a port", "com1.txt"),
    ("a port with a superscript", "LPT\u{B2}.txt"),
    ("a double ending", "invoice.exe.txt"),
    ("a double ending with a space", "invoice.scr .txt"),
    ("a double ending with macros", "list.xlsm.txt"),
    ("something like a dot", "invoice\u{2024}exe.txt"),
    ("something like a slash", "..\u{2215}notes.txt"),
    ("a hidden file", ".profile.txt"),
    ("only an ending", ".txt"),
    ("only dots", "..."),
    ("only spaces", "  "),
    ("nothing", ""),
];

const OTHER_ENDINGS: &[(&str, &str)] = &[
    ("a program behind a picture", "a.png.exe"),
    ("a program with a dot", "notes.exe."),
    ("a program with a space", "notes.EXE "),
    ("a script", "notes.js"),
    ("a page", "notes.html"),
    ("a drawing with scripts", "notes.svg"),
    ("a document with macros", "letter.docm"),
    ("a photo of another kind", "photo.heic"),
    ("another archive", "logs.7z"),
    (
        "an ending in wide letters",
        "notes.\u{FF54}\u{FF58}\u{FF54}",
    ),
];

pub(super) fn hostile() -> Vec<Hostile> {
    let text = || b"a harmless line\n".to_vec();
    let too_long = format!("{}.txt", "ñ".repeat(126));
    let bad = BAD
        .iter()
        .copied()
        .chain([("256 bytes", too_long.as_str())]);
    let mut files: Vec<_> = bad
        .map(|(about, name)| Hostile::new(about, name, text(), FileRefusal::BadName))
        .collect();
    files.extend(OTHER_ENDINGS.iter().map(|(about, name)| {
        let (_, extension) = name
            .trim_end_matches(['.', ' '])
            .rsplit_once('.')
            .expect("an ending");
        let extension = extension.to_owned();
        Hostile::new(
            about,
            name,
            text(),
            FileRefusal::TypeNotAllowed { extension },
        )
    }));
    files.push(Hostile::new(
        "no ending",
        "README",
        text(),
        FileRefusal::NoExtension,
    ));
    files.push(Hostile::new(
        "zero bytes",
        "notes.txt",
        Vec::new(),
        FileRefusal::Empty,
    ));
    files
}
