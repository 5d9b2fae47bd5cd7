//! The live socket to the service, in protocol frames.

use std::time::Duration;

use atiende_protocol::{
    ByeReason, ClientFrame, PROTOCOL_VERSION, RequestId, Seq, ServerFrame, TECHNICIAN_SUBPROTOCOL,
};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::{HeaderValue, StatusCode, header};
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::address;
use crate::ports::Token;

/// How long opening the socket, or writing a frame, may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The service speaks at least every 20 seconds; a longer silence is a dead connection.
const SILENCE: Duration = Duration::from_secs(50);

/// Why a connection could not be made, or ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LiveError {
    /// The token is not valid any more.
    #[error("the token is not accepted")]
    SignedOut,
    /// Nothing was heard for too long.
    #[error("no sign of life")]
    Silence,
    /// The service closed the connection.
    #[error("closed by the service")]
    Closed,
    /// The address cannot be that of a service.
    #[error("not an address of a service")]
    BadAddress,
    /// The socket failed.
    #[error(transparent)]
    Socket(#[from] tungstenite::Error),
    /// A frame was not understood: going on would leave a hole.
    #[error("frame not understood")]
    Frame(#[from] serde_json::Error),
}

/// An open connection.
pub(crate) struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    heard_at: Instant,
}

/// Connects and says hello, asking for everything after `resume_after`.
pub(crate) async fn connect(
    service: &str,
    token: &Token,
    resume_after: Option<Seq>,
    watching: Vec<RequestId>,
) -> Result<Live, LiveError> {
    let url = address::stream(service).ok_or(LiveError::BadAddress)?;
    let mut request = url.into_client_request()?;
    let bearer = HeaderValue::from_str(&format!("Bearer {}", token.0));
    let bearer = bearer.map_err(|_| LiveError::SignedOut)?;
    request.headers_mut().insert(header::AUTHORIZATION, bearer);
    let subprotocol = HeaderValue::from_static(TECHNICIAN_SUBPROTOCOL);
    request
        .headers_mut()
        .insert(header::SEC_WEBSOCKET_PROTOCOL, subprotocol);
    let opened = timeout(PATIENCE, connect_async(request))
        .await
        .map_err(|_| LiveError::Silence)?;
    let (socket, _) = opened.map_err(refused)?;
    let mut live = Live {
        socket,
        heard_at: Instant::now(),
    };
    let version = PROTOCOL_VERSION;
    live.send(&ClientFrame::Hello {
        version,
        resume_after,
        watching,
    })
    .await?;
    Ok(live)
}

fn refused(error: tungstenite::Error) -> LiveError {
    match error {
        tungstenite::Error::Http(response) if response.status() == StatusCode::UNAUTHORIZED => {
            LiveError::SignedOut
        }
        other => LiveError::Socket(other),
    }
}

impl Live {
    /// Sends one frame.
    pub(crate) async fn send(&mut self, frame: &ClientFrame) -> Result<(), LiveError> {
        let message = Message::text(serde_json::to_string(frame)?);
        timeout(PATIENCE, self.socket.send(message))
            .await
            .map_err(|_| LiveError::Silence)??;
        Ok(())
    }

    /// The next frame. May be dropped and called again without losing one.
    pub(crate) async fn receive(&mut self) -> Result<ServerFrame, LiveError> {
        loop {
            let limit = self.heard_at + SILENCE;
            let next = timeout_at(limit, self.socket.next()).await;
            let next = next.map_err(|_| LiveError::Silence)?;
            self.heard_at = Instant::now();
            match next.ok_or(LiveError::Closed)?? {
                Message::Text(text) => return heard(serde_json::from_str(&text)?),
                Message::Close(_) => return Err(LiveError::Closed),
                _ => {}
            }
        }
    }
}

/// Being signed out ends the connection for good; every other farewell is answered by coming back.
fn heard(frame: ServerFrame) -> Result<ServerFrame, LiveError> {
    match frame {
        ServerFrame::Bye {
            reason: ByeReason::SignedOut,
        } => Err(LiveError::SignedOut),
        frame => Ok(frame),
    }
}
