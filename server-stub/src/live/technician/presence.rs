//! What one console is told of who is there. Pure.

use std::collections::HashMap;

use atiende_protocol::{
    CustomerPresence, RequestId, ServerFrame, TechnicianId, TechnicianPresence,
};

use crate::live::presence::Told;

/// What one console was told of who is there.
pub(super) struct Presence {
    viewer: TechnicianId,
    said: HashMap<RequestId, Said>,
}

type Said = (Option<CustomerPresence>, Vec<TechnicianPresence>);

impl Presence {
    /// Nothing was told yet.
    pub(super) fn new(viewer: TechnicianId) -> Self {
        Self {
            viewer,
            said: HashMap::new(),
        }
    }

    /// The frame about a request that may be seen; `None` where it would say nothing new. Only
    /// those who watch the timeline are told of the customer.
    pub(super) fn frame(&mut self, told: &Told, is_watched: bool) -> Option<ServerFrame> {
        let technicians = told.technicians.iter();
        let others = technicians.filter(|present| present.technician.id != self.viewer);
        let customer = is_watched.then_some(told.customer);
        self.say(told.request, (customer, others.cloned().collect()))
    }

    /// The frame about a watched request in which nobody is.
    pub(super) fn nobody(&mut self, request: RequestId) -> Option<ServerFrame> {
        self.say(request, (Some(CustomerPresence::Gone), Vec::new()))
    }

    /// The console forgot all of it.
    pub(super) fn clear(&mut self) {
        self.said.clear();
    }

    /// The console forgot this request.
    pub(super) fn forget(&mut self, request: RequestId) {
        self.said.remove(&request);
    }

    fn say(&mut self, request: RequestId, say: Said) -> Option<ServerFrame> {
        let nothing = (None, Vec::new());
        if *self.said.get(&request).unwrap_or(&nothing) == say {
            return None;
        }
        if say == nothing {
            self.said.remove(&request);
        } else {
            self.said.insert(request, say.clone());
        }
        let (customer, technicians) = say;
        Some(ServerFrame::Presence {
            request,
            customer,
            technicians,
        })
    }
}
