//! Second starts.

use std::io::Write as _;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use atiende_engine::ports::RequestId;
use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;
use tempfile::TempDir;

use super::*;
use crate::activation::Token;

/// What whoever starts the console again has clicked on.
const TOKEN: &str = "kwin-7";

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
        let Instance::First(mut door) = claim(&Paths::below(folder.path()), &Errand::default())
        else {
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
        let request = request.map(RequestId);
        let token = Token::read(TOKEN);
        let instance = claim(&paths, &Errand { request, token });
        matches!(instance, Instance::HandedOver)
    }

    fn hears(&self) -> Answer {
        self.heard.recv_timeout(PATIENCE).unwrap()
    }

    fn stream(&self) -> Stream {
        let paths = Paths::below(self.folder.path());
        Stream::connect(socket::name(&paths.instance).unwrap()).unwrap()
    }
}

#[test]
fn a_second_start_brings_the_first_one_to_its_request() {
    let computer = Computer::start();

    assert!(computer.starts_again(Some(1042)));
    assert_eq!(computer.hears(), Answer::ToFront(Token::read(TOKEN)));
    let open = DesktopEvent::Open(RequestId(1042));
    assert_eq!(computer.hears(), Answer::Tell(open));

    assert!(computer.starts_again(None));
    assert_eq!(computer.hears(), Answer::ToFront(Token::read(TOKEN)));
    assert!(computer.heard.try_recv().is_err());
}

#[test]
fn what_is_no_link_does_nothing_and_does_not_end_the_listening() {
    let computer = Computer::start();
    let long = format!("atiende://request/{}\n", "1".repeat(1_000_000));
    for text in ["atiende://close/7\n", "atiende://request/7", long.as_str()] {
        let mut stream = computer.stream();
        stream.write_all(text.as_bytes()).unwrap_or_default(); // It may hang up before the end.
    }

    assert!(computer.starts_again(None));
    assert_eq!(computer.hears(), Answer::ToFront(Token::read(TOKEN)));
    assert!(computer.heard.try_recv().is_err());
}

#[test]
fn what_a_crash_left_behind_is_no_running_console() {
    let computer = Computer::start();
    let Computer { folder, _door, .. } = computer;
    drop(_door);

    let again = claim(&Paths::below(folder.path()), &Errand::default());
    assert!(matches!(
        again,
        Instance::First(Door {
            socket: Some(_),
            ..
        })
    ));
}

#[test]
fn who_says_nothing_does_not_keep_others_out() {
    let computer = Computer::start();
    let _silent = computer.stream();

    assert!(computer.starts_again(None));
    assert_eq!(computer.hears(), Answer::ToFront(Token::read(TOKEN)));
}

#[cfg(unix)]
#[test]
fn only_this_user_can_knock() {
    use std::os::unix::fs::PermissionsExt as _;
    let computer = Computer::start();
    let instance = Paths::below(computer.folder.path()).instance;
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(instance.join("socket")), 0o600);
    assert_eq!(mode(instance), 0o700);
}
