//! Takes connections, and gives up those whose other end does not read any more.

use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;

/// How long nothing of an answer may get through. A download lasts as long as it goes on.
pub(crate) const STALL_LIMIT: Duration = Duration::from_secs(60);

/// Connections of which none is stalled for long.
pub(crate) struct PatientListener {
    listener: TcpListener,
    limit: Duration,
}

impl PatientListener {
    /// Takes the connections of `listener`.
    pub(crate) fn new(listener: TcpListener, limit: Duration) -> Self {
        Self { listener, limit }
    }
}

impl Listener for PatientListener {
    type Io = Pin<Box<TimeoutStream<TcpStream>>>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.limit));
        (Box::pin(stream), address)
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    const LONG: Duration = Duration::from_secs(10);

    #[tokio::test]
    async fn who_does_not_read_is_given_up() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut listener = PatientListener::new(listener, Duration::from_millis(50));
        let _reader = TcpStream::connect(address).await.unwrap();
        let (mut stream, _) = listener.accept().await;

        let mut endless = tokio::io::repeat(0);
        let sending = tokio::io::copy(&mut endless, &mut stream);
        let ended = tokio::time::timeout(LONG, sending).await.unwrap();
        assert_eq!(ended.unwrap_err().kind(), ErrorKind::TimedOut);
    }
}
