//! Archives: bombs, ways out of the folder, several archives in one, damage.

use std::io::Write as _;

use atiende_protocol::{FileRefusal, FileType};
use zip::write::{FullFileOptions, SimpleFileOptions};

use super::build::{add, last, overwritten, replaced, stored_zip_of, zip_of, zip_with};
use super::contents::windows_program;
use super::{Good, Hostile};

const CENTRAL: &[u8; 4] = b"PK\x01\x02";
const END: &[u8; 4] = b"PK\x05\x06";

/// Enough zeros to be a bomb, and few enough to be made quickly.
const BOMB_BYTES: usize = 20 * 1024 * 1024;

pub(super) fn unusual() -> Vec<Good> {
    let inner = zip_of(&[("a.txt", b"a")]);
    let zip = |name, bytes| Good {
        file_type: FileType::Zip,
        name,
        bytes,
    };
    vec![
        zip("empty.zip", zip_with(|_| ())),
        zip("nested.zip", stored_zip_of(&[("inner.zip", &inner)])),
        zip("commented.zip", commented("logs of november")),
        zip("folders.zip", zip_of(&[("logs/a..b/10:00.log", b"a\n")])),
        zip("zeros.zip", zip_of(&[("zeros.log", &[0; 500_000])])),
        zip("secret.zip", encrypted()),
        zip("piped.zip", with_long_end(1)),
    ]
}

pub(super) fn hostile() -> Vec<Hostile> {
    let mut files = unsafe_ones();
    files.extend(damaged_ones());
    files.push(Hostile::disguised(
        "a self-extractor",
        "setup.zip",
        [windows_program(), plain()].concat(),
    ));
    files.push(Hostile::disguised(
        "a program",
        "setup.zip",
        windows_program(),
    ));
    files
}

fn unsafe_ones() -> Vec<Hostile> {
    let one = |name| zip_of(&[(name, b"evil".as_slice())]);
    let long = stored_zip_of(&[("zeros.bin", &vec![0; 6 * 1024 * 1024])]);
    let link = zip_with(|zip| {
        let options = SimpleFileOptions::default();
        zip.add_symlink("link", "/etc", options).expect("a link");
    });
    let files = [
        ("a way upwards", one("../../evil.txt")),
        ("a way upwards inside", one("logs/../../evil.txt")),
        ("a way upwards with backslashes", one("..\\evil.txt")),
        ("a path of Linux", one("/etc/cron.d/evil")),
        ("a path of Windows", one("C:/Windows/evil.dll")),
        ("a path to another computer", one("\\\\server\\share\\evil")),
        ("a null in a name", one("evil.exe\0.txt")),
        ("a link", link),
        ("a bomb", zip_of(&[("zeros.bin", &vec![0; BOMB_BYTES])])),
        ("a bomb that lies about its length", lying_bomb()),
        ("a bomb of one content for many entries", shared_content()),
        (
            "too much when unpacked, if not for its length",
            stated(long, 1 << 30 | 3),
        ),
        ("more entries than permitted", many_entries()),
        ("a long list of few entries", long_directory()),
    ];
    files
        .map(|(about, bytes)| Hostile::new(about, "logs.zip", bytes, FileRefusal::UnsafeArchive))
        .into()
}

fn damaged_ones() -> Vec<Hostile> {
    let central = last(&plain(), CENTRAL);
    let another_method = overwritten(overwritten(plain(), 8, &[9]), central + 10, &[9]);
    let broken = replaced(stored_zip_of(&[("a.txt", b"first")]), b"first", b"fir5t");
    let other_name = overwritten(plain(), 30, b"evil");
    let twice = replaced(
        stored_zip_of(&[("a.txt", b"a"), ("b.txt", b"b")]),
        b"b.txt",
        b"a.txt",
    );
    let mut cut = plain();
    cut.truncate(cut.len() - 30);
    let comment_in_front = [commented("x"), plain()].concat();
    let moved = overwritten(plain(), last(&plain(), END) + 16, &[0]);
    let files = [
        ("an archive behind an archive", [plain(), plain()].concat()),
        ("an archive behind one with a comment", comment_in_front),
        (
            "an archive behind a beginning",
            [b"PK\x03\x04junk".to_vec(), plain()].concat(),
        ),
        (
            "a program behind an archive",
            [plain(), windows_program()].concat(),
        ),
        ("a method that nobody counts", another_method),
        ("a wrong checksum", broken),
        ("another name before the content", other_name),
        ("the same name twice", twice),
        ("an entry that is not listed", unlisted()),
        ("two counts of entries", with_long_end(2)),
        ("a list elsewhere", moved),
        ("an archive cut short", cut),
        ("only a beginning", b"PK\x03\x04".to_vec()),
    ];
    files
        .map(|(about, bytes)| Hostile::new(about, "logs.zip", bytes, FileRefusal::Damaged))
        .into()
}

fn plain() -> Vec<u8> {
    zip_of(&[("good.log", b"a line and a line and a line\n")])
}

fn commented(comment: &str) -> Vec<u8> {
    zip_with(|zip| {
        add(zip, "a.log", b"a\n", SimpleFileOptions::default());
        zip.set_comment(comment).expect("a comment");
    })
}

/// Says of itself that it needs a password.
fn encrypted() -> Vec<u8> {
    let zip = stored_zip_of(&[("a.txt", b"0123456789abcdef")]);
    let central = last(&zip, CENTRAL);
    overwritten(overwritten(zip, 6, &[1]), central + 8, &[1])
}

/// The only entry says that it unpacks to `length`.
fn stated(zip: Vec<u8>, length: u32) -> Vec<u8> {
    let length = length.to_le_bytes();
    let central = last(&zip, CENTRAL);
    overwritten(overwritten(zip, 22, &length), central + 24, &length)
}

fn lying_bomb() -> Vec<u8> {
    stated(zip_of(&[("zeros.bin", &vec![0; BOMB_BYTES])]), 1000)
}

fn shared_content() -> Vec<u8> {
    zip_with(|zip| {
        add(zip, "0.bin", &[0; 10_000], SimpleFileOptions::default());
        for number in 1..20 {
            zip.shallow_copy_file("0.bin", &format!("{number}.bin"))
                .expect("a copy");
        }
    })
}

fn many_entries() -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip_with(|zip| {
        for number in 0..10_001 {
            add(zip, &number.to_string(), b"", options);
        }
    })
}

fn long_directory() -> Vec<u8> {
    zip_with(|zip| {
        for number in 0..40 {
            let options = FullFileOptions::default().with_file_comment("x".repeat(60_000));
            zip.start_file(number.to_string(), options)
                .expect("an entry");
            zip.write_all(b"a").expect("a content");
        }
    })
}

/// The second of two entries is taken out of the list.
fn unlisted() -> Vec<u8> {
    let zip = stored_zip_of(&[("a.txt", b"a"), ("evil.exe", b"evil")]);
    let (second, end) = (last(&zip, CENTRAL), last(&zip, END));
    let short = u32::try_from(end - second).expect("a length");
    let length = zip
        .get(end + 12..end + 16)
        .and_then(|bytes| bytes.first_chunk());
    let length = u32::from_le_bytes(*length.expect("a length")) - short;
    let (listed, tail) = (zip.get(..second), zip.get(end..));
    let tail = overwritten(tail.expect("an end").to_vec(), 8, &[1, 0, 1, 0]);
    let tail = overwritten(tail, 12, &length.to_le_bytes());
    [listed.expect("a list"), &tail].concat()
}

/// With the records of archives that may be longer than four gigabytes, and a count of entries.
fn with_long_end(entries: u64) -> Vec<u8> {
    let mut zip = plain();
    let end = zip.split_off(last(&zip, END));
    let list = last(&zip, CENTRAL) as u64;
    let long_end = zip.len() as u64;
    zip.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
    for number in [entries, entries, long_end - list, list] {
        zip.extend(number.to_le_bytes());
    }
    zip.extend(b"PK\x06\x07\0\0\0\0");
    zip.extend(long_end.to_le_bytes());
    zip.extend(b"\x01\0\0\0");
    [zip, end].concat()
}
