//! The socket of a data folder, where a later start says what it was started for.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use interprocess::local_socket::tokio::{Listener, Stream};
use interprocess::local_socket::traits::tokio::{Listener as _, Stream as _};
use interprocess::local_socket::{GenericFilePath, ListenerOptions, Name, ToFsName as _};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, timeout};

use super::{Errand, system, welcome};
use crate::answers::Answers;

/// How long a later start waits for the running console.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long the running console listens to one of them. Shorter: another one may wait behind it.
const ATTENTION: Duration = Duration::from_secs(1);

/// How often a console that is just starting is looked for.
const PAUSE: Duration = Duration::from_millis(50);

const UNDERSTOOD: &str = "ok";

/// A socket that is open and not listened to yet.
pub(super) struct Socket {
    listener: Listener,
    runtime: Runtime,
}

impl Socket {
    /// Opens the socket; whoever calls holds the lock, so that one that lies there is dead.
    pub fn listen(folder: &Path) -> io::Result<Self> {
        // Whoever ends must not take away the socket of the next one.
        let options = ListenerOptions::new().reclaim_name(false);
        let options = options.name(name(folder)?);
        let runtime = runtime()?;
        let listener = runtime.block_on(async { system::listen(folder, options) })?;
        Ok(Self { listener, runtime })
    }

    /// Answers on a thread of its own.
    pub fn answer(self, answers: Answers) {
        let Self { listener, runtime } = self;
        let work = move || runtime.block_on(receive(&listener, &answers));
        let thread = thread::Builder::new().name("instance".to_owned());
        if let Err(error) = thread.spawn(work) {
            tracing::warn!(%error, "Later starts will not find this one");
        }
    }
}

/// A pipe has no time limits of its own, a runtime's clock serves all systems.
fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// Where the socket of a folder is.
pub(super) fn name(folder: &Path) -> io::Result<Name<'static>> {
    system::place(folder)?.to_fs_name::<GenericFilePath>()
}

async fn receive(listener: &Listener, answers: &Answers) {
    loop {
        let heard = match listener.accept().await {
            Ok(stream) => within(ATTENTION, hear(&stream, answers)).await,
            Err(error) => {
                sleep(PAUSE).await; // What fails now would fail again at once.
                Err(error)
            }
        };
        if let Err(error) = heard {
            tracing::info!(%error, "A later start was not understood");
        }
    }
}

async fn within<T>(limit: Duration, work: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    timeout(limit, work).await?
}

async fn hear(stream: &Stream, answers: &Answers) -> io::Result<()> {
    let line = line(stream).await?;
    let errand = Errand::read(&line).ok_or(io::ErrorKind::InvalidData)?;
    welcome(answers, errand);
    say(stream, UNDERSTOOD).await
}

/// One line, bounded in length, without its end.
async fn line(stream: &Stream) -> io::Result<String> {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.take(Errand::MAX_BYTES));
    reader.read_line(&mut line).await?;
    let line = line.strip_suffix('\n').ok_or(io::ErrorKind::InvalidData)?;
    Ok(line.to_owned())
}

async fn say(mut stream: &Stream, text: &str) -> io::Result<()> {
    stream.write_all(format!("{text}\n").as_bytes()).await
}

/// Says to the running console what this start is for; whether it has understood.
pub(super) fn knock(folder: &Path, errand: &Errand) -> bool {
    let Ok(runtime) = runtime() else {
        return false;
    };
    let asked = runtime.block_on(ask(folder, errand));
    runtime.shutdown_background(); // A busy pipe is waited for without end.
    asked.unwrap_or(false)
}

async fn ask(folder: &Path, errand: &Errand) -> io::Result<bool> {
    let stream = within(PATIENCE, connect(folder)).await?;
    system::lend_foreground(&stream);
    let answer = async {
        say(&stream, &errand.line()).await?;
        line(&stream).await
    };
    Ok(within(PATIENCE, answer).await? == UNDERSTOOD)
}

async fn connect(folder: &Path) -> io::Result<Stream> {
    loop {
        if let Ok(stream) = Stream::connect(name(folder)?).await {
            return Ok(stream);
        }
        sleep(PAUSE).await;
    }
}
