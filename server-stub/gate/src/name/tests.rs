//! Names by value.

use super::*;

fn cleaned(raw: &str) -> Option<String> {
    clean_name(raw).ok().map(String::from)
}

#[test]
fn ordinary_names_of_all_systems_stay_as_they_are() {
    for name in [
        "a.png",
        "Informe año 2026.PDF",
        "Screenshot 2026-11-22 at 10.00.00\u{202F}AM.png",
        "www.example.com.pdf",
        "my.report.v2.docx",
        "报告 (2).txt",
        "تقرير.pdf",
        "❤\u{FE0F}.png",
        "LICENSE",
        "comic.txt",
        "com12.txt",
        "-rf.log",
    ] {
        assert_eq!(cleaned(name).as_deref(), Some(name));
    }
}

#[test]
fn letters_are_composed_and_ends_are_trimmed() {
    assert_eq!(
        cleaned("An\u{0303}o.txt").as_deref(),
        Some("A\u{00F1}o.txt")
    );
    assert_eq!(cleaned(" report.pdf. . ").as_deref(), Some("report.pdf"));
    assert_eq!(cleaned("a.txt\u{A0}.").as_deref(), Some("a.txt"));
}

#[test]
fn an_ending_is_what_follows_the_last_dot() {
    let extension = |raw| clean_name(raw).unwrap().extension().map(str::to_owned);
    assert_eq!(extension("A.JPEG").as_deref(), Some("JPEG"));
    assert_eq!(extension("a.png.exe").as_deref(), Some("exe"));
    assert_eq!(extension("a.exe. ").as_deref(), Some("exe"));
    assert_eq!(extension("README"), None);
}

#[test]
fn path_parts_and_what_windows_reserves_are_refused() {
    for bad in [
        "../a.txt",
        "..\\a.txt",
        "/etc/passwd.txt",
        "C:\\fakepath\\a.txt",
        "a.txt:evil.exe",
        "x?.txt",
        "a\u{2215}b.txt",
        "a\u{FF0F}b.txt",
        "invoice\u{2024}exe.pdf",
    ] {
        assert_eq!(cleaned(bad), None, "{bad:?}");
    }
}

#[test]
fn device_names_are_refused_with_any_ending_and_case() {
    for bad in [
        "NUL.txt",
        "con",
        "Aux .log",
        "com1.log",
        "LPT\u{B9}.txt",
        "CONIN$.cfg",
        "nul.a.pdf",
    ] {
        assert_eq!(cleaned(bad), None, "{bad:?}");
    }
}

#[test]
fn invisible_letters_and_changes_of_direction_are_refused() {
    for bad in [
        "photo\u{202E}gpj.exe",
        "a\u{2066}b.txt",
        "inv\u{200B}oice.pdf",
        "a\u{FEFF}.txt",
        "a\u{00AD}.txt",
        "a\u{3164}.txt",
        "a\u{E0041}.txt",
        "a\0.txt",
        "a\n.txt",
        "a.txt\n",
        "a\u{85}.txt",
    ] {
        assert_eq!(cleaned(bad), None, "{bad:?}");
    }
}

#[test]
fn nothing_hidden_or_empty_passes() {
    for bad in ["", " ", "...", ".", "..", ".txt", " .bashrc.txt"] {
        assert_eq!(cleaned(bad), None, "{bad:?}");
    }
}

#[test]
fn a_risky_ending_is_refused_before_the_last_one() {
    for bad in [
        "invoice.exe.pdf",
        "invoice.EXE .pdf",
        "a.js.b.txt",
        "a.docm.docx",
    ] {
        assert_eq!(cleaned(bad), None, "{bad:?}");
    }
    assert!(cleaned("exe.pdf").is_some());
}

#[test]
fn the_length_is_counted_in_bytes() {
    let named = |letter: &str, count| format!("{}.txt", letter.repeat(count));
    assert!(cleaned(&named("a", 196)).is_some());
    assert!(cleaned(&named("a", 197)).is_none());
    assert!(cleaned(&named("ñ", 98)).is_some());
    assert!(cleaned(&named("ñ", 99)).is_none());
    assert!(cleaned(&" ".repeat(MAX_RAW_BYTES + 1)).is_none());
}
