//! Second starts.

use std::io::Write as _;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use atiende_core::DesktopEvent;
use tempfile::TempDir;

use super::*;
use crate::answers::Answer;

const PATIENCE: Duration = Duration::from_secs(5);

struct Computer {
    folder: TempDir,
    heard: Receiver<Answer>,
    _door: Door,
}

impl Computer {
    /// With a running console.
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (tells, heard) = channel();
        let answers = Answers::default();
        answers.listen(move |answer| tells.send(answer).unwrap_or_default());
        let Instance::First(mut door) = claim(&Paths::below(folder.path()), None) else {
            panic!("nothing runs yet");
        };
        door.answer(&answers);
        Self {
            folder,
            heard,
            _door: door,
        }
    }

    fn starts_again(&self, request: Option<i64>) -> bool {
        let paths = Paths::below(self.folder.path());
        let instance = claim(&paths, request.map(RequestId));
        matches!(instance, Instance::HandedOver)
    }

    fn hears(&self) -> Answer {
        self.heard.recv_timeout(PATIENCE).unwrap()
    }

    fn socket(&self) -> UnixStream {
        let paths = Paths::below(self.folder.path());
        UnixStream::connect(paths.instance.join("socket")).unwrap()
    }
}

#[test]
fn a_second_start_brings_the_first_one_to_its_request() {
    let computer = Computer::start();

    assert!(computer.starts_again(Some(1042)));
    assert_eq!(computer.hears(), Answer::ToFront);
    let open = DesktopEvent::Open(RequestId(1042));
    assert_eq!(computer.hears(), Answer::Tell(open));

    assert!(computer.starts_again(None));
    assert_eq!(computer.hears(), Answer::ToFront);
    assert!(computer.heard.try_recv().is_err());
}

#[test]
fn what_is_no_link_does_nothing_and_does_not_end_the_listening() {
    let computer = Computer::start();
    let long = format!("atiende://request/{}\n", "1".repeat(1_000_000));
    for text in ["atiende://close/7\n", "atiende://request/7", long.as_str()] {
        let mut socket = computer.socket();
        socket.write_all(text.as_bytes()).unwrap_or_default(); // It may hang up before the end.
    }

    assert!(computer.starts_again(None));
    assert_eq!(computer.hears(), Answer::ToFront);
    assert!(computer.heard.try_recv().is_err());
}

#[test]
fn what_a_crash_left_behind_is_no_running_console() {
    let computer = Computer::start();
    let Computer { folder, _door, .. } = computer;
    drop(_door);

    let again = claim(&Paths::below(folder.path()), None);
    assert!(matches!(
        again,
        Instance::First(Door {
            listener: Some(_),
            ..
        })
    ));
}
