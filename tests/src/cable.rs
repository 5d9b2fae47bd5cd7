//! A network cable between a technician and the service that can be pulled out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What is passed on at once.
const PIECE: usize = 16 * 1024;

/// A relay on a free port that passes everything on while it is plugged in.
pub struct Cable {
    address: String,
    line: Arc<Line>,
}

/// What the cable and its connections share.
struct Line {
    is_plugged: watch::Sender<bool>,
    /// How many bytes may still go to the service before the cable is pulled.
    left: AtomicU64,
    /// How many bytes have gone to the service.
    carried: AtomicU64,
}

impl Cable {
    /// Lays a cable to the service at `HOST:PORT`.
    pub async fn to(service: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener
            .local_addr()
            .expect("a listener has an address")
            .to_string();
        let line = Arc::new(Line {
            is_plugged: watch::channel(true).0,
            left: AtomicU64::new(u64::MAX),
            carried: AtomicU64::new(0),
        });
        tokio::spawn(relay(listener, service.to_owned(), Arc::clone(&line)));
        Self { address, line }
    }

    /// The address to use in place of the service's.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends every connection and lets no new one through.
    pub fn pull(&self) {
        self.line.is_plugged.send_replace(false);
    }

    /// Pulls the cable once so many more bytes have gone to the service.
    pub fn pull_after(&self, bytes: u64) {
        self.line.left.store(bytes, Ordering::SeqCst);
    }

    /// Whether the cable is plugged in.
    pub fn is_plugged(&self) -> bool {
        *self.line.is_plugged.borrow()
    }

    /// How many bytes have gone to the service.
    pub fn carried(&self) -> u64 {
        self.line.carried.load(Ordering::SeqCst)
    }

    /// Lets connections through again.
    pub fn plug(&self) {
        self.pull_after(u64::MAX);
        self.line.is_plugged.send_replace(true);
    }
}

async fn relay(listener: TcpListener, service: String, line: Arc<Line>) {
    while let Ok((near, _)) = listener.accept().await {
        let line = Arc::clone(&line);
        let service = service.clone();
        tokio::spawn(async move {
            let mut plugged = line.is_plugged.subscribe();
            if !*plugged.borrow_and_update() {
                return;
            }
            let Ok(far) = TcpStream::connect(service).await else {
                return;
            };
            tokio::select! {
                () = both_ways(near, far, &line) => {}
                _ = plugged.wait_for(|plugged| !plugged) => {}
            }
        });
    }
}

async fn both_ways(mut near: TcpStream, mut far: TcpStream, line: &Line) {
    let (from_near, mut to_near) = near.split();
    let (mut from_far, to_far) = far.split();
    let back = async {
        copy(&mut from_far, &mut to_near).await.ok();
        to_near.shutdown().await.ok();
    };
    tokio::join!(forth(from_near, to_far, line), back);
}

async fn forth(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, line: &Line) {
    let mut piece = vec![0; PIECE];
    while let Ok(length @ 1..) = from.read(&mut piece).await {
        let length = u64::try_from(length).unwrap_or_default();
        let left = line.left.load(Ordering::SeqCst);
        let passing = length.min(left);
        if left != u64::MAX {
            line.left.store(left - passing, Ordering::SeqCst);
        }
        let kept = usize::try_from(passing).unwrap_or_default();
        if to
            .write_all(piece.get(..kept).unwrap_or_default())
            .await
            .is_err()
        {
            break;
        }
        line.carried.fetch_add(passing, Ordering::SeqCst);
        if passing < length {
            line.is_plugged.send_replace(false);
        }
    }
    to.shutdown().await.ok();
}
