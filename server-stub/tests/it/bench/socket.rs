//! A WebSocket client that speaks frames of one kind.

use std::marker::PhantomData;
use std::net::SocketAddr;

use futures_util::{SinkExt as _, StreamExt as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::LIMIT;

/// The status of an upgrade that was refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) u16);

/// A socket that receives frames `In`.
pub(crate) struct Socket<In> {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    frames: PhantomData<In>,
    /// Every frame so far, as it travelled.
    pub(crate) texts: Vec<String>,
}

impl<In: DeserializeOwned + std::fmt::Debug> Socket<In> {
    pub(crate) async fn open(
        address: SocketAddr,
        path: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, Refused> {
        let mut request = format!("ws://{address}{path}")
            .into_client_request()
            .unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((stream, _)) => Ok(Self {
                stream,
                frames: PhantomData,
                texts: Vec::new(),
            }),
            Err(Error::Http(response)) => Err(Refused(response.status().as_u16())),
            Err(other) => panic!("the service is not there: {other}"),
        }
    }

    pub(crate) async fn send(&mut self, frame: &impl Serialize) {
        self.send_text(&serde_json::to_string(frame).unwrap()).await;
    }

    pub(crate) async fn send_text(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.ok(); // The test sees what comes back.
    }

    /// The next frame; `None` once the service has closed the socket.
    pub(crate) async fn next(&mut self) -> Option<In> {
        let next = tokio::time::timeout(LIMIT, self.stream.next()).await;
        match next.expect("no frame came in time")? {
            Ok(Message::Text(text)) => {
                self.texts.push(text.to_string());
                Some(serde_json::from_str(&text).unwrap())
            }
            Ok(Message::Close(_)) | Err(_) => None,
            Ok(other) => panic!("unexpected {other:?}"),
        }
    }

    /// Cuts the connection without a word.
    pub(crate) fn cut(self) {
        drop(self.stream);
    }
}
