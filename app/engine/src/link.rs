//! The connection as a state machine: waiting, opening, open.

use std::future::{Future, pending};
use std::pin::Pin;
use std::time::Duration;

use atiende_protocol::ServerFrame;
use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use tokio::time::Sleep;

use crate::connection::{Live, LiveError};

/// The first pause after a lost connection.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// An attempt to connect, under way.
pub(crate) type Opening = Pin<Box<dyn Future<Output = Result<Live, LiveError>> + Send>>;

/// The connection.
pub(crate) enum Link {
    /// Nobody is signed in.
    Idle,
    /// Pausing before the next try.
    Waiting(Pin<Box<Sleep>>),
    /// A try is under way.
    Opening(Opening),
    /// Connected.
    Open(Box<Live>),
}

/// What happened to the connection.
#[expect(
    clippy::large_enum_variant,
    reason = "an event is made once and read once; a box would only cost"
)]
pub(crate) enum LinkEvent {
    /// It is time to try.
    Try,
    /// The try succeeded.
    Opened(Box<Live>),
    /// The service said something.
    Frame(ServerFrame),
    /// The try failed, or the connection ended.
    Failed(LiveError),
}

impl Link {
    /// Waits for the next event. May be dropped and called again without losing one.
    pub(crate) async fn next(&mut self) -> LinkEvent {
        match self {
            Self::Idle => pending().await,
            Self::Waiting(pause) => {
                pause.await;
                LinkEvent::Try
            }
            Self::Opening(opening) => match opening.await {
                Ok(live) => LinkEvent::Opened(Box::new(live)),
                Err(error) => LinkEvent::Failed(error),
            },
            Self::Open(live) => match live.receive().await {
                Ok(frame) => LinkEvent::Frame(frame),
                Err(error) => LinkEvent::Failed(error),
            },
        }
    }
}

/// The pauses between tries: longer and longer, and not the same for every console, so that a
/// service that comes back is not overrun.
pub(crate) struct Pauses(ExponentialBackoff);

impl Pauses {
    pub(crate) fn new() -> Self {
        let builder = ExponentialBuilder::new().with_jitter().without_max_times();
        let builder = builder
            .with_min_delay(FIRST_PAUSE)
            .with_max_delay(LONGEST_PAUSE);
        Self(builder.build())
    }

    pub(crate) fn next(&mut self) -> Link {
        let pause = self.0.next().unwrap_or(LONGEST_PAUSE);
        Link::Waiting(Box::pin(tokio::time::sleep(pause)))
    }

    /// Without a pause: the first try, and after a sleep.
    pub(crate) fn at_once() -> Link {
        Link::Waiting(Box::pin(tokio::time::sleep(Duration::ZERO)))
    }
}
