//! A scanner that finds EICAR, and is there or not as the test wants it.

use std::path::{Path, PathBuf};

use atiende_server::files::scan::ClamdAddress;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;

/// Where a scanner may be.
pub(super) struct Place(TempDir);

/// A scanner that is there until it is dropped.
pub(super) struct Fake {
    socket: PathBuf,
    serving: JoinHandle<()>,
}

impl Place {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn socket(&self) -> PathBuf {
        self.0.path().join("clamd.ctl")
    }

    pub(super) fn address(&self) -> ClamdAddress {
        ClamdAddress::Unix(self.socket())
    }

    /// A scanner that looks for EICAR.
    pub(super) fn occupied(&self) -> Fake {
        Fake::at(&self.socket(), None)
    }

    /// A scanner that says the same of everything.
    pub(super) fn occupied_by_one_who_says(&self, answer: &'static str) -> Fake {
        Fake::at(&self.socket(), Some(answer))
    }

    /// Somebody who takes connections and never says a word.
    pub(super) fn occupied_by_a_silent_one(&self) -> UnixListener {
        UnixListener::bind(self.socket()).unwrap()
    }
}

impl Fake {
    fn at(socket: &Path, answer: Option<&'static str>) -> Self {
        let listener = UnixListener::bind(socket).unwrap();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                serve(stream, answer).await.ok(); // Whoever asked may be gone.
            }
        });
        Self {
            socket: socket.to_owned(),
            serving,
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.serving.abort();
        std::fs::remove_file(&self.socket).unwrap();
    }
}

async fn serve(mut stream: UnixStream, answer: Option<&str>) -> std::io::Result<()> {
    let mut command = Vec::new();
    while stream
        .read_u8()
        .await
        .map(|byte| command.push(byte))
        .is_ok()
        && !command.ends_with(b"\0")
    {}
    let found = match command.as_slice() {
        b"zPING\0" => "PONG",
        b"zINSTREAM\0" => verdict(&content(&mut stream).await?),
        other => panic!("unknown command {other:?}"),
    };
    let answer = answer.filter(|_| found != "PONG").unwrap_or(found);
    stream.write_all(format!("{answer}\0").as_bytes()).await
}

async fn content(stream: &mut UnixStream) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let length = u64::from(stream.read_u32().await?);
        if length == 0 {
            return Ok(content);
        }
        stream.take(length).read_to_end(&mut content).await?;
    }
}

fn verdict(content: &[u8]) -> &'static str {
    let name = b"EICAR";
    match content.windows(name.len()).any(|part| part == name) {
        true => "stream: Eicar-Signature FOUND",
        false => "stream: OK",
    }
}
