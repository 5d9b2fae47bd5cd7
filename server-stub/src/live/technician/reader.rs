//! The frames that a console sends.

use atiende_protocol::{ByeReason, ClientFrame, Outcome, Refusal, RequestId, TechnicianRef};
use governor::DefaultDirectRateLimiter;

use super::MAX_WATCHED;
use crate::live::hub::Seat;
use crate::live::line::Queued;
use crate::live::socket::{Ending, Incoming, IsTooFast, next_frame};
use crate::storage::SessionTechnician;
use crate::{AppState, commands};

/// Reads one console's frames.
pub(super) struct Reader<'a> {
    pub(super) app: &'a AppState,
    pub(super) caller: &'a SessionTechnician,
    pub(super) seat: &'a Seat,
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
                self.seat
                    .line
                    .offer(Queued::Settled(id, Outcome::Refused { refusal }));
            }
            ClientFrame::Command { id, command } => {
                let outcome = commands::execute(self.app, self.caller, id, &command).await;
                // Behind the events that it caused: they are in the queue already.
                self.seat.line.offer(Queued::Settled(id, outcome));
            }
            ClientFrame::Watch { requests } if fits(&requests, is_too_fast) => {
                self.seat.line.offer(Queued::Watch(requests));
            }
            ClientFrame::Presence { viewing, is_typing } if !is_too_fast.0 => {
                self.look(viewing, is_typing).await?;
            }
            ClientFrame::Presence { .. } => {}
            ClientFrame::Watch { .. } | ClientFrame::Hello { .. } => {
                return Err(Ending::Bye(ByeReason::BadFrame));
            }
        }
        Ok(())
    }

    /// Notes what the technician looks at; nobody is seen at a request that he may not see.
    async fn look(&self, viewing: Option<RequestId>, is_typing: bool) -> Result<(), Ending> {
        let (rooms, number) = (&self.app.hub.rooms, self.seat.number);
        let Some(id) = viewing else {
            rooms.leave(number);
            return Ok(());
        };
        if rooms.goes_on(number, id, is_typing) {
            return Ok(());
        }
        let technician = &self.caller.technician;
        match self.app.storage.visible_request(technician.id, id).await? {
            Some(request) => {
                let technician = TechnicianRef {
                    id: technician.id,
                    name: technician.name.clone(),
                };
                rooms.look(number, &technician, &request, is_typing);
            }
            None => rooms.leave(number),
        }
        Ok(())
    }
}

fn fits<T>(requests: &[T], is_too_fast: IsTooFast) -> bool {
    requests.len() <= MAX_WATCHED && !is_too_fast.0
}
