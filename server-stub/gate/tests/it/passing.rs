//! What passes, from whom (R-30, R-32, R-33, D7, D8, D9).

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use atiende_gate::samples::{good_file, good_files, hostile_files, unusual_files};
use atiende_gate::{NotAccepted, Sender, check};
use atiende_protocol::{FileRefusal, FileType, Platform};

use crate::{MAX, checked, customer};

#[test]
fn all_twenty_kinds_pass_from_technicians_windows_mac_and_android() {
    //
    let senders = [
        Sender::Technician,
        customer(Platform::Windows, "11"),
        customer(Platform::Mac, ""),
        customer(Platform::Android, "2.2"),
        customer(Platform::Android, "10"),
        customer(Platform::Android, ""),
    ];
    let files = good_files();
    assert_eq!(files.len(), 20);
    for file in files {
        for sender in senders {
            let accepted = checked(file.name, &file.bytes, sender)
                .unwrap_or_else(|refusal| panic!("{}: {refusal:?}", file.name));
            assert_eq!(accepted.file_type, file.file_type);
            assert_eq!(accepted.name.as_str(), file.name);
        }
    }
}

#[test]
fn ios_sends_five_kinds_of_pictures_and_nothing_else() {
    // iOS sending a `.pdf`.
    let mut passed = Vec::new();
    for file in good_files() {
        for version in ["6.0", "17.4", ""] {
            let answer = checked(file.name, &file.bytes, customer(Platform::Ios, version));
            match answer {
                Ok(accepted) => passed.push(accepted.file_type),
                Err(refusal) => {
                    let extension = file.file_type.extension().to_owned();
                    assert_eq!(refusal, FileRefusal::TypeNotAllowed { extension });
                }
            }
        }
    }
    passed.dedup();
    use FileType::{Bmp, Gif, Jpeg, Png, Tiff};
    assert_eq!(passed, [Jpeg, Png, Gif, Bmp, Tiff]);
}

#[test]
fn nothing_passes_from_systems_that_are_too_old_or_not_known() {
    // D8, D9.
    for sender in [
        customer(Platform::Other, "22.04"),
        customer(Platform::Ios, "5.1.1"),
        customer(Platform::Android, "2.1"),
    ] {
        for file in good_files() {
            let answer = checked(file.name, &file.bytes, sender);
            assert_eq!(answer, Err(FileRefusal::SystemNotAllowed), "{}", file.name);
        }
    }
}

#[test]
fn synonyms_encodings_and_odd_archives_pass() {
    // D7, R-34: `A.JPEG`.
    for file in unusual_files() {
        let answer = checked(file.name, &file.bytes, Sender::Technician);
        let file_type = answer.map(|accepted| accepted.file_type);
        assert_eq!(file_type, Ok(file.file_type), "{}", file.name);
    }
}

#[test]
fn the_length_is_compared_with_the_limit() {
    // D14.
    let file = good_file(FileType::Txt);
    let len = file.bytes.len() as u64;
    let with_max = |max| {
        let reader = &mut Cursor::new(&file.bytes);
        check(file.name, Sender::Technician, reader, len, max)
    };
    assert!(with_max(len).is_ok());
    assert!(matches!(
        with_max(len - 1),
        Err(NotAccepted::Refused(FileRefusal::TooLarge { max })) if max == len - 1
    ));
}

/// A disk that fails after some bytes.
struct FailsAfter(Cursor<Vec<u8>>, u64);

impl Read for FailsAfter {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.position() >= self.1 {
            return Err(io::Error::other("the disk is gone"));
        }
        self.0.read(buffer)
    }
}

impl Seek for FailsAfter {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

/// Counts what is read.
struct Counts(Cursor<Vec<u8>>, usize);

impl Read for Counts {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1 += count;
        Ok(count)
    }
}

impl Seek for Counts {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_file_is_read_only_a_few_times() {
    let good = good_files().into_iter().chain(unusual_files());
    let good = good.map(|file| (file.name.to_owned(), file.bytes));
    let hostile = hostile_files().into_iter();
    for (name, bytes) in good.chain(hostile.map(|file| (file.name, file.bytes))) {
        let len = bytes.len();
        let mut reader = Counts(Cursor::new(bytes), 0);
        check(&name, Sender::Technician, &mut reader, len as u64, MAX).ok();
        let most = 6 * len + 200_000;
        assert!(reader.1 <= most, "{name}: {} of {len} bytes", reader.1);
    }
}

#[test]
fn a_disk_that_fails_is_not_blamed_on_the_sender() {
    for file in good_files() {
        let len = file.bytes.len() as u64;
        let mut reader = FailsAfter(Cursor::new(file.bytes), 0);
        let answer = check(file.name, Sender::Technician, &mut reader, len, MAX);
        assert!(
            matches!(answer, Err(NotAccepted::Unreadable(_))),
            "{}: {answer:?}",
            file.name
        );
    }
}
