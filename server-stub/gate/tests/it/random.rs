//! Bytes and names at random: no panic, no endless work, and always the same answer.

use std::io::Cursor;

use atiende_gate::samples::good_file;
use atiende_gate::{Sender, check, clean_name};
use atiende_protocol::{FileType, FileTypes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::MAX;

fn any_type() -> impl Strategy<Value = FileType> {
    select(FileTypes::all().iter().collect::<Vec<_>>())
}

fn looked_at(name: &str, bytes: &[u8]) {
    let len = bytes.len() as u64;
    check(name, Sender::Technician, &mut Cursor::new(bytes), len, MAX).ok();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_clean_name_stays_as_it_is(raw in any::<String>()) {
        if let Ok(name) = clean_name(&raw) {
            prop_assert_eq!(clean_name(name.as_str()), Ok(name.clone()));
        }
    }

    #[test]
    fn a_name_of_doubtful_letters_stays_as_it_is(
        raw in r"[ .\u{a0}\u{300}-\u{303}aéCONnul1\u{2126}\u{1100}\u{1161}]{0,12}",
    ) {
        if let Ok(name) = clean_name(&raw) {
            prop_assert_eq!(clean_name(name.as_str()), Ok(name.clone()));
        }
    }

    #[test]
    fn random_bytes_behind_a_good_beginning_never_panic(
        file_type in any_type(),
        kept in 0..64_usize,
        bytes in vec(any::<u8>(), 0..2000),
    ) {
        let file = good_file(file_type);
        let beginning = file.bytes.iter().take(kept).copied();
        let bytes: Vec<u8> = beginning.chain(bytes).collect();
        looked_at(file.name, &bytes);
    }

    #[test]
    fn good_files_with_changed_bytes_never_panic(
        file_type in any_type(),
        changes in vec((any::<Index>(), any::<u8>()), 1..8),
        cut in any::<Option<Index>>(),
    ) {
        let mut file = good_file(file_type);
        for (at, byte) in changes {
            let at = at.index(file.bytes.len());
            file.bytes[at] = byte;
        }
        if let Some(cut) = cut {
            file.bytes.truncate(cut.index(file.bytes.len()));
        }
        looked_at(file.name, &file.bytes);
    }
}
