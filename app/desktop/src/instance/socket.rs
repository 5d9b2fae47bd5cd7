//! The socket in the data folder, where a later start says what it was started for.

use std::fs::{self, Permissions};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use atiende_core::DesktopEvent;
use atiende_engine::ports::RequestId;

use crate::answers::{Answer, Answers};
use crate::link;

/// The longest thing that is listened to.
const MAX_BYTES: u64 = 64;

/// How long either side waits for the other.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often a console that is just starting is looked for.
const PAUSE: Duration = Duration::from_millis(50);

const UNDERSTOOD: &str = "ok";

fn place(folder: &Path) -> PathBuf {
    folder.join("socket")
}

/// Opens the socket; whoever calls holds the lock, so that one that lies there is dead.
pub(super) fn listen(folder: &Path) -> io::Result<UnixListener> {
    let place = place(folder);
    match fs::remove_file(&place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&place)?;
    fs::set_permissions(&place, Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Answers on a thread of its own.
pub(super) fn answer(listener: UnixListener, answers: Answers) {
    let work = move || {
        for stream in listener.incoming() {
            if let Err(error) = stream.and_then(|stream| hear(&stream, &answers)) {
                tracing::info!(%error, "A later start was not understood");
            }
        }
    };
    let thread = thread::Builder::new().name("instance".to_owned());
    if let Err(error) = thread.spawn(work) {
        tracing::warn!(%error, "Later starts will not find this one");
    }
}

fn hear(stream: &UnixStream, answers: &Answers) -> io::Result<()> {
    let line = line(stream)?;
    let answer = match (line.as_str(), link::request(&line)) {
        ("", _) => None,
        (_, Some(request)) => Some(Answer::Tell(DesktopEvent::Open(request))),
        (_, None) => return Err(io::ErrorKind::InvalidData.into()),
    };
    answers.give(Answer::ToFront);
    answer.into_iter().for_each(|answer| answers.give(answer));
    writeln!(&*stream, "{UNDERSTOOD}")
}

/// One line, bounded in length and time, without its end.
fn line(stream: &UnixStream) -> io::Result<String> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(stream.take(MAX_BYTES)).read_line(&mut line)?;
    let line = line.strip_suffix('\n').ok_or(io::ErrorKind::InvalidData)?;
    Ok(line.to_owned())
}

/// Says to the running console what this start is for; whether it has understood.
pub(super) fn knock(folder: &Path, request: Option<RequestId>) -> bool {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Ok(stream) = UnixStream::connect(place(folder)) {
            return say(&stream, request).unwrap_or(false);
        }
        thread::sleep(PAUSE);
    }
    false
}

fn say(stream: &UnixStream, request: Option<RequestId>) -> io::Result<bool> {
    let text = request.map(link::to).unwrap_or_default();
    writeln!(&*stream, "{text}")?;
    Ok(line(stream)? == UNDERSTOOD)
}
