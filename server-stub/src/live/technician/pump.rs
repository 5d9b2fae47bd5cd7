//! The frames that a console is sent, from one queue and in its order.

use atiende_protocol::http::TimelinePage;
use atiende_protocol::{ByeReason, RequestId, Seq, ServerFrame};
use axum::extract::ws::{Message, Utf8Bytes};
use futures_util::SinkExt as _;
use tokio::sync::mpsc;

use super::presence::Presence;
use super::view::{Row, Timeline, View};
use crate::AppState;
use crate::live::hub::Seat;
use crate::live::line::Queued;
use crate::live::presence::Told;
use crate::live::published::{Published, encode};
use crate::live::socket::{BATCH, Ending, HEARTBEAT, Outgoing};
use crate::storage::{
    About, CatchUp, Cut, Resume, Scope, SessionId, SessionTechnician, TIMELINE_SLICE,
    TechnicianSync,
};

/// Sends one console what it is to know.
pub(super) struct Pump<'a> {
    app: &'a AppState,
    session: SessionId,
    outgoing: Outgoing,
    seat: &'a Seat,
    queue: mpsc::Receiver<Queued>,
    presence: Presence,
}

impl<'a> Pump<'a> {
    pub(super) fn new(
        app: &'a AppState,
        caller: &SessionTechnician,
        outgoing: Outgoing,
        (seat, queue): (&'a Seat, mpsc::Receiver<Queued>),
    ) -> Self {
        Self {
            app,
            session: caller.session,
            outgoing,
            seat,
            queue,
            presence: Presence::new(caller.technician.id),
        }
    }

    pub(super) fn into_outgoing(self) -> Outgoing {
        self.outgoing
    }

    /// Brings the console up to date and keeps it so until the connection ends.
    pub(super) async fn run(&mut self, resume: Resume) -> Ending {
        let Err(ending) = self.follow(resume).await;
        ending
    }

    async fn follow(&mut self, resume: Resume) -> Result<std::convert::Infallible, Ending> {
        let mut view = self.sync(resume).await?;
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            // Read before looking into the queue: all up to here is in it.
            let head = self.app.hub.head();
            let next = tokio::time::timeout(HEARTBEAT, self.queue.recv_many(&mut batch, BATCH));
            match next.await {
                Ok(0) => return Err(Ending::Closed),
                Ok(_) => {
                    for queued in batch.drain(..) {
                        self.seat.line.taken(&queued);
                        self.deal_with(queued, &mut view).await?;
                    }
                }
                Err(_) => self.heartbeat(head, &mut view).await?,
            }
            self.outgoing.flush().await?;
        }
    }

    async fn deal_with(&mut self, queued: Queued, view: &mut View) -> Result<(), Ending> {
        match queued {
            Queued::Published(published) => self.change(&published, view).await,
            Queued::Access => self.look_again(view).await,
            Queued::Settled(id, outcome) => self.send(&ServerFrame::Settled { id, outcome }).await,
            Queued::Watch(requests) => self.watch(requests, view).await,
            Queued::Presence(told) => self.present(&told, view).await,
            Queued::Place(_) => Ok(()), // That is for customers.
        }
    }

    async fn change(&mut self, published: &Published, view: &mut View) -> Result<(), Ending> {
        if published.seq() <= view.cursor {
            return Ok(()); // It was part of the snapshot or replay.
        }
        let (row, timeline) = view.take(&published.change);
        match row {
            Row::Shown => self.feed(published.row()).await?,
            Row::Gone => {
                self.look_away(published.change.request.id);
                self.feed(published.gone()).await?;
            }
            Row::Unseen => {}
        }
        match timeline {
            Timeline::Lines => {
                for entry in published.entries() {
                    self.feed(entry.clone()).await?;
                }
                Ok(())
            }
            Timeline::Whole => {
                let request = &published.change.request;
                self.timeline(request.id, request.chat_opened, view).await
            }
            Timeline::Unseen => Ok(()),
        }
    }

    /// Sends the newest part of a timeline as it is at the cursor: later lines follow by themselves.
    async fn timeline(
        &mut self,
        request: RequestId,
        with_messages: bool,
        view: &View,
    ) -> Result<(), Ending> {
        let cut = Cut {
            request,
            up_to: view.cursor,
            with_messages,
        };
        let page = self.app.storage.timeline(cut, TIMELINE_SLICE).await?;
        self.send(&timeline_frame(request, page)).await
    }

    async fn watch(&mut self, requests: Vec<RequestId>, view: &mut View) -> Result<(), Ending> {
        let session = self
            .app
            .storage
            .situation(self.session, About::default())
            .await?;
        let viewer = session
            .ok_or(Ending::Bye(ByeReason::SignedOut))?
            .technician
            .id;
        let fresh = view.watch(requests);
        for id in &fresh {
            let id = *id;
            if let Some(request) = self.app.storage.visible_request(viewer, id).await? {
                self.timeline(id, request.chat_opened, view).await?;
                view.show(&request);
            }
        }
        self.all_present(&fresh, view).await
    }

    /// Starts afresh where the technician may see other things than before.
    async fn look_again(&mut self, view: &mut View) -> Result<(), Ending> {
        let situation = self
            .app
            .storage
            .situation(self.session, About::default())
            .await?;
        let situation = situation.ok_or(Ending::Bye(ByeReason::SignedOut))?;
        if situation.scope_seq != view.scope_seq {
            let resume = Resume {
                after: None,
                watching: view.wanted(),
            };
            self.app.hub.rooms.leave(self.seat.number); // The console says it again.
            *view = self.sync(resume).await?;
        }
        Ok(())
    }

    /// Sends a replay or a snapshot. The line lets everything pass meanwhile, so that nothing is
    /// missed that a new scope covers.
    async fn sync(&mut self, resume: Resume) -> Result<View, Ending> {
        self.seat.line.set_scope(Scope::All);
        let wanted = resume.watching.clone();
        let sync = self.app.storage.technician_sync(self.session, resume);
        let sync = sync.await?.ok_or(Ending::Bye(ByeReason::SignedOut))?;
        let view = View::new(&sync, wanted);
        self.seat.line.set_scope(sync.scope.clone());
        self.send_sync(sync).await?;
        self.presence.clear();
        self.all_present(&view.wanted(), &view).await?;
        self.outgoing.flush().await?;
        Ok(view)
    }

    async fn send_sync(&mut self, sync: TechnicianSync) -> Result<(), Ending> {
        let welcome = ServerFrame::Welcome {
            technician: sync.technician,
            companies: sync.companies,
            settings: sync.settings,
            limits: sync.limits,
            rules: sync.rules,
            now: crate::now(),
        };
        self.send(&welcome).await?;
        if matches!(sync.catch_up, CatchUp::Snapshot(_)) {
            self.send(&ServerFrame::Reset).await?;
        }
        for watched in sync.watched {
            if let Some(page) = watched.whole {
                self.send(&timeline_frame(watched.request, page)).await?;
            }
        }
        for frame in rows_and_lines(sync.catch_up) {
            self.send(&frame).await?;
        }
        self.send(&ServerFrame::CaughtUp { seq: sync.head }).await
    }

    /// Tells who is there, where that is news.
    async fn present(&mut self, told: &Told, view: &View) -> Result<(), Ending> {
        if !view.may_see(told.company, told.is_new) {
            return Ok(());
        }
        match self.presence.frame(told, view.shows(told.request)) {
            Some(frame) => self.send(&frame).await,
            None => Ok(()),
        }
    }

    /// Tells who is there in timelines that were just sent, and wherever a technician looks.
    async fn all_present(&mut self, fresh: &[RequestId], view: &View) -> Result<(), Ending> {
        let present = self.app.hub.rooms.present(fresh);
        for told in &present {
            self.present(told, view).await?;
        }
        let is_empty = |id: &&RequestId| !present.iter().any(|told| told.request == **id);
        for id in fresh.iter().filter(is_empty).filter(|id| view.shows(**id)) {
            if let Some(frame) = self.presence.nobody(*id) {
                self.send(&frame).await?;
            }
        }
        Ok(())
    }

    fn look_away(&mut self, request: RequestId) {
        self.presence.forget(request);
        let rooms = &self.app.hub.rooms;
        rooms.leave_request(self.seat.number, request);
    }

    async fn heartbeat(&mut self, head: Seq, view: &mut View) -> Result<(), Ending> {
        view.cursor = view.cursor.max(head);
        let beat = ServerFrame::Heartbeat {
            seq: view.cursor,
            now: crate::now(),
        };
        self.send(&beat).await
    }

    async fn send(&mut self, frame: &ServerFrame) -> Result<(), Ending> {
        self.feed(encode(frame)).await
    }

    async fn feed(&mut self, text: Utf8Bytes) -> Result<(), Ending> {
        Ok(self.outgoing.feed(Message::Text(text)).await?)
    }
}

fn timeline_frame(request: RequestId, page: TimelinePage) -> ServerFrame {
    ServerFrame::Timeline {
        request,
        entries: page.entries,
        has_earlier: page.has_earlier,
    }
}

/// The frames of a snapshot or replay, the latter in the order of the log: a frame promises that
/// everything before its number was sent, also to a console that is cut off in the middle.
fn rows_and_lines(catch_up: CatchUp) -> Vec<ServerFrame> {
    let (changed, gone, entries) = match catch_up {
        CatchUp::Replay {
            changed,
            gone,
            entries,
        } => (changed, gone, entries),
        CatchUp::Snapshot(open) => {
            let seq = Seq(0);
            let open = open.into_iter();
            return open
                .map(|request| ServerFrame::Request { seq, request })
                .collect();
        }
    };
    let mut frames = Vec::with_capacity(changed.len() + gone.len() + entries.len());
    for (seq, request) in changed {
        frames.push((seq, ServerFrame::Request { seq, request }));
    }
    for (seq, request) in gone {
        frames.push((seq, ServerFrame::Gone { seq, request }));
    }
    for (request, entry) in entries {
        frames.push((entry.seq, ServerFrame::Entry { request, entry }));
    }
    frames.sort_by_key(|(seq, _)| *seq);
    frames.into_iter().map(|(_, frame)| frame).collect()
}
