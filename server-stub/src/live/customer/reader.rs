//! The frames that a customer's page sends.

use atiende_protocol::{ByeReason, CustomerFrame, Outcome, Refusal, RequestId};
use governor::DefaultDirectRateLimiter;

use crate::live::hub::Seat;
use crate::live::line::Queued;
use crate::live::socket::{Ending, Incoming, next_frame};
use crate::{AppState, commands};

/// Reads one page's frames.
pub(super) struct Reader<'a> {
    pub(super) app: &'a AppState,
    pub(super) request: RequestId,
    pub(super) seat: &'a Seat,
    pub(super) limiter: DefaultDirectRateLimiter,
}

impl Reader<'_> {
    /// Reads until the connection ends. Messages are stored in the order in which they came.
    pub(super) async fn run(self, mut incoming: Incoming) -> Ending {
        loop {
            let (frame, is_too_fast) = match next_frame(&mut incoming, &self.limiter).await {
                Ok(next) => next,
                Err(ending) => return ending,
            };
            let (id, text) = match frame {
                CustomerFrame::Send { id, text } => (id, text),
                CustomerFrame::Presence {
                    is_visible,
                    is_typing,
                } => {
                    if !is_too_fast.0 {
                        let rooms = &self.app.hub.rooms;
                        rooms.page(self.seat.number, is_visible, is_typing);
                    }
                    continue;
                }
                CustomerFrame::Hello { .. } => return Ending::Bye(ByeReason::BadFrame),
            };
            let outcome = if is_too_fast.0 {
                let refusal = Refusal::TooFast { retry_secs: 1 };
                Outcome::Refused { refusal }
            } else {
                commands::customer_message(self.app, self.request, id, &text).await
            };
            // Behind the events that it caused: they are in the queue already.
            self.seat.line.offer(Queued::Settled(id, outcome));
        }
    }
}
