//! ClamAV's daemon: where it listens, and what its answers mean.

use std::fmt;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use async_trait::async_trait;
use clamav_client::PONG;
use clamav_client::tokio::{TransportProtocol, ping, scan_file};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use super::{Scanner, Verdict};

/// Memory of one scan, whatever the length of the file.
const CHUNK: usize = 64 * 1024;

/// How long an answer to the shortest of all questions may take.
const PING_LIMIT: Duration = Duration::from_secs(5);

/// Scans at the same time; each is a thread of the daemon.
const AT_ONCE: usize = 2;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClamdAddress {
    /// A socket of this computer.
    Unix(PathBuf),
    /// A host and a port.
    Tcp(String),
}

impl FromStr for ClamdAddress {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let parsed = match text.split_once(':') {
            Some(("unix", path)) if cfg!(unix) && path.starts_with('/') => {
                Some(Self::Unix(path.into()))
            }
            Some(("tcp", address)) if has_port(address) => Some(Self::Tcp(address.to_owned())),
            _ => None,
        };
        parsed.ok_or_else(|| {
            "write it like unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310".to_owned()
        })
    }
}

fn has_port(address: &str) -> bool {
    let parts = address.rsplit_once(':');
    parts.is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
}

impl fmt::Display for ClamdAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
            Self::Tcp(address) => write!(f, "tcp:{address}"),
        }
    }
}

/// ClamAV's daemon.
#[derive(Debug)]
pub struct Clamd {
    address: ClamdAddress,
    turns: Semaphore,
}

impl Clamd {
    /// The daemon that listens there; it need not be there yet.
    pub fn new(address: ClamdAddress) -> Self {
        let turns = Semaphore::new(AT_ONCE);
        Self { address, turns }
    }

    /// Sends a file, piece by piece, and understands the answer.
    async fn ask(&self, content: &Path) -> Result<Verdict> {
        let _turn = self.turns.acquire().await.map_err(Error::other)?;
        let answer = scan_file(content, Line(&self.address), Some(CHUNK)).await?;
        verdict(&String::from_utf8_lossy(&answer))
    }
}

#[async_trait]
impl Scanner for Clamd {
    async fn scan(&self, path: &Path, limit: Duration) -> Verdict {
        let asked = tokio::time::timeout(limit, self.ask(path)).await;
        asked
            .map_err(Error::from)
            .flatten()
            .unwrap_or_else(|error| {
                tracing::warn!(%error, "The scanner does not answer: files wait for it");
                Verdict::Unavailable
            })
    }

    async fn is_there(&self) -> bool {
        let asked = tokio::time::timeout(PING_LIMIT, ping(Line(&self.address))).await;
        matches!(asked, Ok(Ok(answer)) if answer == PONG)
    }
}

/// How the daemon is reached, each time anew.
struct Line<'a>(&'a ClamdAddress);

trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

impl TransportProtocol for Line<'_> {
    type Stream = Box<dyn Duplex>;

    async fn connect(&self) -> Result<Box<dyn Duplex>> {
        match self.0 {
            ClamdAddress::Tcp(address) => Ok(Box::new(TcpStream::connect(address).await?)),
            #[cfg(unix)]
            ClamdAddress::Unix(path) => Ok(Box::new(tokio::net::UnixStream::connect(path).await?)),
            #[cfg(not(unix))]
            ClamdAddress::Unix(_) => Err(std::io::ErrorKind::Unsupported.into()),
        }
    }
}

/// Only the two answers that clamd gives after it has read everything say anything of the file.
fn verdict(answer: &str) -> Result<Verdict> {
    let answer = answer.trim_end_matches(['\0', '\n']);
    let said = answer.strip_prefix("stream: ").unwrap_or_default();
    match said.strip_suffix(" FOUND") {
        Some(signature) => Ok(Verdict::Infected(signature.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(Error::other(format!("unexpected answer {answer:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_answers_tell_something_of_the_file() {
        let infected = Verdict::Infected("Eicar-Test-Signature".to_owned());
        assert_eq!(verdict("stream: OK\0").unwrap(), Verdict::Clean);
        assert_eq!(
            verdict("stream: Eicar-Test-Signature FOUND\0").unwrap(),
            infected
        );
        for other in [
            "",
            "OK",
            "stream: ",
            "stream: OK\0stream: OK",
            "INSTREAM size limit exceeded. ERROR\0",
            "stream: Can't allocate memory ERROR\0",
        ] {
            assert!(verdict(other).is_err(), "{other:?}");
        }
    }

    #[test]
    fn address_is_a_socket_or_a_port() {
        let parse = |text: &str| text.parse::<ClamdAddress>().ok();
        for text in [
            "unix:/run/clamav/clamd.ctl",
            "tcp:127.0.0.1:3310",
            "tcp:[::1]:3310",
            "tcp:scanner.example:3310",
        ] {
            assert_eq!(
                parse(text).map(|address| address.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "/run/clamd.ctl",
            "unix:clamd.ctl",
            "tcp:localhost",
            "tcp::1",
            "udp:a:1",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
