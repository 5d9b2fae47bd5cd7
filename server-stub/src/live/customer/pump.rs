//! The frames that a customer's page is sent, from one queue and in its order.

use std::convert::Infallible;
use std::sync::Arc;

use atiende_protocol::{CustomerEntry, PortalFrame, RequestId, RequestStatus, RequestView, Seq};
use axum::extract::ws::{Message, Utf8Bytes};
use futures_util::SinkExt as _;
use tokio::sync::mpsc;

use crate::AppState;
use crate::live::line::{Line, Queued};
use crate::live::published::{Published, customer_view, encode};
use crate::live::queue::Place;
use crate::live::socket::{BATCH, Ending, HEARTBEAT, Outgoing};
use crate::storage::StorageError;

/// How many lines are read from the storage at once.
const PAGE: usize = 500;

/// Sends one customer's page what it is to know.
pub(super) struct Pump<'a> {
    app: &'a AppState,
    request: RequestId,
    outgoing: Outgoing,
    line: &'a Arc<Line>,
    queue: mpsc::Receiver<Queued>,
    cursor: Seq,
    sent: Option<RequestView>,
    place: Option<Place>,
    is_answer_written: bool,
}

impl<'a> Pump<'a> {
    pub(super) fn new(
        app: &'a AppState,
        request: RequestId,
        outgoing: Outgoing,
        (line, queue): (&'a Arc<Line>, mpsc::Receiver<Queued>),
    ) -> Self {
        Self {
            app,
            request,
            outgoing,
            line,
            queue,
            cursor: Seq(0),
            sent: None,
            place: None,
            is_answer_written: false,
        }
    }

    pub(super) fn into_outgoing(self) -> Outgoing {
        self.outgoing
    }

    /// Brings the page up to date and keeps it so until the connection ends.
    pub(super) async fn run(&mut self, resume_after: Option<Seq>) -> Ending {
        let Err(ending) = self.follow(resume_after).await;
        ending
    }

    async fn follow(&mut self, resume_after: Option<Seq>) -> Result<Infallible, Ending> {
        self.catch_up(resume_after).await?;
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            self.outgoing.flush().await?;
            let next = tokio::time::timeout(HEARTBEAT, self.queue.recv_many(&mut batch, BATCH));
            match next.await {
                Ok(0) => return Err(Ending::Closed),
                Ok(_) => {
                    for queued in batch.drain(..) {
                        self.line.taken(&queued);
                        self.deal_with(queued).await?;
                    }
                }
                Err(_) => self.send(&PortalFrame::Heartbeat).await?,
            }
        }
    }

    /// Sends what the page has missed, up to one place in the log; the rest is in the queue.
    async fn catch_up(&mut self, resume_after: Option<Seq>) -> Result<(), Ending> {
        let head = self.app.storage.head().await?;
        let stored = self.app.storage.request(self.request).await?;
        let stored = stored.ok_or(Ending::Failed(StorageError::NotFound))?;
        let after = match resume_after {
            // A page that is ahead of the log knows another database.
            Some(after) if after <= head => after,
            _ => {
                self.send(&PortalFrame::Reset).await?;
                Seq(0)
            }
        };
        self.show(customer_view(&stored.request)).await?;
        let seq = self.replay(after, head).await?;
        self.cursor = head;
        self.send(&PortalFrame::CaughtUp { seq }).await
    }

    /// Sends the lines after one event up to and with another; the last one's number.
    async fn replay(&mut self, after: Seq, head: Seq) -> Result<Seq, Ending> {
        let mut last = after;
        loop {
            let storage = &self.app.storage;
            let page = storage.entries_after(self.request, last, PAGE).await?;
            let is_last = page.len() < PAGE;
            for entry in page {
                if entry.seq > head {
                    return Ok(last);
                }
                last = entry.seq;
                if let Some(entry) = CustomerEntry::of(&entry) {
                    self.send(&PortalFrame::Entry { entry }).await?;
                }
            }
            if is_last {
                return Ok(last);
            }
        }
    }

    async fn deal_with(&mut self, queued: Queued) -> Result<(), Ending> {
        match queued {
            Queued::Published(published) => self.change(&published).await,
            Queued::Settled(id, outcome) => self.send(&PortalFrame::Settled { id, outcome }).await,
            Queued::Presence(told) => self.typing(told.is_answer_written).await,
            Queued::Place(place) => self.tell_place(place).await,
            // Those are for technicians.
            Queued::Access | Queued::Watch(_) => Ok(()),
        }
    }

    async fn typing(&mut self, is_typing: bool) -> Result<(), Ending> {
        if std::mem::replace(&mut self.is_answer_written, is_typing) == is_typing {
            return Ok(());
        }
        self.send(&PortalFrame::Typing { is_typing }).await
    }

    /// Tells the place where it is another one, while the request waits.
    async fn tell_place(&mut self, place: Place) -> Result<(), Ending> {
        if !self.waits() || self.place == Some(place) {
            return Ok(());
        }
        self.place = Some(place);
        let frame = PortalFrame::Queue {
            place: place.place,
            is_somebody_available: place.is_somebody_available,
        };
        self.send(&frame).await
    }

    fn waits(&self) -> bool {
        let status = self.sent.as_ref().map(|sent| sent.status);
        status == Some(RequestStatus::New)
    }

    async fn change(&mut self, published: &Published) -> Result<(), Ending> {
        if published.seq() <= self.cursor {
            return Ok(()); // It was part of the replay.
        }
        self.cursor = published.seq();
        self.show(customer_view(&published.change.request)).await?;
        for entry in published.entries_of_customer() {
            self.feed(entry.clone()).await?;
        }
        Ok(())
    }

    /// Sends the request where the customer would see a difference.
    async fn show(&mut self, request: RequestView) -> Result<(), Ending> {
        if self.sent.as_ref() == Some(&request) {
            return Ok(());
        }
        self.sent = Some(request.clone());
        if !self.waits() {
            self.place = None;
        }
        self.send(&PortalFrame::Request { request }).await
    }

    async fn send(&mut self, frame: &PortalFrame) -> Result<(), Ending> {
        self.feed(encode(frame)).await
    }

    async fn feed(&mut self, text: Utf8Bytes) -> Result<(), Ending> {
        Ok(self.outgoing.feed(Message::Text(text)).await?)
    }
}
