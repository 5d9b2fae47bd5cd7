//! What the scanner's answers mean.

use std::io::Write as _;
use std::time::Duration;

use atiende_server::files::scan::{Clamd, Scanner as _, Verdict};
use tempfile::NamedTempFile;

use super::fake::Place;
use super::{EICAR, HARMLESS};

const LONG: Duration = Duration::from_secs(10);

fn written(content: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(content).unwrap();
    file
}

/// More than one piece, with something at its very end.
fn long() -> Vec<u8> {
    [vec![b'.'; 1_000_000].as_slice(), EICAR].concat()
}

#[tokio::test]
async fn whole_file_is_looked_into() {
    let place = Place::new();
    let _scanner = place.occupied();
    let clamd = Clamd::new(place.address());

    let scan = async |content: &[u8]| clamd.scan(written(content).path(), LONG).await;
    assert_eq!(scan(HARMLESS).await, Verdict::Clean);
    assert_eq!(scan(b"").await, Verdict::Clean);
    let infected = Verdict::Infected("Eicar-Signature".to_owned());
    assert_eq!(scan(EICAR).await, infected);
    assert_eq!(scan(&long()).await, infected);
    assert!(clamd.is_there().await);
}

#[tokio::test]
async fn scanner_that_is_not_there_says_nothing() {
    let clamd = Clamd::new(Place::new().address());
    let verdict = clamd.scan(written(HARMLESS).path(), LONG).await;
    assert_eq!(verdict, Verdict::Unavailable);
    assert!(!clamd.is_there().await);
}

#[tokio::test]
async fn scanner_that_is_silent_is_given_up() {
    let place = Place::new();
    let _silent = place.occupied_by_a_silent_one();
    let clamd = Clamd::new(place.address());
    let file = written(HARMLESS);
    let verdict = clamd.scan(file.path(), Duration::from_millis(50));
    let in_time = tokio::time::timeout(LONG, verdict).await;
    assert_eq!(in_time, Ok(Verdict::Unavailable));
}

#[tokio::test]
async fn answer_about_something_else_says_nothing_of_the_file() {
    for answer in [
        "",
        "stream: ",
        "stream: OK and more",
        "INSTREAM size limit exceeded. ERROR",
        "stream: Can't allocate memory ERROR",
    ] {
        let place = Place::new();
        let _scanner = place.occupied_by_one_who_says(answer);
        let clamd = Clamd::new(place.address());
        let verdict = clamd.scan(written(HARMLESS).path(), LONG).await;
        assert_eq!(verdict, Verdict::Unavailable, "{answer:?}");
    }
}

#[tokio::test]
async fn file_that_cannot_be_read_is_not_clean() {
    let place = Place::new();
    let _scanner = place.occupied();
    let clamd = Clamd::new(place.address());
    let verdict = clamd.scan("/no/such/file".as_ref(), LONG).await;
    assert_eq!(verdict, Verdict::Unavailable);
}
