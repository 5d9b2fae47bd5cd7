//! A customer's end of the live socket.

use atiende_protocol::{
    ByeReason, CUSTOMER_SUBPROTOCOL, CommandId, CustomerEntry, CustomerFrame, Outcome,
    PROTOCOL_VERSION, PortalFrame, RequestView, Seq,
};

use super::{Bench, Refused, Socket, fresh_id};

/// A customer's page with an open socket, and what it shows.
pub(crate) struct Page {
    pub(crate) socket: Socket<PortalFrame>,
    pub(crate) view: Option<RequestView>,
    pub(crate) entries: Vec<CustomerEntry>,
    pub(crate) caught_up: Option<Seq>,
    pub(crate) settled: Vec<(CommandId, Outcome)>,
    pub(crate) resets: usize,
    pub(crate) bye: Option<ByeReason>,
    /// The place in the queue, and whether anybody is there.
    pub(crate) place: Option<(u32, bool)>,
    /// Every time that the technician began or stopped writing.
    pub(crate) typing: Vec<bool>,
}

impl Bench {
    pub(crate) async fn customer_socket(
        &self,
        form: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Socket<PortalFrame>, Refused> {
        let path = format!("/r/token%20of%20{form}/stream");
        let mut all = vec![("sec-websocket-protocol", CUSTOMER_SUBPROTOCOL)];
        all.extend_from_slice(headers);
        Socket::open(self.service.address(), &path, &all).await
    }

    /// The page of the customer who sent `form`.
    pub(crate) async fn page(&self, form: &str, resume_after: Option<Seq>) -> Page {
        let mut socket = self.customer_socket(form, &[]).await.unwrap();
        let hello = CustomerFrame::Hello {
            version: PROTOCOL_VERSION,
            resume_after,
        };
        socket.send(&hello).await;
        let mut page = Page {
            socket,
            view: None,
            entries: Vec::new(),
            caught_up: None,
            settled: Vec::new(),
            resets: 0,
            bye: None,
            place: None,
            typing: Vec::new(),
        };
        page.until(|page| page.caught_up.is_some()).await;
        page
    }
}

impl Page {
    /// Takes frames in until what is shown fits.
    pub(crate) async fn until(&mut self, fits: impl Fn(&Self) -> bool) {
        while !fits(self) {
            let frame = self.socket.next().await.expect("the page was closed");
            self.apply(frame);
        }
    }

    fn apply(&mut self, frame: PortalFrame) {
        match frame {
            PortalFrame::Reset => {
                self.entries.clear();
                self.resets += 1;
            }
            PortalFrame::Request { request } => self.view = Some(request),
            PortalFrame::Entry { entry } => {
                let last = self.entries.last().map(|last| last.seq);
                assert!(last < Some(entry.seq), "a line came twice or out of order");
                self.entries.push(entry);
            }
            PortalFrame::CaughtUp { seq } => self.caught_up = Some(seq),
            PortalFrame::Settled { id, outcome } => self.settled.push((id, outcome)),
            PortalFrame::Queue {
                place,
                is_somebody_available,
            } => self.place = Some((place, is_somebody_available)),
            PortalFrame::Typing { is_typing } => self.typing.push(is_typing),
            PortalFrame::Heartbeat => {}
            PortalFrame::Bye { reason } => self.bye = Some(reason),
        }
    }

    /// Writes, and waits for the answer.
    pub(crate) async fn writes(&mut self, text: &str) -> Outcome {
        self.writes_as(fresh_id(), text).await
    }

    /// Writes under an id, and waits for the answer.
    pub(crate) async fn writes_as(&mut self, id: CommandId, text: &str) -> Outcome {
        let text = text.to_owned();
        self.socket.send(&CustomerFrame::Send { id, text }).await;
        let before = self.settled.len();
        self.until(|page| page.settled.len() > before).await;
        let (settled, outcome) = self.settled.last().unwrap();
        assert_eq!(*settled, id);
        outcome.clone()
    }

    /// Reads to the end; why the service closed.
    pub(crate) async fn farewell(&mut self) -> Option<ByeReason> {
        while let Some(frame) = self.socket.next().await {
            self.apply(frame);
        }
        self.bye
    }
}
