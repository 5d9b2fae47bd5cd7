//! The frames that a console sends.

use std::sync::Arc;

use atiende_protocol::{ByeReason, ClientFrame, Outcome, Refusal};
use governor::DefaultDirectRateLimiter;

use super::MAX_WATCHED;
use crate::live::line::{Line, Queued};
use crate::live::socket::{Ending, Incoming, IsTooFast, next_frame};
use crate::storage::SessionTechnician;
use crate::{AppState, commands};

/// Reads one console's frames.
pub(super) struct Reader<'a> {
    pub(super) app: &'a AppState,
    pub(super) caller: &'a SessionTechnician,
    pub(super) line: &'a Arc<Line>,
    pub(super) limiter: DefaultDirectRateLimiter,
}

impl Reader<'_> {
    /// Reads until the connection ends. Commands are carried out one after the other, in the
    /// order in which they came.
    pub(super) async fn run(self, mut incoming: Incoming) -> Ending {
        loop {
            let (frame, is_too_fast) = match next_frame(&mut incoming, &self.limiter).await {
                Ok(next) => next,
                Err(ending) => return ending,
            };
            if let Err(ending) = self.take(frame, is_too_fast).await {
                return ending;
            }
        }
    }

    async fn take(&self, frame: ClientFrame, is_too_fast: IsTooFast) -> Result<(), Ending> {
        match frame {
            ClientFrame::Command { id, .. } if is_too_fast.0 => {
                let refusal = Refusal::TooFast { retry_secs: 1 };
                self.line
                    .offer(Queued::Settled(id, Outcome::Refused { refusal }));
            }
            ClientFrame::Command { id, command } => {
                let outcome = commands::execute(self.app, self.caller, id, &command).await;
                // Behind the events that it caused: they are in the queue already.
                self.line.offer(Queued::Settled(id, outcome));
            }
            ClientFrame::Watch { requests } if fits(&requests, is_too_fast) => {
                self.line.offer(Queued::Watch(requests));
            }
            ClientFrame::Watch { .. } | ClientFrame::Hello { .. } => {
                return Err(Ending::Bye(ByeReason::BadFrame));
            }
        }
        Ok(())
    }
}

fn fits<T>(requests: &[T], is_too_fast: IsTooFast) -> bool {
    requests.len() <= MAX_WATCHED && !is_too_fast.0
}
