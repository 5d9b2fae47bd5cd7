//! What technicians' and customers' sockets have in common: limits, first frame, farewell.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use atiende_protocol::ByeReason;
use atiende_protocol::http::ProblemKind;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use serde::de::DeserializeOwned;
use tokio::sync::mpsc;

use super::hub::{Listener, NoRoom, Seat};
use super::line::Queued;
use crate::AppState;
use crate::auth::TooMany;
use crate::auth::limiter::network;
use crate::routes::ApiRefusal;
use crate::storage::StorageError;

/// The longest frame that is read.
const MAX_FRAME: usize = 64 * 1024;

/// The WebSocket's own buffers; its default of 128 KiB would cost a gigabyte at 10,000 sockets.
const BUFFER: usize = 4 * 1024;

/// How long the first frame may take.
const HELLO_LIMIT: Duration = Duration::from_secs(10);

/// How long the farewell may take.
const BYE_LIMIT: Duration = Duration::from_secs(2);

/// When to come back where there was no room, in seconds.
const RETRY_SECS: u64 = 10;

/// A silent socket says that it is alive.
pub(super) const HEARTBEAT: Duration = Duration::from_secs(20);

/// How many queued things are sent by one system call, if they wait.
pub(super) const BATCH: usize = 64;

pub(super) type Outgoing = SplitSink<WebSocket, Message>;
pub(super) type Incoming = SplitStream<WebSocket>;

/// How a connection ends.
#[derive(Debug)]
pub(super) enum Ending {
    /// The service says why.
    Bye(ByeReason),
    /// The peer has gone.
    Closed,
    /// The storage failed; the peer comes back.
    Failed(StorageError),
}

impl From<axum::Error> for Ending {
    fn from(_: axum::Error) -> Self {
        Self::Closed
    }
}

impl From<StorageError> for Ending {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

/// Limits an upgrade, and picks the subprotocol; the refusal where the caller speaks another one.
pub(super) fn limited(
    upgrade: WebSocketUpgrade,
    subprotocol: &'static str,
) -> Result<WebSocketUpgrade, ProblemKind> {
    let upgrade = upgrade
        .protocols([subprotocol])
        .max_frame_size(MAX_FRAME)
        .max_message_size(MAX_FRAME)
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER);
    match upgrade.selected_protocol() {
        Some(_) => Ok(upgrade),
        None => Err(ProblemKind::BadRequest),
    }
}

/// A place in the hub for a caller from `address`; the refusal where there is no room for one more.
pub(super) fn seated(
    app: &AppState,
    listener: Listener,
    address: IpAddr,
) -> Result<(Seat, mpsc::Receiver<Queued>), ApiRefusal> {
    let place = (network(address), app.config.sockets_per_address);
    app.hub.join(listener, place).map_err(|no_room| {
        if no_room == NoRoom::Address {
            tracing::warn!(%address, "Too many sockets from one address");
        }
        let retry_secs = RETRY_SECS;
        TooMany { retry_secs }.into()
    })
}

/// Counts the frames of one socket.
pub(super) fn frame_limiter(per_second: u32, burst: u32) -> DefaultDirectRateLimiter {
    let at_least_one = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_second(at_least_one(per_second)).allow_burst(at_least_one(burst));
    RateLimiter::direct(quota)
}

/// The next frame. Pings are answered by the socket itself and only counted here.
pub(super) async fn next_frame<F: DeserializeOwned>(
    incoming: &mut Incoming,
    limiter: &DefaultDirectRateLimiter,
) -> Result<(F, IsTooFast), Ending> {
    loop {
        let message = incoming.next().await.ok_or(Ending::Closed)??;
        let is_too_fast = IsTooFast(limiter.check().is_err());
        match message {
            Message::Text(text) => return Ok((parse(&text)?, is_too_fast)),
            Message::Close(_) => return Err(Ending::Closed),
            Message::Ping(_) | Message::Pong(_) if !is_too_fast.0 => {}
            _ => return Err(Ending::Bye(ByeReason::BadFrame)),
        }
    }
}

/// Whether a frame exceeds the limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct IsTooFast(pub(super) bool);

fn parse<F: DeserializeOwned>(text: &Utf8Bytes) -> Result<F, Ending> {
    serde_json::from_str(text).map_err(|_| Ending::Bye(ByeReason::BadFrame))
}

/// The first frame, which must come soon.
pub(super) async fn first_frame<F: DeserializeOwned>(
    incoming: &mut Incoming,
    limiter: &DefaultDirectRateLimiter,
) -> Result<F, Ending> {
    let first = tokio::time::timeout(HELLO_LIMIT, next_frame(incoming, limiter)).await;
    let (frame, _) = first.map_err(|_| Ending::Bye(ByeReason::BadFrame))??;
    Ok(frame)
}

/// Says goodbye, where there is something to say, and closes.
pub(super) async fn farewell(
    mut outgoing: Outgoing,
    ending: Ending,
    bye: impl FnOnce(ByeReason) -> Utf8Bytes,
) {
    let farewell = async {
        match ending {
            Ending::Bye(reason) => outgoing.feed(Message::Text(bye(reason))).await?,
            Ending::Failed(error) => tracing::error!(%error, "A live socket had to be closed"),
            Ending::Closed => return Ok(()),
        }
        outgoing.close().await
    };
    let ended: Result<Result<(), axum::Error>, _> = tokio::time::timeout(BYE_LIMIT, farewell).await;
    if !matches!(ended, Ok(Ok(()))) {
        tracing::debug!("A peer had gone before the farewell");
    }
}
